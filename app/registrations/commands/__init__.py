"""Writes of registrations: each under the lock of the meeting's terms, by which places are given."""
