"""What the Secretariat is warned of before a programme is published; it may publish all the same, by name.

A caveat is one warning, a code with its facts; two that say the same are the same, so that what was acknowledged can be
told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from app.meetings.rules.order import chronological, presiding_officer_of, status_of
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.segments import minutes_left
from app.meetings.rules.words import Status


class WarningKind(StrEnum):
    """What can be wrong with a programme that may be published all the same."""

    ROOM_TWICE = "room_twice"
    PERSON_TWICE = "person_twice"
    MINUTES_BEYOND = "minutes_beyond"
    INTERPRETATION_EXCEEDED = "interpretation_exceeded"
    CHALLENGE_NOT_TAKEN_UP = "challenge_not_taken_up"
    NOBODY_PRESIDES = "nobody_presides"


@dataclass(frozen=True)
class Caveat:
    """One thing to be looked at: about the sitting of a number, what or who, and where else."""

    kind: WarningKind
    number: int | None = None
    what: str = ""
    other: int | None = None
    meeting: str | None = None
    minutes: int = 0

    @property
    def key(self) -> str:
        """What it says, as one name."""
        facts = (self.kind, self.number or "", self.what, self.other or "", self.meeting or "", self.minutes or "")
        return "|".join(str(fact) for fact in facts)


def caveat_of(key: str) -> Caveat:
    """The caveat of this name; what it is about may have any signs in it."""
    kind, number, rest = key.split("|", 2)
    what, other, meeting, minutes = rest.rsplit("|", 3)
    counted = {"number": int(number) if number else None, "other": int(other) if other else None}
    return Caveat(WarningKind(kind), what=what, meeting=meeting or None, minutes=int(minutes or 0), **counted)


@dataclass(frozen=True)
class Elsewhere:
    """A sitting of another meeting, as it is published."""

    header: Header
    sitting: Sitting


def warnings(
    programme: Programme, planned: Iterable[str] = (), elsewhere: Sequence[Elsewhere] = ()
) -> tuple[Caveat, ...]:
    """All that there is to look at; `planned` are the challenges of the year that no other meeting takes up."""
    held = [one for one in chronological(programme) if status_of(one, programme.header) == Status.SCHEDULED]
    found = [caveat for sitting in held for caveat in _of_sitting(sitting, programme.header)]
    for one, other in combinations(held, 2):
        found += _twice(one, programme.header, other, programme.header, None)
    for one in held:
        for there in elsewhere:
            found += _twice(one, programme.header, there.sitting, there.header, there.header.slug)
    taken_up = {slug for sitting in held for slug in sitting.challenges}
    missing = [slug for slug in planned if slug not in taken_up]
    return (*found, *(Caveat(WarningKind.CHALLENGE_NOT_TAKEN_UP, what=slug) for slug in missing))


def _of_sitting(sitting: Sitting, header: Header) -> Iterable[Caveat]:
    left = minutes_left(sitting)
    if left is not None and left < 0:
        yield Caveat(WarningKind.MINUTES_BEYOND, sitting.number, minutes=-left)
    if (beyond := _beyond_interpretation(sitting)) > 0:
        yield Caveat(WarningKind.INTERPRETATION_EXCEEDED, sitting.number, minutes=beyond)
    officer = presiding_officer_of(sitting, header)
    if officer is None or not officer.name:
        yield Caveat(WarningKind.NOBODY_PRESIDES, sitting.number)


def _beyond_interpretation(sitting: Sitting) -> int:
    """The minutes of a sitting for which nobody interprets; none where nothing is said of interpretation."""
    given = sitting.interpretation
    if given is None or sitting.starts_at is None or sitting.ends_at is None:
        return 0
    before = (given.from_at or sitting.starts_at) - sitting.starts_at
    after = sitting.ends_at - (given.until_at or sitting.ends_at)
    return sum(max(int(span.total_seconds() // 60), 0) for span in (before, after))


def _twice(one: Sitting, header: Header, other: Sitting, there: Header, meeting: str | None) -> Iterable[Caveat]:
    if not _at_once(one, other):
        return
    if one.room and other.room and _place(one, header) == _place(other, there):
        yield Caveat(WarningKind.ROOM_TWICE, one.number, one.room, other.number, meeting)
    both = _people(other, there).keys()
    for person, name in _people(one, header).items():
        if person in both:
            yield Caveat(WarningKind.PERSON_TWICE, one.number, name, other.number, meeting)


def _place(sitting: Sitting, header: Header) -> tuple[str, str]:
    """A room is one of its venue: Boardroom A of Vienna is not that of Geneva."""
    return _folded(header.venue or ""), _folded(sitting.room or "")


def _at_once(one: Sitting, other: Sitting) -> bool:
    spans: list[tuple[datetime, datetime]] = []
    for sitting in (one, other):
        if sitting.starts_at is None or sitting.ends_at is None:
            return False
        spans.append((sitting.starts_at, sitting.ends_at))
    return spans[0][0] < spans[1][1] and spans[1][0] < spans[0][1]


def _people(sitting: Sitting, header: Header) -> dict[str, str]:
    """Everybody named in a sitting, by folded name; who is only an office can be in two places."""
    people = [*sitting.opening_speakers, *sitting.presenters, *sitting.panel]
    names = [person.name for person in (*people, presiding_officer_of(sitting, header)) if person and person.name]
    return {_folded(name): name for name in names}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
