"""Writes of meetings, one transaction each."""
