"""The floor: lists of speakers, rights of reply, points of order, the running floor, the record."""
