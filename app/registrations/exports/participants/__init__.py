"""The list of participants: on a page, on paper, and all that is known as a workbook."""
