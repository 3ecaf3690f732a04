"""SEQUENCE and LAST-MODIFIED of a published sitting: calendars are told of every change, and only then.

RFC 5545, 3.8.7.3 and 3.8.7.4; RFC 5546, 2.1.4.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.meetings.rules.faces import calendar_face, visible_face
from app.meetings.rules.programme import Header, Sitting


@dataclass(frozen=True)
class Revision:
    """How often a sitting changed for calendars, and when its event last said something else (whole seconds, UTC)."""

    sequence: int
    revised: datetime


@dataclass(frozen=True)
class Brought:
    """What a package says of a sitting's revision; another installation counted it."""

    sequence: int | None = None
    revised: datetime | None = None


def revise(previous: tuple[Header, Sitting] | None, present: tuple[Header, Sitting], now: datetime,
           brought: Brought = Brought()) -> Revision:  # fmt: skip
    """The revision of a sitting about to be published: what a package brings is taken unless it would go back."""
    now = now.replace(microsecond=0)
    if previous is None:
        return Revision(brought.sequence or 0, brought.revised or now)
    before = previous[1]
    assert before.revised is not None, "a published sitting has its revision"
    moved = calendar_face(*previous) != calendar_face(*present)
    changed = visible_face(*previous) != visible_face(*present)
    sequence = max(before.sequence + moved, brought.sequence or 0)
    earliest = before.revised + timedelta(seconds=1) if changed or sequence > before.sequence else before.revised
    if brought.revised and brought.revised >= earliest:
        return Revision(sequence, brought.revised)
    return Revision(sequence, max(now, earliest) if earliest > before.revised else before.revised)


def shown(value):
    """A value without what this program does not know, at every level: that is kept, never shown."""
    if isinstance(value, tuple):
        return tuple(map(shown, value))
    if not hasattr(value, "__dataclass_fields__"):
        return value
    return replace(value, **{name: {} if name == "extra" else shown(kept) for name, kept in vars(value).items()})
