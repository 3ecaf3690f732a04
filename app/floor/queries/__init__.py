"""Reads of the floor's log."""
