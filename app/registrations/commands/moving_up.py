"""Giving what is free to those who wait, and telling people what became of them."""

from collections.abc import Iterable, Mapping

from app.core.audit import audit
from app.core.db import command, db
from app.core.jobs.queue import put
from app.core.live import announce
from app.core.policy import Actor
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.places import load_places
from app.registrations.rules.places import Place
from app.registrations.rules.waiting import move_up
from app.registrations.rules.words import News

# The work of jobs.py: one mail to the person, and one to each focal point of the delegation.
MAIL_PERSON, TELL_DELEGATION = "registrations.mail_person", "registrations.tell_delegation"


@command
def give_free_places(terms: RegistrationTerms, delegation: Delegation | None, by: Actor) -> None:
    """Let those move up for whom something is free, among all or among those whom this delegation's places concern."""
    db.session.flush()  # a place is free before another has it
    rules, taken, waiting = load_places(terms, delegation)
    give(terms, move_up(waiting, rules, taken).given, by)


@command
def give(terms: RegistrationTerms, places: Mapping[int, Place], by: Actor) -> None:
    """Give places to registrations that wait, by their ids, and tell them."""
    rows = [db.session.get_one(Registration, of) for of in places]
    for row in rows:
        row.hold(places[row.id])
        audit(by, "registrations.move_up", row, ("state", "place_number"))
    tell(terms, rows, News.MOVED_UP, by)


@command
def tell(terms: RegistrationTerms, rows: Iterable[Registration], news: News, by: Actor) -> None:
    """Let each of these people be told, and each of their delegations once; pages that are open hear of it too."""
    of_delegation: dict[int, list[int]] = {}
    for row in rows:
        of_delegation.setdefault(row.delegation_id, []).append(row.id)
        put(MAIL_PERSON, None, {"registration_id": row.id, "news": news.value})
    for delegation_id, ids in of_delegation.items():
        what = {"delegation_id": delegation_id, "registration_ids": ids, "news": news.value, "besides": by.account_id}
        put(TELL_DELEGATION, None, what)
    if of_delegation:
        announce("registrations_changed", f"registrations/{terms.meeting.slug}", meeting_id=terms.meeting_id)
