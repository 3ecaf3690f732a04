"""A draft as its editor shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.moments import date_words
from app.meetings.phrases import sitting_name
from app.meetings.phrases.steps import DIFFERENCES, DIFFERS, minutes_words, step_words
from app.meetings.phrases.words import HALF_DAYS
from app.meetings.queries.editing import Draft
from app.meetings.rules.events import Event, events, seen
from app.meetings.rules.order import chronological, half_day_of, presiding_officer_of
from app.meetings.rules.programme import Sitting
from app.meetings.rules.segments import minutes_left
from app.meetings.rules.words import HalfDay, Status

DAYS = timedelta(days=1)
MOST_DAYS = 31


@dataclass(frozen=True, kw_only=True)
class DraftedSitting:
    """A sitting of a draft, on the half-day of its key; `differs` says what is not yet as published."""

    sitting: Sitting
    name: str
    topic: str
    presiding: str | None
    minutes: str | None
    is_over: bool
    differs: tuple[str, ...]
    place: str
    is_cancelled: bool


@dataclass(frozen=True)
class Cell:
    """A half-day, and what is held there."""

    place: str
    name: str
    sittings: tuple[DraftedSitting, ...]


@dataclass(frozen=True)
class Day:
    """A day of the meeting with its half-days."""

    date: date
    cells: tuple[Cell, ...]


def show_sittings(draft: Draft) -> list[DraftedSitting]:
    """All sittings as they are held."""
    told = _told(draft)
    return [_show(sitting, draft, told) for sitting in chronological(draft.programme)]


def _told(draft: Draft) -> Sequence[Event]:
    return seen(events(draft.published, draft.programme)) if draft.published else ()


def show_sitting(draft: Draft) -> DraftedSitting:
    """The sitting that the page is about."""
    assert draft.sitting is not None
    return _show(draft.sitting, draft, _told(draft))


def _show(sitting: Sitting, draft: Draft, told: Iterable[Event]) -> DraftedSitting:
    header, left = draft.programme.header, minutes_left(sitting)
    officer = presiding_officer_of(sitting, header)
    titles = [draft.challenges[slug].short_title for slug in sitting.challenges if slug in draft.challenges]
    words = [str(DIFFERENCES.get(event.kind, DIFFERS)) for event in told if event.number == sitting.number]
    return DraftedSitting(
        sitting=sitting,
        name=sitting_name(sitting),
        topic="; ".join(titles),
        presiding=officer and officer.name,
        minutes=minutes_words(left) if left is not None and sitting.segments else None,
        is_over=left is not None and left < 0,
        differs=tuple(dict.fromkeys(words)),
        place=f"{sitting.date} {half_day_of(sitting, header.zone) or HalfDay.MORNING}",
        is_cancelled=sitting.status == Status.CANCELLED,
    )


def show_days(draft: Draft, sittings: Sequence[DraftedSitting]) -> list[Day]:
    """The days of the meeting and those on which sittings are held; the evening only where it is used."""
    header = draft.programme.header
    count = min((header.ends_on - header.starts_on).days + 1, MOST_DAYS)
    days = sorted({header.starts_on + place * DAYS for place in range(count)} | {one.sitting.date for one in sittings})
    used = {one.place.partition(" ")[2] for one in sittings}
    halves = [half for half in HalfDay if half != HalfDay.EVENING or half in used]
    return [Day(day, tuple(_cell(day, half, sittings) for half in halves)) for day in days]


def _cell(day: date, half: HalfDay, sittings: Iterable[DraftedSitting]) -> Cell:
    place = f"{day} {half}"
    return Cell(place, str(HALF_DAYS[half]), tuple(one for one in sittings if one.place == place))


def place_choices(days: Iterable[Day], number: int) -> list[tuple[str, str, str | None]]:
    """Where a sitting can go: the place, its words, and the name of the sitting that is there and would swap."""
    choices: list[tuple[str, str, str | None]] = []
    for day in days:
        for cell in day.cells:
            there = [one for one in cell.sittings if not one.is_cancelled]
            if any(one.sitting.number == number for one in there):
                continue
            words = f"{date_words(day.date, 'weekday')}, {cell.name}"
            if not there:
                choices.append((cell.place, words, None))
            choices += [(f"swap {one.sitting.number}", words, one.name) for one in there]
    return choices


def undo_words(draft: Draft) -> str | None:
    """What taking the last step back would take back."""
    return step_words(draft.last, draft.programme.header.zone) if draft.last else None
