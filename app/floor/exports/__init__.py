"""Documents of the floor."""
