"""Who is to be invited to which sitting by mail, told of a change, or told that it is off or not theirs any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.meetings.rules.contacts import Named, Role, everybody
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.words import Status
from app.publishing.rules.mails import Address, Mail, digest, not_left_out

INVITED = (Role.PRESIDING, Role.PRESENTING, Role.PANEL)
INVITED_WITHIN = timedelta(weeks=1)
BETWEEN_PEOPLE = "\n"  # what somebody is known as has no line breaks
Place = tuple[int, str]  # a sitting, and an address in small letters


class Method(StrEnum):
    """What an invitation asks of a calendar (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Fate(StrEnum):
    """What became of an invitation; overtaken, it never left, because something else is asked for meanwhile."""

    SENT = "sent"
    WAITING = "waiting"
    FAILED = "failed"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True)
class Sent:
    """An invitation for a sitting to an address, and what became of it; `people` is whom it names."""

    number: int
    address: Address
    method: Method
    sequence: int
    id: int = 0
    version: int = 0
    fate: Fate = field(default=Fate.SENT, compare=False)
    failed_at: datetime | None = field(default=None, compare=False)

    @property
    def place(self) -> Place:
        """The sitting and the address, whatever its capitals."""
        return self.number, self.address.email.casefold()

    @property
    def people(self) -> tuple[str, ...]:
        """What those are known as in the meeting to whom it went: two may share an address."""
        return tuple((self.address.person or "").split(BETWEEN_PEOPLE))


@dataclass(frozen=True)
class Part:
    """What somebody does in a sitting."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Due:
    """An invitation that is to leave; without `parts` it takes one back. `last` is the one that its reader has."""

    number: int
    address: Address
    method: Method
    sequence: int
    parts: tuple[Part, ...] = ()
    last: Sent | None = None


@dataclass(frozen=True)
class InvitationMail(Mail):
    """The mail that carries an invitation."""

    number: int
    method: str

    @property
    def key(self) -> str:
        """By what it is left out: somebody may be invited to many sittings."""
        return digest([self.person or "", self.email, str(self.number)])


@dataclass(frozen=True)
class InvitationsLeaving:
    """What leaves: from which version, what was due when it was shown, and the mails that were not left out."""

    version: int
    due: tuple[Due, ...]
    mails: tuple[InvitationMail, ...]


def of_sitting(number: int) -> str:
    """By what all invitations to a sitting are left out."""
    return f"sitting-{number}"


def those_leaving(mails: Iterable[InvitationMail], left_out: Iterable[str]) -> tuple[InvitationMail, ...]:
    """Neither left out themselves, nor with their sitting, nor with all."""
    left_out = set(left_out)
    stay = [mail for mail in mails if of_sitting(mail.number) not in left_out]
    return tuple(mail for mail in not_left_out(stay, left_out) if isinstance(mail, InvitationMail))


def due(programme: Programme, named: Mapping[str, Address], sent: Iterable[Sent], now: datetime) -> tuple[Due, ...]:
    """What is to leave by the published programme; nothing of a rehearsal, and nothing of what is over.

    Of each sitting what takes back comes first: where two addresses lead to one calendar, the entry stays.
    """
    sent, wanted = tuple(sent), _wanted(programme, named, now)
    tried, arrived = last_tried(sent), last_arrived(sent)
    found: list[Due] = []
    for number, sitting in to_come(programme, now).items():
        found += [
            _taken_back(one, sitting, programme)
            for place, one in arrived.items()
            if place[0] == number and place not in wanted
            if Method.CANCEL not in (one.method, tried[place].method)
        ]
        found += [
            Due(number, to, Method.REQUEST, sitting.sequence, parts, arrived.get(place))
            for place, (to, parts) in wanted.items()
            if place[0] == number and not _says_now(tried.get(place), to, sitting)
        ]
    return tuple(found)


def _taken_back(last: Sent, sitting: Sitting, programme: Programme) -> Due:
    """With the SEQUENCE of a sitting that is off; one that is held stays at what its reader was told."""
    sequence = last.sequence if _is_held(sitting, programme) else sitting.sequence
    return Due(last.number, last.address, Method.CANCEL, sequence, last=last)


def standing(
    programme: Programme, named: Mapping[str, Address], sent: Iterable[Sent], now: datetime
) -> tuple[Sent, ...]:
    """The invitations that say what is asked for still; of others, what is due takes the place."""
    sittings, wanted = to_come(programme, now), _wanted(programme, named, now)
    return tuple(
        one
        for place, one in last_tried(sent).items()
        if (sitting := sittings.get(one.number))
        if (place in wanted) == (one.method == Method.REQUEST)
        if one.method == Method.CANCEL or _says_now(one, wanted[place][0], sitting)
    )


def asked_for(programme: Programme, now: datetime) -> dict[str, Named]:
    """Whoever presides, presents or sits on a panel in a sitting that is held and still to come."""
    numbers = {sitting.number for sitting in held_to_come(programme, now)}
    people = everybody(programme).items()
    return {key: one for key, one in people if any(number in numbers and role in INVITED for number, role in one.parts)}


def invited_by(due: Iterable[Due], programme: Programme, published_on: date) -> date:
    """By when: within a week of the version that asks for it, and before the first of these sittings."""
    days = {sitting.number: sitting.date for sitting in programme.sittings}
    return min(published_on + INVITED_WITHIN, *(days[one.number] for one in due))


def to_come(programme: Programme, now: datetime) -> dict[int, Sitting]:
    """The sittings that ask for anything, by number; of a rehearsal none."""
    if programme.header.rehearsal:
        return {}
    return {sitting.number: sitting for sitting in programme.sittings if not is_over(sitting, now)}


def held_to_come(programme: Programme, now: datetime) -> list[Sitting]:
    """The sittings to which anybody is invited."""
    return [sitting for sitting in to_come(programme, now).values() if _is_held(sitting, programme)]


def _is_held(sitting: Sitting, programme: Programme) -> bool:
    return status_of(sitting, programme.header) != Status.CANCELLED


def last_tried(sent: Iterable[Sent]) -> dict[Place, Sent]:
    """What was to reach each address last, for each sitting."""
    return {one.place: one for one in sent if one.fate != Fate.OVERTAKEN}


def last_arrived(sent: Iterable[Sent]) -> dict[Place, Sent]:
    """What each address has; what waits may be there at any moment."""
    return {one.place: one for one in sent if one.fate in (Fate.SENT, Fate.WAITING)}


def _wanted(
    programme: Programme, named: Mapping[str, Address], now: datetime
) -> dict[Place, tuple[Address, tuple[Part, ...]]]:
    """Who has a part in which sitting, by address: each is invited once, whoever and however many share it."""
    numbers = {sitting.number for sitting in held_to_come(programme, now)}
    found: dict[Place, tuple[Address, tuple[Part, ...]]] = {}
    for key, one in asked_for(programme, now).items():
        address = named.get(key)
        for number in sorted(one.numbers & numbers) if address else ():
            roles = tuple(role for of, role in one.parts if of == number and role in INVITED)
            if roles:
                place = (number, address.email.casefold())
                found[place] = _joined(found.get(place), address, Part(address.name, roles))
    return found


def _joined(
    there: tuple[Address, tuple[Part, ...]] | None, address: Address, part: Part
) -> tuple[Address, tuple[Part, ...]]:
    if there is None:
        return address, (part,)
    to, parts = there
    people = BETWEEN_PEOPLE.join((to.person or "", address.person or ""))
    return Address(to.name, to.email, to.locale, people), (*parts, part)


def _says_now(last: Sent | None, to: Address, sitting: Sitting) -> bool:
    """Invited once by name, and again when time, place or status moved, which is what SEQUENCE counts."""
    if last is None or last.method != Method.REQUEST or last.sequence < sitting.sequence:
        return False
    return set((to.person or "").split(BETWEEN_PEOPLE)) <= set(last.people)


def is_over(sitting: Sitting, now: datetime) -> bool:
    """Whether there is nothing left to come to."""
    return sitting.ends_at <= now if sitting.ends_at else sitting.date < now.date()
