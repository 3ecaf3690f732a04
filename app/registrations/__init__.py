"""Registrations: delegations, credentials, people at a meeting, quotas and the waiting list."""
