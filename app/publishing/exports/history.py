"""The versions of a programme, each with what it changed, as they are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext as _

from app.meetings.queries import Published
from app.meetings.rules.telling import tell
from app.publishing.exports.changes import Group, Teller
from app.publishing.phrases import office_of
from app.publishing.rules.history import Step, at_a_glance, runs


@dataclass(frozen=True, kw_only=True)
class ShownVersion:
    """A version, or a run of them (`parts`, the newest first): when, by which office, with what note, what changed."""

    number: int
    title: str
    published_at: datetime
    office: str
    note: str | None
    before: int | None
    groups: tuple[Group, ...]
    folded: tuple[Group, ...]
    parts: tuple["ShownVersion", ...] = ()

    @property
    def sentences_folded(self) -> int:
        """How many sentences the fold hides."""
        return sum(len(group.sentences) for group in self.folded)


def show_history(
    shown: Iterable[int], numbers: Sequence[int], published: Mapping[int, Published], teller: Teller
) -> list[ShownVersion]:
    """The versions of these numbers, of all `numbers` that there are; those that only move the meeting in one entry."""
    before = _predecessors(numbers)
    found = runs(step_of(number, before[number], published) for number in shown)
    return [_show_run(run, published, teller) for run in found]


def show_each(
    shown: Iterable[int], numbers: Sequence[int], published: Mapping[int, Published], teller: Teller
) -> list[ShownVersion]:
    """The versions of these numbers, each by itself."""
    before = _predecessors(numbers)
    return [show_step(step_of(number, before[number], published), published, teller) for number in shown]


def _predecessors(numbers: Sequence[int]) -> dict[int, int | None]:
    """The version before each of these, the newest first."""
    return dict(zip(numbers, [*numbers[1:], None], strict=True))


def step_of(number: int, before: int | None, published: Mapping[int, Published]) -> Step:
    """What a version changed since one before it."""
    told = tell(published[before].programme, published[number].programme) if before else ()
    return Step(number, before, published[number].version.note, told)


def _show_run(run: tuple[Step, ...], published: Mapping[int, Published], teller: Teller) -> ShownVersion:
    """A run is shown as what it changed altogether, its steps folded."""
    newest, oldest = run[0], run[-1]
    if newest is oldest:
        return show_step(newest, published, teller)
    altogether = show_step(step_of(newest.number, oldest.before, published), published, teller)
    title = _("Versions %(first)s to %(last)s", first=oldest.number, last=newest.number)
    return replace(altogether, title=title, parts=tuple(show_step(one, published, teller) for one in run))


def show_step(step: Step, published: Mapping[int, Published], teller: Teller) -> ShownVersion:
    """When, by which office and with what note a version was published, and what it changed; a long list is folded."""
    version, programme = published[step.number].version, published[step.number].programme
    groups = teller.groups(step.told, published[step.before].programme, programme) if step.before else ()
    shown = at_a_glance([len(group.sentences) for group in groups])
    return ShownVersion(
        number=step.number,
        title=_("Version %(number)s", number=step.number),
        published_at=version.published_at,
        office=office_of(version.actor_kind),
        note=version.note,
        before=step.before,
        groups=groups[:shown],
        folded=groups[shown:],
    )
