"""What a delegation, or the person, does with a registration beside changing it."""

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.files import File
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.registrations.commands.holding import hold_registration
from app.registrations.commands.moving_up import give, give_free_places, tell
from app.registrations.models import ANSWER, Registration, RegistrationTerms, RegistrationWord
from app.registrations.queries.people import particulars_of
from app.registrations.queries.places import load_roll
from app.registrations.rules.asking import PeopleRefused, ask
from app.registrations.rules.places import Place
from app.registrations.rules.states import needs_place, why_not, why_not_answer
from app.registrations.rules.words import Deed, News, Party, State


@command
def submit(
    registration_id: int, by: Actor, *, party: Party = Party.DELEGATION, text: str = "", file: int | None = None
) -> State:
    """Let the Secretariat look at a registration, with an answer where it had asked for more; where it stands then."""
    terms, row = hold_registration(registration_id, by)
    before = State(row.state)
    insist(why_not(Deed.SUBMIT, before, party))
    if text.strip() or file is not None:
        row.words.append(_word(party, text.strip(), file))
    if needs_place(Deed.SUBMIT, before):
        take_place(terms, row, by, party)
    else:
        row.state = State.SUBMITTED.value
    _leave_trace(terms, row, "registrations.submit", by, party)
    if before != State.MORE_WANTED:
        tell(terms, [row], News.RECEIVED, by)
    return State(row.state)


@command
def answer(registration_id: int, by: Actor, *, text: str = "", file: int | None = None) -> State:
    """Give what the Secretariat asked for, and nothing where it asks for nothing any more."""
    _terms, row = hold_registration(registration_id, by)
    insist(why_not_answer(State(row.state)))
    return submit(registration_id, by, text=text, file=file)


@command
def withdraw(registration_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Let somebody not take part after all; their place goes to whoever waits for it."""
    terms, row = hold_registration(registration_id, by)
    insist(why_not(Deed.WITHDRAW, State(row.state), party))
    row.leave(State.WITHDRAWN)
    _leave_trace(terms, row, "registrations.withdraw", by, party)
    give_free_places(terms, row.delegation, by)
    tell(terms, [row], News.WITHDRAWN, by)


@command
def discard(registration_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Forget a draft that was never submitted."""
    terms, row = hold_registration(registration_id, by)
    if row.state != State.DRAFT.value:
        raise Refused(refusal("registrations.not_in_this_state", state=State(row.state)))
    _leave_trace(terms, row, "registrations.discard", by, party)
    db.session.delete(row)


@command
def replace_link(registration_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Send somebody another link to their own page; the one before is over."""
    terms, row = hold_registration(registration_id, by)
    row.link_version += 1
    _leave_trace(terms, row, "registrations.replace_link", by, party, "link_version")
    tell(terms, [row], News.LINK, by)


@command
def take_place(terms: RegistrationTerms, row: Registration, by: Actor, party: Party) -> None:
    """Let a registration that has no place ask for one, after all who wait."""
    person = particulars_of(row)
    roll = load_roll(terms, row.delegation, [person.known], besides=row.id, with_sittings=bool(person.plan))
    asked = ask([person], roll, clock.now(), party)
    if asked.mistakes:
        raise PeopleRefused(asked.mistakes)
    give(terms, asked.others, by)
    row.asked_at = clock.now()
    place = asked.places[0]
    if isinstance(place, Place):
        row.hold(place)
    else:
        row.leave(State.WAITING)


def _word(party: Party, text: str, file: int | None) -> RegistrationWord:
    """What was answered; a file that was given for an answer, and for nothing else."""
    if file is not None and db.session.get_one(File, file).kind != ANSWER.name:
        raise ValueError("a file of another kind")
    return RegistrationWord(at=clock.now(), party=party.value, text=text, file_id=file)


def _leave_trace(terms: RegistrationTerms, row: Registration, deed: str, by: Actor, party: Party, *fields: str) -> None:
    behalf = row.delegation if party == Party.SECRETARIAT else None
    row.edition += 1  # whoever looked at it before sees that something happened
    audit(by, deed, row, fields or ("state",), on_behalf_of=behalf)
    announce("registrations_changed", f"registrations/{terms.meeting.slug}", meeting_id=terms.meeting_id)
