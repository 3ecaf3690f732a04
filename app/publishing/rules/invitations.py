"""Who is to be invited to which sitting by mail, told of a change, or told that it is off or not theirs any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.meetings.rules.contacts import Role, everybody
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.words import Status
from app.publishing.rules.mails import Address, Mail, digest

INVITED = (Role.PRESIDING, Role.PRESENTING, Role.PANEL)
INVITED_WITHIN = timedelta(weeks=1)
Place = tuple[int, str]  # a sitting, and an address in small letters


class Method(StrEnum):
    """What an invitation asks of a calendar (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Sent:
    """An invitation that left for a sitting to an address; with `failed_at` it never got there."""

    number: int
    address: Address
    method: Method
    sequence: int
    id: int = 0
    failed_at: datetime | None = None

    @property
    def place(self) -> Place:
        """The sitting and the address, whatever its capitals."""
        return self.number, self.address.email.casefold()


@dataclass(frozen=True)
class Due:
    """An invitation that is to leave; without `roles` it takes one back, `is_first` where none was sent before."""

    number: int
    address: Address
    method: Method
    sequence: int
    roles: tuple[Role, ...] = ()
    is_first: bool = True


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


def due(programme: Programme, named: Mapping[str, Address], sent: Iterable[Sent], now: datetime) -> tuple[Due, ...]:
    """What is to leave by the published programme; nothing of a rehearsal, and nothing of what is over."""
    to_come, wanted = _to_come(programme, now), _wanted(programme, named)
    tried, arrived = _last(sent := tuple(sent)), _last(one for one in sent if not one.failed_at)
    found: list[Due] = []
    for number, sitting in to_come.items():
        here = {place: one for place, one in wanted.items() if place[0] == number and _is_held(sitting, programme)}
        found += [
            Due(number, to, Method.REQUEST, sitting.sequence, roles, place not in arrived)
            for place, (to, roles) in here.items()
            if not _says_now(tried.get(place), sitting)
        ]
        found += [
            Due(number, one.address, Method.CANCEL, sitting.sequence, is_first=False)
            for place, one in arrived.items()
            if place[0] == number and one.method == Method.REQUEST and place not in here
            if tried[place].method == Method.REQUEST
        ]
    return tuple(found)


def standing(
    programme: Programme, named: Mapping[str, Address], sent: Iterable[Sent], now: datetime
) -> tuple[Sent, ...]:
    """The invitations that say what is asked for still; of others, what is due takes the place."""
    to_come, wanted = _to_come(programme, now), _wanted(programme, named)
    return tuple(
        one
        for place, one in _last(sent).items()
        if (sitting := to_come.get(one.number))
        if (place in wanted and _is_held(sitting, programme)) == (one.method == Method.REQUEST)
        if one.method == Method.CANCEL or _says_now(one, sitting)
    )


def invited_by(due: Iterable[Due], programme: Programme, published_on: date) -> date:
    """By when: within a week of the version that asks for it, and before the first of these sittings."""
    days = {sitting.number: sitting.date for sitting in programme.sittings}
    return min(published_on + INVITED_WITHIN, *(days[one.number] for one in due))


def _to_come(programme: Programme, now: datetime) -> dict[int, Sitting]:
    """The sittings that ask for anything, by number; of a rehearsal none."""
    if programme.header.rehearsal:
        return {}
    return {sitting.number: sitting for sitting in programme.sittings if not is_over(sitting, now)}


def _is_held(sitting: Sitting, programme: Programme) -> bool:
    return status_of(sitting, programme.header) != Status.CANCELLED


def _last(sent: Iterable[Sent]) -> dict[Place, Sent]:
    return {one.place: one for one in sent}


def _wanted(programme: Programme, named: Mapping[str, Address]) -> dict[Place, tuple[Address, tuple[Role, ...]]]:
    """Who has a part in which sitting, by address: somebody with two names there is invited once."""
    found: dict[Place, tuple[Address, tuple[Role, ...]]] = {}
    for key, one in everybody(programme).items():
        if address := named.get(key):
            for number, role in one.parts:
                if role in INVITED:
                    place = (number, address.email.casefold())
                    to, roles = found.get(place, (address, ()))
                    found[place] = (to, (*roles, role))
    return found


def _says_now(last: Sent | None, sitting: Sitting) -> bool:
    """Invited once, and again when time, place or status moved, which is what SEQUENCE counts."""
    return last is not None and last.method == Method.REQUEST and last.sequence >= sitting.sequence


def is_over(sitting: Sitting, now: datetime) -> bool:
    """Whether there is nothing left to come to."""
    return sitting.ends_at <= now if sitting.ends_at else sitting.date < now.date()
