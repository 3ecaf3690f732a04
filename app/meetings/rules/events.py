"""What happened between two programmes, as people would tell it: each difference belongs to one such event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.meetings.rules.difference import ABSENT, Change, Entry, differences
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.words import Status


class EventKind(StrEnum):
    """What kind of thing happened, to a sitting or to the meeting as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    REINSTATED = "reinstated"
    REASON_CHANGED = "reason_changed"
    MOVED = "moved"
    RELOCATED = "relocated"
    RENAMED = "renamed"
    CHALLENGES_CHANGED = "challenges_changed"
    PRESIDING_OFFICER_CHANGED = "presiding_officer_changed"
    OPENING_SPEAKERS_CHANGED = "opening_speakers_changed"
    PRESENTERS_CHANGED = "presenters_changed"
    PANEL_CHANGED = "panel_changed"
    SEGMENTS_CHANGED = "segments_changed"
    INTERPRETATION_CHANGED = "interpretation_changed"
    OFFICERS_CHANGED = "officers_changed"
    DOCUMENTS_CHANGED = "documents_changed"
    MARGINS_CHANGED = "margins_changed"
    WEBCAST_CHANGED = "webcast_changed"
    DETAILS_CHANGED = "details_changed"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Event:
    """Something that happened: to the sitting of a number, or to the meeting; what it was before and is after."""

    kind: EventKind
    number: int | None
    before: Sitting | Header | None
    after: Sitting | Header | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comings:
    """Who came and who left between two lists, and whether those that stayed changed their order."""

    came: tuple[Any, ...]
    left: tuple[Any, ...]
    reordered: bool


_OF_STATUS = {
    Status.CANCELLED: EventKind.CANCELLED,
    Status.POSTPONED: EventKind.POSTPONED,
    Status.SCHEDULED: EventKind.REINSTATED,
}
_OF_SITTING = {
    "date": EventKind.MOVED,
    "half_day": EventKind.MOVED,
    "starts_at": EventKind.MOVED,
    "ends_at": EventKind.MOVED,
    "room": EventKind.RELOCATED,
    "title": EventKind.RENAMED,
    "kind": EventKind.RENAMED,
    "thematic_number": EventKind.RENAMED,
    "challenges": EventKind.CHALLENGES_CHANGED,
    "presiding_officer": EventKind.PRESIDING_OFFICER_CHANGED,
    "opening_speakers": EventKind.OPENING_SPEAKERS_CHANGED,
    "presenters": EventKind.PRESENTERS_CHANGED,
    "panel": EventKind.PANEL_CHANGED,
    "segments": EventKind.SEGMENTS_CHANGED,
    "interpretation": EventKind.INTERPRETATION_CHANGED,
    "sequence": EventKind.UNSEEN,
    "revised": EventKind.UNSEEN,
}
_OF_MEETING = {
    "starts_on": EventKind.MOVED,
    "ends_on": EventKind.MOVED,
    "timezone": EventKind.MOVED,
    "venue": EventKind.RELOCATED,
    "title": EventKind.RENAMED,
    "short_title": EventKind.RENAMED,
    "officers": EventKind.OFFICERS_CHANGED,
    "documents": EventKind.DOCUMENTS_CHANGED,
    "margins": EventKind.MARGINS_CHANGED,
    "announced": EventKind.UNSEEN,
    "webcast": EventKind.WEBCAST_CHANGED,
}


def events(before: Programme, after: Programme) -> tuple[Event, ...]:
    """What happened: to the meeting first, then to its sittings by number; each difference in one event."""
    changes = differences(before, after)
    of_meeting = [change for change in changes if change.path[0] == "header"]
    told = list(_told(of_meeting, None, before.header, after.header, _of_meeting))
    numbers = sorted({sitting.number for sitting in (*before.sittings, *after.sittings)})
    for number in numbers:
        of_sitting = [change for change in changes if change.path[:2] == ("sittings", Entry(number))]
        told += _told(of_sitting, number, before.sitting(number), after.sitting(number), _of_sitting)
    return tuple(told)


def seen(events: Iterable[Event]) -> tuple[Event, ...]:
    """Those events of which the public is told."""
    return tuple(event for event in events if event.kind != EventKind.UNSEEN)


def comings(before: Sequence[Any], after: Sequence[Any]) -> Comings:
    """Who came and who left between two lists; an entry that says something else now left and came."""
    left = tuple(entry for entry in before if entry not in after)
    came = tuple(entry for entry in after if entry not in before)
    stayed = [entry for entry in before if entry in after], [entry for entry in after if entry in before]
    return Comings(came, left, stayed[0] != stayed[1])


def _told(
    changes: Sequence[Change],
    number: int | None,
    before: Any,
    after: Any,
    kind_of: Callable[[Change, Any], EventKind],
) -> Iterable[Event]:
    by_kind: dict[EventKind, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(kind_of(change, after), []).append(change)
    reason = by_kind.get(EventKind.REASON_CHANGED)
    if reason and (status := next((kind for kind in _OF_STATUS.values() if kind in by_kind), None)):
        by_kind[status] += by_kind.pop(EventKind.REASON_CHANGED)
    for kind in sorted(by_kind, key=list(EventKind).index):
        yield Event(kind, number, before, after, tuple(by_kind[kind]))


def _of_sitting(change: Change, after: Sitting | None) -> EventKind:
    if len(change.path) == 2:
        return EventKind.ADDED if change.before is ABSENT else EventKind.REMOVED
    return _of_field(change, 2, _OF_SITTING, after)


def _of_meeting(change: Change, after: Header) -> EventKind:
    return _of_field(change, 1, _OF_MEETING, after)


def _of_field(change: Change, place: int, kinds: dict[str, EventKind], after: Sitting | Header | None) -> EventKind:
    name = change.path[place]
    if name == "extra" or change.path[-1] == "extra":
        return EventKind.UNSEEN
    if name == "status" and after is not None:
        return _OF_STATUS[after.status]
    if name == "status_reason":
        return EventKind.REASON_CHANGED
    return kinds.get(str(name), EventKind.DETAILS_CHANGED)
