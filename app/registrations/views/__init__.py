"""Pages of registrations: terms and review for the Secretariat, a delegation for its focal points, one's own."""

from app.registrations.exports import duties
from app.registrations.views import (
    copying,
    credentials,
    delegation,
    figures,
    focal_points,
    grid,
    inviting,
    opening,
    own,
    own_deeds,
    own_delegations,
    participants,
    people,
    person,
    purging,
    review,
    standing,
    terms,
    with_code,
)
from app.registrations.views.blueprint import pages

__all__ = [
    "copying",
    "credentials",
    "delegation",
    "duties",
    "figures",
    "focal_points",
    "grid",
    "inviting",
    "opening",
    "own",
    "own_deeds",
    "own_delegations",
    "pages",
    "participants",
    "people",
    "person",
    "purging",
    "review",
    "standing",
    "terms",
    "with_code",
]
