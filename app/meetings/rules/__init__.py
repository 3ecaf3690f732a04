"""The rules of a programme, each pure: they know no database, no clock and no language."""
