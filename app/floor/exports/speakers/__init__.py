"""A list of speakers: on a page, on paper, and for machines."""
