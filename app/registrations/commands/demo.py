"""Registration for the rehearsal of the demo: terms, delegations and invented people, of whom nobody is written to."""

import secrets
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.entities.queries import entities_named
from app.entities.rules import EntityKind
from app.meetings.queries import find_meeting
from app.registrations.commands.holding import hold_terms
from app.registrations.commands.terms import set_terms
from app.registrations.models import Delegation, Registration, RegistrationTerms, RegistrationWord
from app.registrations.queries.delegations import delegations_of
from app.registrations.queries.kept_terms import wanted_of
from app.registrations.queries.terms import find_terms, terms_of
from app.registrations.rules.delegations import category_of
from app.registrations.rules.invented import MEMBERS, PEOPLE, WITHOUT_CREDENTIALS, Invented, invented
from app.registrations.rules.places import Place, Taken, Wish, place_for
from app.registrations.rules.states import HOLDING
from app.registrations.rules.terms import KEPT
from app.registrations.rules.words import Category, Party, Source, State

CLOSES = time(18)
REASONS = {
    State.MORE_WANTED: "Please say at which ministry or mission this person works.",
    State.REJECTED: "The note verbale does not name this person.",
}


@command
def open_rehearsal(slug: str, by: Actor) -> None:
    """Let registering for a rehearsal be open until its last evening; moved with it where it was moved to now."""
    meeting, terms = find_meeting(slug), find_terms(slug)
    assert meeting is not None, "the demo has its rehearsal"
    closes = datetime.combine(meeting.ends_on, CLOSES, tzinfo=ZoneInfo(meeting.timezone))
    if terms and (terms.purged_at or terms.closes_at is None or terms.closes_at.date() >= meeting.starts_on):
        return
    wanted = replace(wanted_of(meeting, terms), closes_at=closes, keep_until=meeting.ends_on + KEPT)
    set_terms(slug, wanted, by, seen=terms.edition if terms else 0)


@command
def people_rehearsal(slug: str, credentials: int, by: Actor) -> int:
    """Invite delegations to a rehearsal and register invented people, where nobody is invited yet; how many people."""
    terms = hold_terms(slug, by)
    if delegations_of(slug):
        return 0
    delegations, taken, moments = _invite(terms, credentials), Taken(), count()
    for one in invented():
        if delegation := delegations.get(one.entity):
            taken = _register(terms, delegation, one, taken, clock.now() - timedelta(hours=150 - next(moments)))
    db.session.flush()
    audit(by, "registrations.rehearse", terms)
    return next(moments)


def _invite(terms: RegistrationTerms, credentials: int) -> dict[str, Delegation]:
    made = {}
    for code, entity in entities_named(PEOPLE).items():
        row = Delegation(meeting=terms.meeting, entity=entity, entity_code=code, invited_at=clock.now())
        row.category = category_of(code, EntityKind(entity.kind), code in MEMBERS)
        if code not in WITHOUT_CREDENTIALS:
            row.credentials_id, row.credentials_at = credentials, clock.now()
        made[code] = row
    db.session.add_all(made.values())
    db.session.flush()
    return made


def _register(
    terms: RegistrationTerms, delegation: Delegation, one: Invented, taken: Taken, asked_at: datetime
) -> Taken:
    """Somebody in the state that was thought of, where a place is free, else waiting; and what is taken then."""
    row = Registration(
        public_id=secrets.token_hex(6),
        meeting_id=terms.meeting_id,
        delegation=delegation,
        source=Source.DELEGATION.value,
        made_at=asked_at,
        way=one.person.way.value,
        plans=[],
        words=[],
    )
    row.asked_at = None if one.state == State.DRAFT else asked_at
    row.say(one.person)
    row.leave(one.state)
    place = None
    if one.state in HOLDING:
        wish = Wish(entity=one.entity, category=Category(delegation.category), way=one.person.way)
        place = place_for(wish, terms_of(terms), taken)
        _place(row, place, one) if isinstance(place, Place) else row.leave(State.WAITING)
    _explain(row, asked_at)
    db.session.add(row)
    return taken.with_place(one.entity, place) if isinstance(place, Place) else taken


def _place(row: Registration, place: Place, one: Invented) -> None:
    row.hold(place)
    approved = one.state == State.APPROVED and row.delegation.credentials_id is not None
    if approved:
        row.approved, row.decided_at = one.person.as_approved(), row.asked_at
        if one.was_changed:
            row.function = f"{row.function or 'Adviser'} (acting)"
    row.state = (State.APPROVED if approved and not one.was_changed else _before(one.state)).value


def _before(state: State) -> State:
    return State.SUBMITTED if state == State.APPROVED else state


def _explain(row: Registration, at: datetime) -> None:
    """Say why more is wanted, or why somebody was rejected."""
    if reason := REASONS.get(State(row.state)):
        row.reason, row.decided_at = reason, at
        row.words.append(RegistrationWord(at=at, party=Party.SECRETARIAT.value, text=reason))
