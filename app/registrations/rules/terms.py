"""The terms of registering for a meeting: who is invited, how many, from when, until when; each number is a default."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from app.core.refusal import Refusal, refusal
from app.meetings.rules.words import Participation
from app.registrations.rules.words import Category, Party, Way


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
# How long after a meeting the Secretariat keeps what is personal, unless it says otherwise.
KEPT = timedelta(days=180)
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
    over_at: datetime | None = None
    is_cancelled: bool = False

    def quota(self, entity: str, category: Category) -> Quota:
        """How many people this delegation may register."""
        return self.own_quotas.get(entity) or self.quotas.get(category, Quota())


def end_of(last_day: date, zone: tzinfo) -> datetime:
    """When a meeting is over: with its last day."""
    return datetime.combine(last_day + timedelta(days=1), time(), zone)


def why_not_any_more(is_purged: bool) -> Refusal | None:
    """Once what was personal is purged, nothing personal is taken in again."""
    return refusal("registrations.purged") if is_purged else None


def why_not_now(terms: Terms, now: datetime, party: Party) -> Refusal | None:
    """Delegations ask for places between opening and closing, the closing second excluded; the Secretariat at any
    time; nobody for a meeting that is cancelled. With the meeting registering is over, whatever was said of closing.

    Withdrawing, giving more where it was asked for and correcting a name need no place (`states.needs_place`).
    """
    if terms.is_cancelled:
        return refusal("registrations.meeting_cancelled")
    if party == Party.SECRETARIAT:
        return None
    if terms.opens_at and now < terms.opens_at:
        return refusal("registrations.not_open_yet", opens_at=terms.opens_at.astimezone(terms.zone))
    if terms.closes_at and now >= terms.closes_at:
        return refusal("registrations.closed", closes_at=terms.closes_at.astimezone(terms.zone))
    return refusal("registrations.meeting_over") if is_closed(terms, now) else None


def why_not_prepare(shut: Refusal | None) -> Refusal | None:
    """Before opening, drafts are made; once it is closed, cancelled or purged there is nothing to be prepared."""
    return None if shut is None or shut.code == "registrations.not_open_yet" else shut


def is_closed(terms: Terms, now: datetime) -> bool:
    """Whether registering has closed, the closing second included: as was said, or because the meeting is over."""
    return any(at is not None and now >= at for at in (terms.closes_at, terms.over_at))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Terms as the Secretariat wants them; `keep_until` is the last day on which personal data are kept."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    categories: frozenset[Category] = frozenset(Category)
    quotas: Mapping[Category, Quota] = field(default_factory=lambda: QUOTAS)
    ngo_seats: int | None = NGO_SEATS
    with_credentials: frozenset[Category] = WITH_CREDENTIALS
    keep_until: date


def usual(ends_on: date) -> Wanted:
    """What the terms of a meeting are unless somebody wants others."""
    return Wanted(keep_until=ends_on + KEPT)


def why_not_terms(wanted: Wanted, ends_on: date) -> Refusal | None:
    """Terms close after they open, invite somebody, give a number of places, and keep data through the meeting."""
    if wanted.opens_at and wanted.closes_at and wanted.closes_at <= wanted.opens_at:
        return refusal("registrations.closes_before_it_opens")
    if not wanted.categories:
        return refusal("registrations.nobody_invited")
    if wanted.keep_until < ends_on:
        return refusal("registrations.kept_too_short", ends_on=ends_on)
    numbers = [wanted.ngo_seats, *(number for quota in wanted.quotas.values() for number in numbers_of(quota))]
    return why_not_numbers(numbers)


def why_not_numbers(numbers: Iterable[int | None]) -> Refusal | None:
    """A quota is a number of people, none of them for nobody."""
    return refusal("registrations.quota_below_zero") if any(one is not None and one < 0 for one in numbers) else None


def numbers_of(quota: Quota) -> tuple[int | None, int | None, int | None]:
    """The three numbers of a quota."""
    return quota.in_person, quota.online, quota.in_room
