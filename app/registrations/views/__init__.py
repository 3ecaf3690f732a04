"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.views import (
    copying,
    credentials,
    delegation,
    focal_points,
    grid,
    own_delegations,
    people,
    person,
)
from app.registrations.views.blueprint import pages

__all__ = [
    "copying",
    "credentials",
    "delegation",
    "focal_points",
    "grid",
    "own_delegations",
    "pages",
    "people",
    "person",
]
