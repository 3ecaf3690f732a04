"""What a delegation can still have at a meeting, as the form of a person says it."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.meetings.queries.published import newest
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Sitting
from app.registrations.models import Delegation, Registration
from app.registrations.queries.places import load_places
from app.registrations.queries.terms import find_terms, sittings_to_attend
from app.registrations.rules.delegations import are_credentials_missing
from app.registrations.rules.places import Left, left
from app.registrations.rules.terms import Quota, Terms
from app.registrations.rules.waiting import Waiting, ahead
from app.registrations.rules.words import Category


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is left for a delegation, of how many; the sittings that are announced; until when its data are kept."""

    delegation: Delegation
    terms: Terms
    quota: Quota
    left: Left
    queue: tuple[Waiting, ...]
    credentials_missing: bool
    sittings: tuple[Sitting, ...]
    zone: ZoneInfo
    keep_until: date
    is_purged: bool = False

    @property
    def category(self) -> Category:
        """Among whom the delegation is counted."""
        return Category(self.delegation.category)

    @property
    def waiting(self) -> int:
        """How many of the delegation wait."""
        return sum(one.wish.entity == self.delegation.entity_code for one in self.queue)

    def ahead_of(self, row: Registration) -> int:
        """How many stand before somebody of the delegation on the waiting list."""
        return ahead(next(one for one in self.queue if one.id == row.id), self.queue)


def offer_of(delegation: Delegation) -> Offer:
    """What is so now; what is drafted and not announced is not offered."""
    row = find_terms(delegation.meeting.slug)
    assert row is not None, "a delegation is invited on terms"
    terms, taken, waiting = load_places(row, delegation)
    programme, held = newest(delegation.meeting.slug), sittings_to_attend(delegation.meeting)
    announced = chronological(programme) if programme else ()
    category = Category(delegation.category)
    return Offer(
        delegation=delegation,
        terms=terms,
        quota=terms.quota(delegation.entity_code, category),
        left=left(delegation.entity_code, category, terms, taken),
        queue=tuple(waiting),
        credentials_missing=are_credentials_missing(category, terms, delegation.credentials_id is not None),
        sittings=tuple(one for one in announced if one.number in held),
        zone=ZoneInfo(delegation.meeting.timezone),
        keep_until=row.keep_until,
        is_purged=row.purged_at is not None,
    )
