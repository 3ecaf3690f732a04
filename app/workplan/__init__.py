"""The workplan: challenges, and the years in which they are taken up."""
