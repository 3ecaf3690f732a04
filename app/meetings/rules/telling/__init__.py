"""What changed between two programmes, one thing after another, as a person would tell it."""

from collections.abc import Iterable
from dataclasses import replace

from app.meetings.rules.events import Event, events, seen
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.rehearsal import moved
from app.meetings.rules.revision import shown
from app.meetings.rules.telling import of_meeting, of_sitting
from app.meetings.rules.telling.kinds import (
    Code,
    Days,
    Hour,
    Kind,
    OfMeeting,
    OfSitting,
    Telling,
    When,
    Zone,
    days_of,
    when_held,
)

__all__ = [
    "Code",
    "Days",
    "Hour",
    "Kind",
    "OfMeeting",
    "OfSitting",
    "Telling",
    "When",
    "Zone",
    "gather",
    "tell",
]
ALIKE = 3


def tell(before: Programme, after: Programme) -> tuple[Telling, ...]:
    """Everything that a reader can see to have changed: of the meeting first, then of its sittings by number."""
    before, after = _seen(before, after), _seen(after, before)
    told: list[Telling] = []
    shifted = _shifted(before, after)
    if shifted is not None:
        told.append(_tell_shift(before, after))
        before = shifted
    for event in seen(events(before, after)):
        told += _tell(event, before, after)
    return tuple(told)


def _seen(programme: Programme, other: Programme) -> Programme:
    """What a reader sees of a programme; a sitting that is the same in the other has nothing to hide."""
    same = [one if one == other.sitting(one.number) else shown(one) for one in programme.sittings]
    return replace(programme, header=shown(programme.header), sittings=tuple(same))


def gather(told: Iterable[Telling]) -> tuple[Telling, ...]:
    """What is told alike of at least three sittings is told of the first of them, with the others beside it."""
    alike: dict[tuple[Kind, str], list[Telling]] = {}
    for telling in told:
        alike.setdefault((telling.kind, repr(telling.facts)), []).append(telling)
    gathered: list[Telling] = []
    for first, *others in alike.values():
        numbers = tuple(one.number for one in others if one.number is not None)
        gathered += [first, *others] if len(numbers) < ALIKE - 1 else [replace(first, likewise=numbers)]
    return tuple(sorted(gathered, key=lambda telling: telling.number or 0))


def _shifted(before: Programme, after: Programme) -> Programme | None:
    """The programme moved as a whole, where all its sittings are held earlier or later by the same."""
    pairs = [(one.starts_at, other.starts_at) for one in before.sittings if (other := after.sitting(one.number))]
    shifts = {now - was for was, now in pairs if was and now}
    if len(pairs) < 2 or len(pairs) < len(before.sittings) or len(shifts) != 1 or any(None in pair for pair in pairs):
        return None
    whole = moved(before, shift := shifts.pop())
    days = chronological(whole)[0].date - chronological(before)[0].date
    kept = Days(before.header.starts_on + days, before.header.ends_on + days)
    if not shift or days_of(after.header) not in (kept, days_of(whole.header)):
        return None
    days_now = {"starts_on": after.header.starts_on, "ends_on": after.header.ends_on}
    return replace(whole, header=replace(whole.header, **days_now))


def _tell_shift(before: Programme, after: Programme) -> Telling:
    """By the beginning of its first sitting."""
    first = chronological(before)[0]
    now = after.sitting(first.number)
    assert now is not None, "what is moved as a whole has the same sittings"
    facts = {"before": when_held(first, before.header), "after": when_held(now, after.header)}
    return Telling(OfMeeting.SHIFTED, facts=facts)


def _tell(event: Event, before: Programme, after: Programme) -> Iterable[Telling]:
    """The sentences of an event; where none fits better, one that details changed."""
    if isinstance(event.after or event.before, Sitting):
        told = [replace(one, number=event.number) for one in _of_sitting(event, before.header, after.header)]
        return told or [Telling(OfSitting.DETAILS_CHANGED, event.number)]
    names = frozenset(str(change.path[1]) for change in event.changes)
    told = list(of_meeting.TELL[event.kind](of_meeting.Headers(before.header, after.header, names)))
    return told or [Telling(OfMeeting.DETAILS_CHANGED)]


def _of_sitting(event: Event, was: Header, now: Header) -> Iterable[Telling]:
    if isinstance(event.before, Sitting) and isinstance(event.after, Sitting):
        names = frozenset(str(change.path[2]) for change in event.changes)
        return of_sitting.TELL[event.kind](of_sitting.Both(event.before, event.after, was, now, names))
    if isinstance(event.after, Sitting):
        return [Telling(OfSitting.ADDED, facts={"when": when_held(event.after, now)})]
    assert isinstance(event.before, Sitting), "an event is about a sitting that there is, or was"
    return [Telling(OfSitting.REMOVED, facts={"when": when_held(event.before, was)})]
