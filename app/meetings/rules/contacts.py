"""Whom a programme names, what each does in which sitting, and under what name their mail address is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.refusal import Refusal, refusal
from app.meetings.rules.order import chronological, presiding_officer_of
from app.meetings.rules.people import Officer, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Programme

Person = Officer | OpeningSpeaker | Presenter | Panellist


class Role(StrEnum):
    """What somebody does in a sitting."""

    PRESIDING = "presiding"
    OPENING = "opening"
    PRESENTING = "presenting"
    PANEL = "panel"


@dataclass(frozen=True)
class Named:
    """Somebody whom a programme names, as it first does, and the roles in sittings by their numbers."""

    key: str
    person: Person
    parts: tuple[tuple[int, Role], ...] = ()

    @property
    def numbers(self) -> frozenset[int]:
        """The sittings that concern them."""
        return frozenset(number for number, _role in self.parts)


@dataclass(frozen=True)
class Typed:
    """A mail address as it was typed for somebody, and what was kept when the form was opened."""

    key: str
    name: str
    was: str
    email: str


def known_as(person: Person) -> str | None:
    """Somebody is the same wherever the name is; who has none yet, wherever office, unit and entity are.

    A presiding officer who is still to be named is nobody.
    """
    if person.name:
        return _folded(person.name)
    if isinstance(person, Officer):
        return None
    of_office = (getattr(person, "role", None), person.title, getattr(person, "unit", None))
    known = (*of_office, person.entity, person.country)
    said = [_folded(part or "") for part in (known if any(known) else (person.as_printed,))]
    return "|".join(("", *said)) if any(said) else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def everybody(programme: Programme) -> dict[str, Named]:
    """Everybody whom a programme names, by what they are known as: officers first, then as sittings are held."""
    found: dict[str, Named] = {}
    for person, part in _places(programme):
        key = known_as(person)
        if key is not None:
            named = found.get(key) or Named(key, person)
            found[key] = replace(named, parts=(*named.parts, part)) if part and part not in named.parts else named
    return found


def _places(programme: Programme) -> Iterable[tuple[Person, tuple[int, Role] | None]]:
    for officer in programme.header.officers:
        yield officer, None
    for sitting in chronological(programme):
        if presiding := presiding_officer_of(sitting, programme.header):
            yield presiding, (sitting.number, Role.PRESIDING)
        for role, people in (
            (Role.OPENING, sitting.opening_speakers),
            (Role.PRESENTING, sitting.presenters),
            (Role.PANEL, sitting.panel),
        ):
            for person in people:
                yield person, (sitting.number, role)


def why_not_kept(kept: str, typed: Typed) -> Refusal | None:
    """What somebody else wrote meanwhile is not written over unseen."""
    return None if kept in (typed.was, typed.email) else refusal("meetings.contact_changed")
