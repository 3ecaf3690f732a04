"""What may happen on the floor of a sitting, in what order, and what has happened: the replay of its entries."""
