"""A meeting as it is shown: the values that pages, and later documents, are made from, in the reader's words."""
