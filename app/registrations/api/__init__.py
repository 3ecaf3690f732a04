"""Registering for programs: terms, delegations and their people, and what the Secretariat decides.

An answer to a write is kept for a day under its Idempotency-Key, so it says nothing personal: ids, states, places.
"""

from app.registrations.api import credentials, deciding, delegations, focal_points, people, roster, terms
from app.registrations.api.blueprint import api

__all__ = ["api", "credentials", "deciding", "delegations", "focal_points", "people", "roster", "terms"]
