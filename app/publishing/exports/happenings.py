"""What is going on now or next, as a line that leads there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from app.core.moments import date_words
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.segments import timetable
from app.meetings.rules.words import Status
from app.publishing.phrases import SEGMENTS, sitting_name
from app.publishing.rules.happening import happening


@dataclass(frozen=True, kw_only=True)
class ShownHappening:
    """A state, what there is to say, and where it leads."""

    code: str
    word: str
    words: tuple[str, ...]
    href: str | None
    verb: str


@dataclass(frozen=True, kw_only=True)
class ShownNotHeld:
    """A coming sitting that is not held as announced."""

    number: int
    name: str
    date: date
    status: Status
    reason: str | None


def show_not_held(sittings: Sequence[Sitting], header: Header) -> list[ShownNotHeld]:
    """Those sittings that are postponed or cancelled by themselves; of a whole meeting its own line says it."""
    off = [sitting for sitting in sittings if sitting.status != Status.SCHEDULED == header.status]
    return [
        ShownNotHeld(
            number=one.number, name=sitting_name(one), date=one.date, status=one.status, reason=one.status_reason
        )
        for one in off
    ]


def show_happening(
    sittings: Sequence[Sitting], header: Header, now: datetime, *, of: str | None = None, here: int | None = None
) -> ShownHappening | None:
    """What goes on in a meeting; `of` names the meeting where that is not clear, `here` is the sitting one is at."""
    held = [sitting for sitting in sittings if status_of(sitting, header) == Status.SCHEDULED]
    found = happening(held, now)
    if found is None or (here is not None and found.sitting.number != here):  # type: ignore[attr-defined]
        return None
    sitting: Sitting = found.sitting  # type: ignore[assignment]
    name = sitting_name(sitting) if here is None else None
    words = (of, name, *(_going_on(sitting, now, header) if found.is_running else _to_come(sitting, header)))
    return ShownHappening(
        code="now" if found.is_running else "expected",
        word=_("Now") if found.is_running else _("Next"),
        words=tuple(word for word in words if word),
        href=None if here is not None else f"/meetings/{header.slug}/sittings/{sitting.number}",
        verb=_("Follow") if found.is_running else _("See the sitting"),
    )


def _going_on(sitting: Sitting, now: datetime, header: Header) -> tuple[str, ...]:
    part = next((slot for slot in timetable(sitting) if slot.starts_at and slot.starts_at <= now < slot.ends_at), None)
    ends_at = part.ends_at if part else sitting.ends_at
    until = _("until %(time)s", time=f"{ends_at.astimezone(header.zone):%H:%M}")
    return (part.segment.title or str(SEGMENTS[part.segment.kind]) if part else "", until)


def _to_come(sitting: Sitting, header: Header) -> tuple[str, ...]:
    starts = sitting.starts_at.astimezone(header.zone)
    return (f"{date_words(starts.date(), 'weekday')}, {starts:%H:%M}",)
