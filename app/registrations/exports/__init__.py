"""What leaves: lists of participants, spreadsheets, mails, figures."""
