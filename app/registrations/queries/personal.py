"""Where registrations stand: what mails and people's own pages are made from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.core.db import db
from app.meetings.models import Meeting
from app.meetings.queries import newest_programmes
from app.meetings.queries.draft import value_of
from app.meetings.rules.order import chronological, status_of
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.words import Status
from app.people.models import Account
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.delegations import get_delegation
from app.registrations.queries.focal_points import focal_points_of
from app.registrations.queries.people import find_registered, people_of, plan_of
from app.registrations.queries.places import load_places
from app.registrations.queries.terms import find_terms, participation_of, sittings_to_attend, terms_of
from app.registrations.rules.delegations import are_credentials_missing
from app.registrations.rules.telling import is_still_so
from app.registrations.rules.waiting import ahead
from app.registrations.rules.ways import Attending
from app.registrations.rules.words import Category, News, State, Way


@dataclass(frozen=True)
class OwnStanding:
    """Somebody's registration with its meeting as the public knows it; `place` is the one on the waiting list."""

    row: Registration
    terms: RegistrationTerms
    programme: Programme
    place: int | None = None
    lacks_credentials: bool = False
    held: frozenset[int] = frozenset()

    @property
    def state(self) -> State:
        """What became of it so far."""
        return State(self.row.state)

    @property
    def header(self) -> Header:
        """What is said of the meeting as a whole."""
        return self.programme.header

    @property
    def attending(self) -> Attending:
        """How somebody takes part in its sittings."""
        return Attending(Way(self.row.way), participation_of(self.terms.meeting), plan_of(self.row))

    @property
    def sittings(self) -> list[Sitting]:
        """The sittings that can be attended, in the order in which they are held."""
        of = chronological(self.programme)
        return [one for one in of if status_of(one, self.header) != Status.CANCELLED and one.number in self.held]


@dataclass(frozen=True)
class Happened:
    """The same piece of news about people of one delegation, for one of its focal points."""

    delegation: Delegation
    account: Account
    header: Header
    rows: list[Registration]
    places: Mapping[int, int] = field(default_factory=dict)


def own_standing_of(row: Registration) -> OwnStanding:
    """Where somebody stands; `row` is loaded with its delegation, and with its plan."""
    terms = _terms_of(row.delegation)
    category = Category(row.delegation.category)
    return OwnStanding(
        row,
        terms,
        programme_known(terms.meeting),
        waiting_places(terms, row.delegation, [row]).get(row.id),
        are_credentials_missing(category, terms_of(terms), row.delegation.credentials_id is not None),
        frozenset(sittings_to_attend(terms.meeting)),
    )


def find_person_to_tell(registration_id: int, news: News) -> OwnStanding | None:
    """Whom a mail is for; none where the news is no longer so, or where nothing personal is left."""
    row = find_registered(registration_id)
    return own_standing_of(row) if row and is_still_so(news, State(row.state)) else None


def focal_points_to_tell(delegation_id: int, besides: int | None) -> list[Account]:
    """Who hears of a delegation's news: its focal points who have joined, but not whoever did it."""
    delegation = db.session.get(Delegation, delegation_id)
    found = focal_points_of(delegation.entity_code) if delegation else []
    return [one for one in found if one.joined_at is not None and one.id != besides]


def find_delegation_to_tell(
    account_id: int, delegation_id: int, registration_ids: Collection[int], news: News
) -> Happened | None:
    """What one focal point is told of; none where nothing of it is so any more, or this is no focal point now."""
    account = next((one for one in focal_points_to_tell(delegation_id, None) if one.id == account_id), None)
    rows = [one for one in people_of(registration_ids) if is_still_so(news, State(one.state))]
    if account is None or not rows:
        return None
    delegation = get_delegation(delegation_id)
    terms = _terms_of(delegation)
    places = waiting_places(terms, delegation, rows)
    return Happened(delegation, account, programme_known(terms.meeting).header, rows, places)


def programme_known(meeting: Meeting) -> Programme:
    """What the public knows of a meeting; before it is published, what its draft says of it as a whole."""
    found = newest_programmes([meeting.slug])
    header = {"officers": (), "documents": (), "margins": ()}
    return found[0] if found else Programme(header=value_of(meeting, Header, **header))


def waiting_places(terms: RegistrationTerms, delegation: Delegation, rows: Collection[Registration]) -> dict[int, int]:
    """The how-manieth those of a delegation are who wait, by their ids, among all who want something of the same."""
    ids = {row.id for row in rows if row.state == State.WAITING.value}
    if not ids:
        return {}
    _rules, _taken, waiting = load_places(terms, delegation)
    return {one.id: ahead(one, waiting) + 1 for one in waiting if one.id in ids}


def _terms_of(delegation: Delegation) -> RegistrationTerms:
    terms = find_terms(delegation.meeting.slug)
    assert terms is not None, "a delegation is invited on terms"
    return terms
