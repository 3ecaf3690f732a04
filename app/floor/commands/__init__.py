"""Writes of the floor: each step is one entry of the log, written under the lock of its sitting."""
