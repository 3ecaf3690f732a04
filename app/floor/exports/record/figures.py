"""How long was spoken, as it is drawn: lengths are shares, each bar has its words, a table says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.entities.rules import EntityKind
from app.floor.exports.record.naming import RecordNames
from app.floor.phrases import BANDS
from app.floor.queries.record_sources import RecordSources
from app.floor.rules.record_times import Spent, by_band, by_delegation, by_group

WIDEST = 84  # per cent of the width: what is left is the words'


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How long some spoke; `width` is a share of the drawing."""

    label: str
    count: int
    seconds: int
    width: float

    @property
    def words(self) -> str:
        """12:34."""
        return clock_words(self.seconds)

    @property
    def said(self) -> str:
        """12:34, 5 times on the floor."""
        return f"{self.words}, {times_words(self.count)}"


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A drawing of bars."""

    name: str
    title: str
    head: str
    bars: tuple[Bar, ...]

    @property
    def rows(self) -> list[tuple[str, int, str]]:
        """The same as a table."""
        return [(bar.label, bar.count, bar.words) for bar in self.bars]


def show_times(sources: RecordSources, names: RecordNames) -> tuple[Plot, ...]:
    """By band, by regional group, by delegation; nothing where no times are known."""
    if not sources.record.has_times:
        return ()
    entities = sources.entities
    kinds = {code: EntityKind(one.kind) for code, one in entities.items()}
    bands = by_band(sources.record, kinds)
    regions = by_group(sources.record, {code: one.regional_group for code, one in entities.items()})
    of_bands = [(str(words), bands.get(band)) for band, words in (*BANDS.items(), (None, _("Rights of reply")))]
    named = (*sources.groups.items(), (None, _("In no regional group")))
    of_regions = [(words, regions.get(group)) for group, words in named]
    of_delegations = [(names.listed(one.first), one) for one in by_delegation(sources.record)]
    return (
        _plot("bands", _("Speaking time by band"), _("Band"), of_bands),
        _plot("groups", _("Speaking time by regional group"), _("Regional group"), of_regions),
        _plot("delegations", _("Speaking time by delegation"), _("Delegation"), of_delegations),
    )


def _plot(name: str, title: str, head: str, found: Iterable[tuple[str, Spent | None]]) -> Plot:
    """Who did not speak is left out."""
    there = [(label, one) for label, one in found if one]
    most = max((one.seconds for _label, one in there), default=0)
    return Plot(name=name, title=title, head=head, bars=tuple(_bar(label, one, most) for label, one in there))


def _bar(label: str, one: Spent, most: int) -> Bar:
    width = round(WIDEST * one.seconds / most, 2) if most else 0
    return Bar(label=label, count=one.statements + one.replies, seconds=one.seconds, width=width)


def clock_words(seconds: int) -> str:
    """3:05; 1:02:30 where it is an hour or more."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def times_words(count: int) -> str:
    """How often."""
    return ngettext("%(num)s time on the floor", "%(num)s times on the floor", count)
