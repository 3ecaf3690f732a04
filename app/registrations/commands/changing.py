"""Changing what is said of somebody; the place stays theirs, unless they take part in another way."""

from collections.abc import Collection
from dataclasses import replace

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist
from app.registrations.commands.holding import hold_registration
from app.registrations.commands.moving_up import give, give_free_places, tell
from app.registrations.models import Registration, RegistrationPlan, RegistrationTerms
from app.registrations.queries.people import particulars_of
from app.registrations.queries.places import load_roll
from app.registrations.queries.terms import sittings_to_attend
from app.registrations.rules.asking import PeopleRefused, Roll, ask, why_not_enter
from app.registrations.rules.people import Particulars, differing
from app.registrations.rules.states import HOLDING, after_change, why_not, why_not_of_edition
from app.registrations.rules.terms import why_not_now
from app.registrations.rules.words import Deed, News, Party, State


@command
def change(
    registration_id: int,
    person: Particulars,
    by: Actor,
    *,
    seen: int,
    party: Party = Party.DELEGATION,
    by_oneself: bool = False,
) -> list[str]:
    """Let a registration of which this edition was seen say this; returns the names of the fields that differ since."""
    terms, row = hold_registration(registration_id, by)
    insist(why_not(Deed.CHANGE, State(row.state), party))
    insist(why_not_of_edition(row.edition, seen))
    changed = differing(person, particulars_of(row))
    if not changed:
        return []
    roll = load_roll(terms, row.delegation, [person.known], besides=row.id, with_sittings=bool(person.plan))
    roll = replace(roll, by_oneself=by_oneself and "role" in changed)
    if mistakes := tuple(why_not_enter([person], roll)):
        raise PeopleRefused(mistakes)
    if "way" in changed:
        _change_way(terms, row, person, roll, by, party)
    _say(terms, row, person, changed, by)
    behalf = row.delegation if party == Party.SECRETARIAT else None
    audit(by, "registrations.change", row, changed, on_behalf_of=behalf)
    announce("registrations_changed", f"registrations/{terms.meeting.slug}", meeting_id=terms.meeting_id)
    return changed


def _change_way(
    terms: RegistrationTerms, row: Registration, person: Particulars, roll: Roll, by: Actor, party: Party
) -> None:
    """Take a place of the other way where one is free, and leave the own; whoever waits goes to the end."""
    if State(row.state) in HOLDING:
        _exchange_place(terms, row, person, roll, by, party)
    elif row.state == State.WAITING.value:
        insist(why_not_now(roll.terms, clock.now(), party))
        row.way, row.asked_at = person.way.value, clock.now()
    row.way = person.way.value
    give_free_places(terms, row.delegation, by)


def _exchange_place(
    terms: RegistrationTerms, row: Registration, person: Particulars, roll: Roll, by: Actor, party: Party
) -> None:
    state = row.state
    asked = ask([person], roll, clock.now(), party)
    if asked.mistakes:
        raise PeopleRefused(asked.mistakes)
    place = asked.places[0]
    if not hasattr(place, "number"):  # to wait for the room while holding a place online is not provided for
        raise Refused(place)
    give(terms, asked.others, by)
    row.hold(place)
    row.state = state


def _say(terms: RegistrationTerms, row: Registration, person: Particulars, changed: Collection[str], by: Actor) -> None:
    before = row.state
    row.say(person)
    row.state = after_change(State(before), changed).value
    row.edition += 1
    if "plan" in changed:
        sittings = sittings_to_attend(terms.meeting)
        wanted = {sittings[number][0]: attendance.value for number, attendance in person.plan.items()}
        there = {one.sitting_id: one for one in row.plans}
        row.plans = [there.get(sitting) or RegistrationPlan(sitting_id=sitting, attendance="") for sitting in wanted]
        for one in row.plans:
            one.attendance = wanted[one.sitting_id]
    if row.state != before:
        tell(terms, [row], News.CHANGED, by)
    if "email" in changed:  # whoever reads the mailbox before has no business here any more
        row.link_version += 1
        db.session.flush()
        tell(terms, [row], News.LINK, by)
