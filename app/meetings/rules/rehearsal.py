"""A rehearsal has no clock of its own: all its times are moved by one amount, and its dates follow the local clock."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.core.refusal import Refusal, refusal
from app.meetings.rules.local import day_of
from app.meetings.rules.programme import Header, Interpretation, MarginEvent, Programme, Sitting

LEADING = 3  # the sitting that is to be under way
UNDER_WAY = timedelta(minutes=20)


def why_not_rehearsed(programme: Programme) -> Refusal | None:
    """Only a rehearsal is moved, and only if the sitting is there that is to be under way."""
    leading = programme.sitting(LEADING)
    if not programme.header.rehearsal:
        return refusal("meetings.not_a_rehearsal", slug=programme.header.slug)
    if leading is None or not leading.has_times:
        return refusal("meetings.rehearsal_without_times", number=LEADING)
    return None


def is_running(programme: Programme, now: datetime) -> bool:
    """Whether any sitting is under way."""
    timed = [(sitting.starts_at, sitting.ends_at) for sitting in programme.sittings]
    return any(starts and ends and starts <= now < ends for starts, ends in timed)


def shift_to(programme: Programme, now: datetime) -> timedelta:
    """By how much to move all times so that the leading sitting began twenty minutes ago, to the minute."""
    leading = programme.sitting(LEADING)
    assert leading is not None
    assert leading.starts_at is not None
    return now.replace(second=0, microsecond=0) - UNDER_WAY - leading.starts_at


def moved(programme: Programme, shift: timedelta) -> Programme:
    """The programme with all its times moved; whole days follow its beginning."""
    header = programme.header
    sittings = [_sitting(sitting, shift, header) for sitting in programme.sittings]
    return replace(programme, header=_header(header, programme.sittings, sittings, shift)).with_sittings(sittings)


def _sitting(sitting: Sitting, shift: timedelta, header: Header) -> Sitting:
    if sitting.starts_at is None or sitting.ends_at is None:
        return replace(sitting, date=sitting.date + timedelta(days=shift.days))
    starts = sitting.starts_at + shift
    return replace(
        sitting,
        date=day_of(starts, header.zone),
        starts_at=starts,
        ends_at=sitting.ends_at + shift,
        interpretation=_interpretation(sitting.interpretation, shift),
    )


def _interpretation(given: Interpretation | None, shift: timedelta) -> Interpretation | None:
    if given is None:
        return None
    from_at = given.from_at + shift if given.from_at else None
    until_at = given.until_at + shift if given.until_at else None
    return replace(given, from_at=from_at, until_at=until_at)


def _header(header: Header, before: Iterable[Sitting], after: Iterable[Sitting], shift: timedelta) -> Header:
    """The meeting lasts from its first sitting to its last; other whole days keep their distance from the first."""
    first, last = min(sitting.date for sitting in after), max(sitting.date for sitting in after)
    days = first - min(sitting.date for sitting in before)
    return replace(
        header,
        starts_on=first,
        ends_on=last,
        officers=tuple(
            replace(officer, presides_on=tuple(day + days for day in officer.presides_on))
            for officer in header.officers
        ),
        margins=tuple(_margin(event, shift, days, header) for event in header.margins),
    )


def _margin(event: MarginEvent, shift: timedelta, days: timedelta, header: Header) -> MarginEvent:
    if event.starts_at is None or event.ends_at is None:
        ends_on: date | None = event.ends_on + days if event.ends_on else None
        return replace(event, starts_on=event.starts_on + days, ends_on=ends_on)
    starts, ends = event.starts_at + shift, event.ends_at + shift
    first, last = day_of(starts, header.zone), day_of(ends, header.zone)
    return replace(event, starts_at=starts, ends_at=ends, starts_on=first, ends_on=None if first == last else last)
