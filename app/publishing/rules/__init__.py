"""How the public pages are arranged: pure values, no database and no request."""
