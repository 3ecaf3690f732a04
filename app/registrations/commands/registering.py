"""Registering people: many at once or one, all of them or none."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refusal, insist
from app.registrations.commands.holding import hold_delegation
from app.registrations.commands.moving_up import give, tell
from app.registrations.models import Delegation, Registration, RegistrationPlan, RegistrationTerms
from app.registrations.queries.places import load_roll
from app.registrations.queries.terms import sittings_to_attend
from app.registrations.rules.asking import Asked, PeopleRefused, ask, why_not_enter
from app.registrations.rules.people import Particulars
from app.registrations.rules.places import Place
from app.registrations.rules.terms import why_not_now, why_not_prepare
from app.registrations.rules.words import News, Party, Source, State


@command
def register(
    delegation_id: int,
    people: Sequence[Particulars],
    by: Actor,
    *,
    party: Party = Party.DELEGATION,
    source: Source = Source.DELEGATION,
    is_draft: bool = False,
) -> list[Registration]:
    """Register people of a delegation: each gets a place or, where that was agreed to, waits for one.

    Drafts are kept without asking, as long as they can be submitted. Raises PeopleRefused with every mistake, and
    Refused where it is too late; then nobody is kept.
    """
    terms, delegation = hold_delegation(delegation_id, by)
    with_plans = any(person.plan for person in people)
    roll = load_roll(terms, delegation, [person.known for person in people], with_sittings=with_plans)
    roll = replace(roll, by_oneself=source == Source.CODE)
    if is_draft:
        insist(why_not_prepare(why_not_now(roll.terms, clock.now(), party)))
    asked = Asked(mistakes=tuple(why_not_enter(people, roll))) if is_draft else ask(people, roll, clock.now(), party)
    if asked.mistakes:
        raise PeopleRefused(asked.mistakes)
    give(terms, asked.others, by)
    places = asked.places or (None,) * len(people)
    rows = [_entered(delegation, person, place, source) for person, place in zip(people, places, strict=True)]
    _keep(terms, delegation, people, rows)
    for row in rows:
        audit(by, "registrations.register", row, ("state",), on_behalf_of=_behalf(delegation, party))
    tell(terms, () if is_draft else rows, News.RECEIVED, by)
    announce("registrations_changed", f"registrations/{delegation.meeting.slug}", meeting_id=terms.meeting_id)
    return rows


def _entered(
    delegation: Delegation, person: Particulars, place: Place | Refusal | None, source: Source
) -> Registration:
    """A new row, with its place where there is one, waiting where there was none, a draft where nobody asked."""
    now = clock.now()
    row = Registration(public_id=secrets.token_hex(6), source=source.value, made_at=now, delegation=delegation)
    row.meeting_id = delegation.meeting_id
    row.leave(State.DRAFT if place is None else State.WAITING)
    row.asked_at = None if place is None else now
    row.plans, row.words = [], []
    row.say(person)
    row.way = person.way.value
    if isinstance(place, Place):
        row.hold(place)
    return row


def _keep(
    terms: RegistrationTerms, delegation: Delegation, people: Sequence[Particulars], rows: Sequence[Registration]
) -> None:
    sittings = sittings_to_attend(terms.meeting) if any(person.plan for person in people) else {}
    for person, row in zip(people, rows, strict=True):
        row.plans = [
            RegistrationPlan(sitting_id=sittings[number][0], attendance=attendance.value)
            for number, attendance in person.plan.items()
        ]
        db.session.add(row)
    db.session.flush()


def _behalf(delegation: Delegation, party: Party) -> Delegation | None:
    return delegation if party == Party.SECRETARIAT else None
