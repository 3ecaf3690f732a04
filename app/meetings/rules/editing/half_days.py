"""When sittings are held: a sitting takes its interpretation along in time, whatever the clocks do between."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.core.refusal import Refused, refusal
from app.meetings.rules.editing import limits
from app.meetings.rules.editing.edits import Known, MoveSitting, SetHours, SetInterpretation, SwapHalfDays
from app.meetings.rules.local import day_of, hour_said
from app.meetings.rules.order import half_day_of
from app.meetings.rules.programme import Header, Interpretation, Programme, Sitting
from app.meetings.rules.words import HalfDay, Status

USUAL = {HalfDay.MORNING: "10:00", HalfDay.AFTERNOON: "15:00", HalfDay.EVENING: "18:30"}


def span(header: Header, on: date, starts: str | None, ends: str | None, nights: int = 0):
    """Beginning and end, UTC; an end before its beginning is that of the next day where there were `nights` before."""
    limits.day(on, header)
    if not starts and not ends:
        return None, None
    if not starts or not ends:
        raise Refused(refusal("meetings.one_hour_missing"))
    starts_at = limits.moment(on, starts, header)
    ends_at = limits.moment(on, ends, header)
    if ends_at <= starts_at and nights:
        ends_at = limits.moment(on + timedelta(days=nights), ends, header)
    if ends_at <= starts_at:
        raise Refused(refusal("meetings.ends_before_it_starts", starts=starts, ends=ends))
    return starts_at, ends_at


def set_hours(programme: Programme, edit: SetHours, _known: Known) -> Programme:
    """The sitting at these hours."""
    sitting = limits.sitting_in(programme, edit.number)
    header = programme.header
    nights = (day_of(sitting.ends_at, header.zone) - sitting.date).days if sitting.ends_at else 0
    starts_at, ends_at = span(header, edit.date, edit.starts, edit.ends, nights)
    return limits.with_sitting(programme, redated(sitting, held(sitting, edit.date, starts_at, ends_at, header)))


def move_sitting(programme: Programme, edit: MoveSitting, _known: Known) -> Programme:
    """The sitting on that half-day, at its own hours where it only changes the day."""
    sitting, header = limits.sitting_in(programme, edit.number), programme.header
    limits.day(edit.date, header)
    if sitting.starts_at is None or sitting.ends_at is None:
        moved = replace(sitting, date=edit.date, half_day=edit.half_day)
        return limits.with_sitting(programme, redated(sitting, moved))
    stays = half_day_of(sitting, header.zone) == edit.half_day
    hour = hour_said(sitting.starts_at, header.zone)[:5] if stays else usual_hour(programme, edit.half_day)
    starts_at = limits.moment(edit.date, hour, header)
    ends_at = starts_at + (sitting.ends_at - sitting.starts_at)
    return limits.with_sitting(programme, redated(sitting, held(sitting, edit.date, starts_at, ends_at, header)))


def usual_hour(programme: Programme, half_day: HalfDay) -> str:
    """At what hour sittings of this half-day of the meeting mostly begin."""
    zone = programme.header.zone
    there = [sitting.starts_at for sitting in programme.sittings if half_day_of(sitting, zone) == half_day]
    hours = Counter(sorted(hour_said(starts_at, zone)[:5] for starts_at in there if starts_at))
    return hours.most_common(1)[0][0] if hours else USUAL[half_day]


def swap_half_days(programme: Programme, edit: SwapHalfDays, _known: Known) -> Programme:
    """Each sitting where the other was."""
    one, other = limits.sitting_in(programme, edit.number), limits.sitting_in(programme, edit.other)
    if one.number == other.number:
        raise Refused(refusal("meetings.two_sittings_wanted"))
    return limits.with_sitting(limits.with_sitting(programme, _in_place_of(one, other)), _in_place_of(other, one))


def _in_place_of(sitting: Sitting, other: Sitting) -> Sitting:
    placed = replace(
        sitting,
        date=other.date,
        half_day=other.half_day,
        starts_at=other.starts_at,
        ends_at=other.ends_at,
        room=other.room,
        interpretation=other.interpretation,
    )
    return redated(sitting, placed)


def redated(was: Sitting, now: Sitting) -> Sitting:
    """A postponed sitting that gets another beginning is held then: that is what it waited for."""
    begins = (was.date, was.half_day, was.starts_at) != (now.date, now.half_day, now.starts_at)
    if was.status != Status.POSTPONED or not begins:
        return now
    return replace(now, status=Status.SCHEDULED, status_reason=None)


def held(sitting: Sitting, on: date, starts_at: datetime | None, ends_at: datetime | None, header: Header) -> Sitting:
    """The sitting at these times, its interpretation as long after its beginning as before."""
    moved = replace(sitting, date=on, starts_at=starts_at, ends_at=ends_at)
    if starts_at and sitting.half_day:
        moved = replace(moved, half_day=half_day_of(moved, header.zone))
    given = sitting.interpretation
    if given is None or (given.from_at is None and given.until_at is None):
        return moved
    if starts_at is None or sitting.starts_at is None:
        return replace(moved, interpretation=replace(given, from_at=None, until_at=None))
    shift = starts_at - sitting.starts_at
    from_at, until_at = (bound and bound + shift for bound in (given.from_at, given.until_at))
    return replace(moved, interpretation=replace(given, from_at=from_at, until_at=until_at))


def set_interpretation(programme: Programme, edit: SetInterpretation, _known: Known) -> Programme:
    """The sitting with interpreters from then until then; an absent bound is the sitting's."""
    sitting, header = limits.sitting_in(programme, edit.number), programme.header
    from_at, until_at = (
        limits.moment(sitting.date, hour, header) if hour else None for hour in (edit.starts, edit.ends)
    )
    until_at = _on_its_night(sitting, until_at)
    if (from_at or sitting.starts_at or _LONG_AGO) >= (until_at or sitting.ends_at or _FAR_AHEAD):
        raise Refused(refusal("meetings.ends_before_it_starts", starts=edit.starts or "…", ends=edit.ends or "…"))
    given = sitting.interpretation
    if given is None and from_at is None and until_at is None:
        return programme
    kept = replace(given or Interpretation(), from_at=from_at, until_at=until_at)
    return limits.with_sitting(programme, replace(sitting, interpretation=kept))


_LONG_AGO, _FAR_AHEAD = (datetime(year, 1, 1, tzinfo=UTC) for year in (1, 9999))


def _on_its_night(sitting: Sitting, until_at: datetime | None) -> datetime | None:
    """A sitting that lasts past midnight has its interpreters until then."""
    is_over_night = until_at and sitting.starts_at and sitting.ends_at and until_at <= sitting.starts_at
    if is_over_night and until_at + timedelta(days=1) <= sitting.ends_at:
        return until_at + timedelta(days=1)
    return until_at
