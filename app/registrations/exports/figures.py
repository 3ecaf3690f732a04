"""The figures of a meeting as they are drawn: lengths are shares, each bar has its words, a table says the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.core.moments import date_range, date_words
from app.registrations.phrases import CATEGORIES, STATES
from app.registrations.phrases.figures import GENDERS, NO_REGION, WAYS, in_the_room, online, registered_words
from app.registrations.queries.figures import Sources
from app.registrations.queries.keeping import zone_of
from app.registrations.rules.figures import Column, Present, counted, in_sittings, on_days, over_time, take_part

TALLEST = 124  # pixels
WIDEST = 88  # per cent of the width: what is left is the number's


@dataclass(frozen=True, kw_only=True)
class Bar:
    """So many of something; `width` is a share of the drawing."""

    label: str
    count: int
    width: float


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A drawing of bars."""

    name: str
    title: str
    head: str
    bars: tuple[Bar, ...]

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The same as a table."""
        return [(bar.label, bar.count) for bar in self.bars]

    @property
    def in_words(self) -> list[str]:
        """The same for who does not see it."""
        return [f"{bar.label} {bar.count}" for bar in self.bars]


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many are in the room and online in a sitting or on a day; `is_day` is the day as a whole."""

    label: str
    is_day: bool
    in_person: int
    online: int
    room_width: float
    online_width: float
    room_words: str
    online_words: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A column where it stands: a share of the width, and so many pixels high."""

    x: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Registrations over time, and what is said of the highest column."""

    columns: tuple[Drawn, ...] = ()
    first: str = ""
    last: str = ""
    peak: str = ""
    peak_at: float = 0
    peak_anchor: str = "middle"
    rows: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything that the page shows."""

    taking_part: int
    delegations: int
    turnouts: tuple[Turnout, ...]
    plots: tuple[Plot, ...]
    timeline: Timeline

    @property
    def turnout_rows(self) -> list[tuple[str, int, int]]:
        """By day and sitting as a table."""
        return [(one.label, one.in_person, one.online) for one in self.turnouts]


def show_figures(found: Sources) -> Figures:
    """By sitting and day, category, region, gender, way and state, and over time."""
    there = take_part(found.people)
    regions = {**found.regions, None: str(NO_REGION)}
    return Figures(
        taking_part=sum(one.count for one in there),
        delegations=found.delegations,
        turnouts=tuple(_turnouts(found)),
        plots=(
            _plot("category", _("Taking part by category"), _("Category"), counted(there, "category"), CATEGORIES),
            _plot("region", _("Taking part by region"), _("Region"), counted(there, "region"), regions),
            _plot("gender", _("Taking part by gender"), _("Gender"), counted(there, "gender"), GENDERS),
            _plot("way", _("Taking part, in what way"), _("Way of taking part"), counted(there, "way"), WAYS),
            _plot("state", _("What became of registrations"), _("State"), counted(found.people, "state"), STATES),
        ),
        timeline=_timeline(found),
    )


def _plot(name: str, title: str, head: str, counts: Mapping, words: Mapping) -> Plot:  # type: ignore[type-arg]
    """In the order of the words; a kind of which there is nobody is left out."""
    most = max(counts.values(), default=0)
    bars = [
        Bar(label=str(label), count=counts[key], width=_share(counts[key], most))
        for key, label in words.items()
        if counts[key]
    ]
    return Plot(name=name, title=title, head=head, bars=tuple(bars))


def _share(count: int, most: int) -> float:
    return round(WIDEST * count / most, 2) if most else 0


def _turnouts(found: Sources) -> Iterable[Turnout]:
    """Each day, and its sittings below it where there are several."""
    sittings, days = in_sittings(found.said, found.turns), on_days(found.said, found.turns)
    most = max((one.in_person + one.online for one in (*sittings.values(), *days.values())), default=0)
    for day, present in days.items():
        numbers = [turn.number for turn in found.turns if turn.day == day]
        yield _turnout(date_words(day, "weekday"), present, most, is_day=True)
        for number in numbers:
            name = _("Sitting %(number)s", number=number)
            title = found.titles.get(number)
            yield _turnout(f"{name}: {title}" if title else name, sittings[number], most, is_day=False)


def _turnout(label: str, present: Present, most: int, *, is_day: bool) -> Turnout:
    return Turnout(
        label=label,
        is_day=is_day,
        in_person=present.in_person,
        online=present.online,
        room_width=_share(present.in_person, most),
        online_width=_share(present.online, most),
        room_words=in_the_room(present.in_person),
        online_words=online(present.online),
    )


def _timeline(found: Sources) -> Timeline:
    closes_at = found.terms.closes_at
    columns = over_time(found.days, closes_at.astimezone(zone_of(found.terms.meeting)).date() if closes_at else None)
    if not columns:
        return Timeline()
    most = max(column.count for column in columns)
    width = 100 / len(columns)
    drawn = tuple(_drawn(at * width, width, one.count / most) for at, one in enumerate(columns))
    highest = next(at for at, one in enumerate(columns) if one.count == most)
    middle = (highest + 0.5) * width
    return Timeline(
        columns=drawn,
        first=date_words(columns[0].first, "short"),
        last=date_words(columns[-1].last, "short"),
        peak=f"{registered_words(most)}, {_days(columns[highest])}",
        peak_at=round(middle, 2),
        peak_anchor="start" if middle < 30 else "end" if middle > 70 else "middle",
        rows=tuple(_rows(columns)),
    )


def _drawn(x: float, width: float, share: float) -> Drawn:
    """With a gap between columns; whoever is there at all is seen."""
    return Drawn(x=round(x, 3), width=round(width * 0.8, 3), height=max(2, round(TALLEST * share)) if share else 0)


def _rows(columns: tuple[Column, ...]) -> Iterable[tuple[str, int, int]]:
    """Only days on which somebody was registered; with how many there were by then."""
    so_far = 0
    for one in columns:
        so_far += one.count
        if one.count:
            yield _days(one), one.count, so_far


def _days(column: Column) -> str:
    return date_words(column.first) if column.first == column.last else date_range(column.first, column.last)
