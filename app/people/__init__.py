"""Accounts, signing in, and who holds which role within what."""
