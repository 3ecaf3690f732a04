"""What the pages of the Secretariat say of meetings."""
