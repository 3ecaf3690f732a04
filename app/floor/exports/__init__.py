"""What of the floor is shown and taken away."""
