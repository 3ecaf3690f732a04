"""What can be entered at all; everything else raises a refusal, which says what to enter instead."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.core.lines import in_one_line
from app.core.refusal import Refused, refusal
from app.meetings.rules.local import Unreal, is_hour, moment_at
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.words import Status

LONGEST_TEXT = 500
KIND, LONGEST_KIND = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*"), 80
LONGEST_SEGMENT = 1440  # minutes: a day


def sitting_in(programme: Programme, number: int) -> Sitting:
    """The sitting of this number."""
    found = programme.sitting(number)
    if found is None:
        raise Refused(refusal("meetings.no_such_sitting", number=number))
    return found


def with_sitting(programme: Programme, sitting: Sitting) -> Programme:
    """The programme with this sitting in the place of the one of its number.

    What is cancelled stays where it was: calendars show it there, struck out, and nobody would be told that it moved.
    """
    there = programme.sitting(sitting.number)
    if there and there.status == sitting.status == Status.CANCELLED and _where(there) != _where(sitting):
        raise Refused(refusal("meetings.cancelled_stays"))
    others = [other for other in programme.sittings if other.number != sitting.number]
    return programme.with_sittings([*others, sitting])


def _where(sitting: Sitting) -> tuple[object, ...]:
    return sitting.date, sitting.half_day, sitting.starts_at, sitting.ends_at, sitting.room


def text(value: str | None) -> str | None:
    """A text of one line without space around it; none where nothing is left."""
    kept = in_one_line(value)
    if kept and len(kept) > LONGEST_TEXT:
        raise Refused(refusal("meetings.text_too_long", length=len(kept), most=LONGEST_TEXT))
    return kept


def kind_of_sitting(value: str | None) -> str:
    """The kind of a sitting, as packages write it: thematic where none is said."""
    kind = text(value) or "thematic"
    if len(kind) > LONGEST_KIND or not KIND.fullmatch(kind):
        raise Refused(refusal("meetings.no_kind"))
    return kind


def texts_of(value: Any, names: Iterable[str]) -> Any:
    """A value with its texts in order."""
    return replace(value, **{name: text(getattr(value, name)) for name in names if hasattr(value, name)})


def minutes(value: int) -> int:
    """The length of a segment."""
    if not 1 <= value <= LONGEST_SEGMENT:
        raise Refused(refusal("meetings.minutes_out_of_range", minutes=value, most=LONGEST_SEGMENT))
    return value


def day(value: date, header: Header) -> date:
    """A day of the meeting."""
    if not header.starts_on <= value <= header.ends_on:
        raise Refused(
            refusal("meetings.outside_meeting", day=value, starts_on=header.starts_on, ends_on=header.ends_on)
        )
    return value


def moment(on: date, hour: str, header: Header) -> datetime:
    """The moment of an hour on the meeting's clock; when clocks change it may not exist, or come twice."""
    if not is_hour(hour):
        raise Refused(refusal("meetings.not_an_hour", hour=hour[:20]))
    found = moment_at(on, hour, header.zone)
    if not isinstance(found, Unreal):
        return found
    if found.choices:
        raise Refused(refusal("meetings.hour_comes_twice", hour=hour, day=on, choices=found.choices))
    raise Refused(refusal("meetings.hour_does_not_exist", hour=hour, day=on))


def known(codes: Iterable[str | None], of: frozenset[str], already: Iterable[str | None] = ()) -> None:
    """Refuse an entity that nobody knows."""
    for code in codes:
        if code and code not in of and code not in already:
            raise Refused(refusal("meetings.unknown_entity", name=code[:80]))
