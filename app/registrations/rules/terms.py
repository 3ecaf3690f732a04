"""The terms of registering for a meeting: who is invited, how many, from when, until when; each number is a default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from app.core.refusal import Refusal, refusal
from app.meetings.rules.words import Participation
from app.registrations.rules.words import Actor, Category, Way


@dataclass(frozen=True, kw_only=True)
class Quota:
    """How many of one delegation: registered in person and online, and in the room at a time; None: any number."""

    in_person: int | None = 3
    online: int | None = 7
    in_room: int | None = 1

    def places(self, way: Way) -> int | None:
        """How many take part in this way."""
        return self.in_person if way == Way.IN_PERSON else self.online


UNLIMITED = Quota(in_person=None, online=None, in_room=None)
QUOTAS: Mapping[Category, Quota] = {
    **dict.fromkeys(Category, Quota()),
    Category.NGO: Quota(in_person=1),
    Category.EXPERT: UNLIMITED,
    Category.SECRETARIAT: UNLIMITED,
}
NGO_SEATS = 8
# A note verbale of a State, an official letter of an organization.
WITH_CREDENTIALS = frozenset(Category) - {Category.EXPERT, Category.SECRETARIAT}


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a meeting says of registering; an entity's own quota, by its code, stands before that of its category."""

    participation: Participation = Participation.HYBRID
    zone: tzinfo = UTC
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    categories: frozenset[Category] = frozenset(Category)
    quotas: Mapping[Category, Quota] = field(default_factory=lambda: QUOTAS)
    own_quotas: Mapping[str, Quota] = field(default_factory=dict)
    ngo_seats: int | None = NGO_SEATS
    with_credentials: frozenset[Category] = WITH_CREDENTIALS

    def quota(self, entity: str, category: Category) -> Quota:
        """How many people this delegation may register."""
        return self.own_quotas.get(entity) or self.quotas.get(category, Quota())


def why_not_now(terms: Terms, now: datetime, actor: Actor) -> Refusal | None:
    """Delegations ask for places between opening and closing, the closing second excluded; the Secretariat at any time.

    Withdrawing, giving more where it was asked for and correcting a name need no place (`states.needs_place`).
    """
    if actor == Actor.SECRETARIAT:
        return None
    if terms.opens_at and now < terms.opens_at:
        return refusal("registrations.not_open_yet", opens_at=terms.opens_at.astimezone(terms.zone))
    if terms.closes_at and now >= terms.closes_at:
        return refusal("registrations.closed", closes_at=terms.closes_at.astimezone(terms.zone))
    return None
