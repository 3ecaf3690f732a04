"""Who is to be invited to which sitting by mail, told of a change, or told that it is off or not theirs any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.meetings.rules.contacts import Role, everybody
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.words import Status
from app.publishing.rules.mails import Address, Mail, digest

INVITED = (Role.PRESIDING, Role.PRESENTING, Role.PANEL)


class Method(StrEnum):
    """What an invitation asks of a calendar (RFC 5546, 3.2)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Sent:
    """The last invitation that left for a sitting to an address."""

    number: int
    address: Address
    method: Method
    sequence: int


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
    last = {(one.number, one.address.email.casefold()): one for one in sent}
    if programme.header.rehearsal:
        return ()
    wanted = _wanted(programme, named)
    found: list[Due] = []
    for sitting in programme.sittings:
        if is_over(sitting, now):
            continue
        is_held = status_of(sitting, programme.header) != Status.CANCELLED
        here = {email: one for (number, email), one in wanted.items() if number == sitting.number and is_held}
        before = {email: one for (number, email), one in last.items() if number == sitting.number}
        found += [
            one for email, (to, roles) in here.items() if (one := _request(sitting, to, roles, before.get(email)))
        ]
        found += [
            Due(sitting.number, one.address, Method.CANCEL, sitting.sequence, is_first=False)
            for email, one in before.items()
            if one.method == Method.REQUEST and email not in here
        ]
    return tuple(found)


def _wanted(
    programme: Programme, named: Mapping[str, Address]
) -> dict[tuple[int, str], tuple[Address, tuple[Role, ...]]]:
    """Who has a part in which sitting, by address: somebody with two names there is invited once."""
    found: dict[tuple[int, str], tuple[Address, tuple[Role, ...]]] = {}
    for key, one in everybody(programme).items():
        if address := named.get(key):
            for number, role in one.parts:
                if role in INVITED:
                    place = (number, address.email.casefold())
                    to, roles = found.get(place, (address, ()))
                    found[place] = (to, (*roles, role))
    return found


def _request(sitting: Sitting, to: Address, roles: tuple[Role, ...], last: Sent | None) -> Due | None:
    """Invited once, and again when time, place or status moved, which is what SEQUENCE counts."""
    if last and last.method == Method.REQUEST and last.sequence >= sitting.sequence:
        return None
    return Due(sitting.number, to, Method.REQUEST, sitting.sequence, roles, last is None)


def is_over(sitting: Sitting, now: datetime) -> bool:
    """Whether there is nothing left to come to."""
    return sitting.ends_at <= now if sitting.ends_at else sitting.date < now.date()
