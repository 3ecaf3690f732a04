"""Which sittings are somebody's own, and as what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.meetings.rules.contacts import Role, everybody
from app.meetings.rules.programme import Programme
from app.registrations.rules.attending import Attending
from app.registrations.rules.words import Attendance

OFFICE = ("secretariat", "conference_officer")  # their work is every sitting
PRESIDING = "presiding_officer"
ORDER = (*OFFICE, PRESIDING, *Role)


@dataclass(frozen=True)
class Owner:
    """Whose a calendar is: an account's, or that of a registration for whoever has the link of this version."""

    account_id: int | None = None
    registration_id: int | None = None
    link_version: int | None = None


@dataclass(frozen=True)
class Own:
    """Why a sitting is somebody's own: what they do there, how they take part, and for whose delegations they care."""

    roles: tuple[str, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    delegations: tuple[str, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether there is any reason left."""
        return self != Own()


@dataclass(frozen=True)
class Connections:
    """How somebody is connected to meetings: roles of the account everywhere, by meeting and by sitting, the names
    under which meetings keep the account's mail address, how those take part who are registered under it, and the
    entities of which the account is a focal point, where they have a delegation."""

    everywhere: frozenset[str] = frozenset()
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sittings: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    attending: Mapping[str, Sequence[Attending]] = field(default_factory=dict)
    delegations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def meetings(self) -> frozenset[str]:
        """The meetings that are named, beside all of them for who has an office everywhere."""
        of_sittings = {slug for slug, _number in self.sittings}
        return frozenset({*self.roles, *of_sittings, *self.persons, *self.attending, *self.delegations})


def own_parts(programme: Programme, connections: Connections) -> dict[int, Own]:
    """The numbers of somebody's own sittings, with why they are that."""
    roles, slug = _roles(programme, connections), programme.header.slug
    delegations = connections.delegations.get(slug, ())
    found = {
        one.number: Own(roles.get(one.number, ()), _attendances(programme, one.number, connections), delegations)
        for one in programme.sittings
    }
    return {number: own for number, own in sorted(found.items()) if own.is_anything}


def without_delegations(parts: Mapping[int, Own]) -> dict[int, Own]:
    """What is left where somebody does not want the sittings of the delegations that they look after."""
    bare = {number: replace(own, delegations=()) for number, own in parts.items()}
    return {number: own for number, own in bare.items() if own.is_anything}


def _attendances(programme: Programme, number: int, connections: Connections) -> tuple[Attendance, ...]:
    """How somebody takes part in a sitting; of what they miss, nothing is said."""
    people = connections.attending.get(programme.header.slug, ())
    ways = {one.of_sitting(number, programme.header.participation) for one in people} - {Attendance.ABSENT}
    return tuple(sorted(ways, key=list(Attendance).index))


def _roles(programme: Programme, connections: Connections) -> dict[int, tuple[str, ...]]:
    """What somebody does in which sitting.

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
    for sitting in programme.sittings:
        held = connections.sittings.get((slug, sitting.number), frozenset()) & {*OFFICE, PRESIDING}
        if offices or held:
            parts.setdefault(sitting.number, set()).update(offices | held)
    return {number: tuple(sorted(roles, key=ORDER.index)) for number, roles in parts.items()}


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
