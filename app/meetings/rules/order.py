"""What follows from a programme: the order of its sittings, half-days, who presides, what is public of a status."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.words import HalfDay, Status


def chronological(programme: Programme) -> tuple[Sitting, ...]:
    """The sittings in the order in which they are held; those of one day without times by half-day, then by number."""
    return tuple(sorted(programme.sittings, key=_place_in_time))


def _place_in_time(sitting: Sitting) -> tuple:
    halves = list(HalfDay)
    half = halves.index(sitting.half_day) if sitting.half_day else 0
    starts = sitting.starts_at or datetime.combine(sitting.date, time(4 + 6 * half), tzinfo=UTC)
    return sitting.date, starts, sitting.number


def neighbours(programme: Programme, found: Sitting) -> tuple[Sitting | None, Sitting | None]:
    """The sittings held before and after this one."""
    order = chronological(programme)
    at = order.index(found)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def half_day_of(sitting: Sitting, zone: ZoneInfo) -> HalfDay | None:
    """The half-day in which a sitting begins on the meeting's clock; without times, the one that its source states."""
    return half_day_at(sitting.starts_at, zone) if sitting.starts_at else sitting.half_day


def half_day_at(moment: datetime, zone: ZoneInfo) -> HalfDay:
    """The half-day of a moment on the clock of this zone: the morning is until 13:00, the evening from 18:00."""
    hour = moment.astimezone(zone).hour
    return HalfDay.MORNING if hour < 13 else HalfDay.AFTERNOON if hour < 18 else HalfDay.EVENING


def presiding_officer_of(sitting: Sitting, header: Header) -> Officer | None:
    """Who presides over a sitting: the officer it names, else the only one who presides on its date."""
    if sitting.presiding_officer:
        return next((officer for officer in header.officers if officer.key == sitting.presiding_officer), None)
    of_the_day = [officer for officer in header.officers if sitting.date in officer.presides_on]
    return of_the_day[0] if len(of_the_day) == 1 else None


def status_of(sitting: Sitting, header: Header) -> Status:
    """A sitting's status in public: that of the meeting when this is not held as announced."""
    if Status.CANCELLED in (sitting.status, header.status):
        return Status.CANCELLED
    return sitting.status if sitting.status != Status.SCHEDULED else header.status


def reason_of(sitting: Sitting, header: Header) -> str | None:
    """Why a sitting has its status in public."""
    return sitting.status_reason if status_of(sitting, header) == sitting.status else header.status_reason


def treat_the_same_item(one: Sitting, other: Sitting) -> bool:
    """Sittings of one day with equal, non-empty sets of challenges treat the same item."""
    return one.date == other.date and bool(one.challenges) and set(one.challenges) == set(other.challenges)
