"""Which sittings are somebody's own, and as what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.meetings.rules.contacts import Role, everybody
from app.meetings.rules.programme import Programme

OFFICE = ("secretariat", "conference_officer")  # their work is every sitting
PRESIDING = "presiding_officer"
ORDER = (*OFFICE, PRESIDING, *Role)


@dataclass(frozen=True)
class Connections:
    """How somebody is connected to meetings: roles of the account everywhere or by meeting, and the names under which
    meetings keep the account's mail address."""

    everywhere: frozenset[str] = frozenset()
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def meetings(self) -> frozenset[str]:
        """The meetings that are named, beside all of them for who has an office everywhere."""
        return frozenset({*self.roles, *self.persons})


def own_parts(programme: Programme, connections: Connections) -> dict[int, tuple[str, ...]]:
    """The numbers of somebody's own sittings, with what they do there.

    Whoever may preside over a meeting has those sittings in which the programme names them, else all of them.
    """
    slug, parts = programme.header.slug, dict[int, set[str]]()
    here = connections.roles.get(slug, frozenset())
    everywhere = frozenset() if programme.header.rehearsal else connections.everywhere
    named = everybody(programme)
    for person in connections.persons.get(slug, ()):
        for number, role in named[person].parts if person in named else ():
            parts.setdefault(number, set()).add(role)
    offices = (everywhere | here) & set(OFFICE)
    if PRESIDING in here and not any(Role.PRESIDING in roles for roles in parts.values()):
        offices |= {PRESIDING}
    for sitting in programme.sittings if offices else ():
        parts.setdefault(sitting.number, set()).update(offices)
    return {number: tuple(sorted(roles, key=ORDER.index)) for number, roles in sorted(parts.items())}


@dataclass(frozen=True)
class Use:
    """What is kept of a calendar of one's own when it was last fetched."""

    used_on: date | None
    access: str | None
    access_at: datetime | None


def used(kept: Use, access: str, now: datetime) -> Use:
    """What is to be kept when it is fetched now and shows this; its day is written once a day."""
    moved = kept.access is not None and kept.access != access
    return Use(now.date(), access, now.replace(microsecond=0) if moved else kept.access_at)


def has_office(roles: Collection[str]) -> bool:
    """Whether one of these roles, held everywhere, makes every sitting one's own."""
    return not set(OFFICE).isdisjoint(roles)
