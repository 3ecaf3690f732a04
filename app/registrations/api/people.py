"""Somebody who is registered: read, changed, submitted, withdrawn."""

from dataclasses import replace

from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Asked, NamedFile, Octets, Taken
from app.core.web.api.problems import refused_with
from app.registrations.api.blueprint import api
from app.registrations.api.person import (
    PersonChanged,
    RegistrationRead,
    Standing,
    Words,
    refused_people,
    registration_read,
    standing_of,
)
from app.registrations.commands.changing import change
from app.registrations.commands.submitting import answer, discard, submit, withdraw
from app.registrations.models import ANSWER, Registration
from app.registrations.policies import party_of
from app.registrations.queries.people import find_registration, get_registration, particulars_of
from app.registrations.rules.asking import PeopleRefused

ONE = "/meetings/<slug>/delegations/<entity>/registrations/<registration>"


class AnswerSent(Taken):
    """What is said with a submission; needed by nobody but whom the Secretariat asked for more."""

    text: Words = Field("", examples=["The note verbale names her as counsellor; the letter follows."])


class AnswerFile(Octets):
    """A document as PDF or as an image."""

    kind = ANSWER


class AnswerWithFile(NamedFile):
    """What the document is called, and what is said with it."""

    text: Words = ""


@api.get(ONE)
@requires("registrations.see_delegation", on=find_registration)
def registration(row: Registration, asked: Asked) -> RegistrationRead:
    """Somebody of a delegation, with all that they said."""
    return registration_read(row)


@api.patch(ONE)
@requires("registrations.register", on=find_registration)
def change_registration(row: Registration, sent: PersonChanged) -> Standing:
    """Says something else of somebody; after approval, what matters for it makes the Secretariat look again.

    Where somebody else did so since `edition`, nothing is changed: 409, with the `present` registration.
    """
    by, person = current_actor(), replace(particulars_of(get_registration(row.id)), **sent.changes())
    try:
        change(row.id, person, by, seen=sent.edition, party=party_of(by))
    except PeopleRefused as refused:
        raise refused_people(refused, "#") from None
    except Refused as refused:
        raise refused_with(refused, present=registration_read(get_registration(row.id))) from None
    return _now(row)


@api.delete(ONE)
@requires("registrations.register", on=find_registration)
def discard_draft(row: Registration) -> None:
    """Forgets a draft that was never submitted; whoever asked for a place is withdrawn instead."""
    by = current_actor()
    discard(row.id, by, party=party_of(by))


@api.post(f"{ONE}/submission")
@requires("registrations.register", on=find_registration)
def submit_registration(row: Registration, sent: AnswerSent) -> Standing:
    """Asks the Secretariat to look at a draft, at somebody who had withdrawn, or at what it had asked for."""
    by = current_actor()
    try:
        submit(row.id, by, party=party_of(by), text=sent.text)
    except PeopleRefused as refused:
        raise refused_people(refused, "#") from None
    return _now(row)


@api.post(f"{ONE}/submission/file")
@requires("registrations.register", on=find_registration)
def answer_with_file(row: Registration, sent: AnswerFile, asked: AnswerWithFile) -> Standing:
    """Gives a document that the Secretariat had asked for, and asks it to look again.

    The body is the file itself. It is opened and looked at: what is damaged, locked or not what `Content-Type` says is
    refused with 422; where nothing more is wanted, with 409.
    """
    answer(row.id, current_actor(), text=asked.text, file=sent.file)
    return _now(row)


@api.post(f"{ONE}/withdrawal")
@requires("registrations.register", on=find_registration)
def withdraw_registration(row: Registration) -> Standing:
    """Lets somebody not take part after all; their place goes to whoever waits for it."""
    by = current_actor()
    withdraw(row.id, by, party=party_of(by))
    return _now(row)


def _now(row: Registration) -> Standing:
    return standing_of(get_registration(row.id))
