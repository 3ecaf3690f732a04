"""Pages that bring features together for one reader."""
