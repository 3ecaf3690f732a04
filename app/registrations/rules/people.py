"""By what a person is known among those registered for a meeting."""

from collections.abc import Collection

from app.core.refusal import Refusal, refusal
from app.entities.rules import sort_key

# The words of a name in any order, accents and capitals aside; and the address, in small letters.
Known = tuple[str, str]


def known_as(family_name: str, given_names: str, email: str) -> Known:
    """Missions share addresses, and people share names: only both together are one person."""
    words = sorted(sort_key(f"{given_names} {family_name}").split())
    return " ".join(words), email.strip().casefold()


def why_not_twice(person: Known, registered: Collection[Known]) -> Refusal | None:
    """Nobody is registered twice at a meeting; `registered` are those in any state but withdrawn and rejected."""
    return refusal("registrations.registered_already") if person in registered else None
