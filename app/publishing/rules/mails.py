"""Mails about changes: whom to write to, and that nothing leaves but what was shown."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass

from app.core.refusal import Refusal, refusal
from app.meetings.rules.affected import Affected, affected
from app.meetings.rules.contacts import Named
from app.meetings.rules.programme import Programme
from app.meetings.rules.telling import Telling, tell

NOBODY = "*"  # whoever leaves out all tells nobody


@dataclass(frozen=True)
class Address:
    """Where somebody is written to, in which language; `person` is what they are known as in the meeting."""

    name: str
    email: str
    locale: str | None
    person: str | None = None


@dataclass(frozen=True)
class Addresses:
    """Whom a meeting can write to: those whom it names, and its conference officers, who are told of everything."""

    named: Mapping[str, Address]
    officers: tuple[Address, ...] = ()
    publisher: str | None = None  # whoever publishes knows


@dataclass(frozen=True)
class Reader:
    """Somebody who is told, and of what; without a part, an officer of the conference."""

    address: Address
    told: tuple[Telling, ...]
    part: Affected | None = None


@dataclass(frozen=True)
class Mail:
    """A mail as it is shown and sent."""

    person: str | None
    name: str
    email: str
    locale: str
    subject: str
    plain: str
    rich: str

    @property
    def key(self) -> str:
        """By what somebody is left out; whoever stands there, under whatever address."""
        return digest([self.person or "", self.email])


@dataclass(frozen=True)
class Leaving:
    """What leaves with a version: the mails that were shown and not left out, and what they were written from."""

    version: int
    addresses: Addresses
    mails: tuple[Mail, ...]


def readers(before: Programme, after: Programme, addresses: Addresses) -> tuple[tuple[Reader, ...], tuple[Named, ...]]:
    """Who is told of a change, each once; and who should be and has no address."""
    everything = tell(before, after)
    officers = {one.email.casefold(): one for one in addresses.officers}
    found, unknown = [], []
    for one in affected(before, after):
        address = addresses.named.get(one.named.key)
        if address is None:
            unknown.append(one.named)
        elif address.email.casefold() != addresses.publisher:
            is_officer = officers.pop(address.email.casefold(), None) is not None
            found.append(Reader(address, everything if is_officer else one.told, one))
    of_conference = [
        Reader(one, everything) for key, one in officers.items() if everything and key != addresses.publisher
    ]
    return (*found, *of_conference), tuple(unknown)


def fingerprint(mails: Iterable[Mail]) -> str:
    """What was shown, as one name; nothing where there was nothing to be shown."""
    said = [part for mail in mails for part in astuple(mail)]
    return digest(str(part or "") for part in said) if said else ""


def why_not_shown(shown: str, mails: Collection[Mail], left_out: Collection[str]) -> Refusal | None:
    """A mail leaves as it was shown to whoever sends it, or is shown first."""
    if NOBODY in left_out or fingerprint(mails) == shown:
        return None
    return refusal("publishing.mails_not_shown")


def not_left_out(mails: Iterable[Mail], left_out: Collection[str]) -> tuple[Mail, ...]:
    """The mails that leave."""
    return () if NOBODY in left_out else tuple(mail for mail in mails if mail.key not in left_out)


def digest(parts: Iterable[str]) -> str:
    """Some texts as one name."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
