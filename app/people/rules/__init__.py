"""What may be decided about people without knowing the database, the clock or the web."""
