"""Whom the difference of two programmes concerns, and what of it is told to each."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.meetings.rules.contacts import Named, everybody, known_as
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Programme
from app.meetings.rules.telling import OfMeeting, Telling, tell

# When, where and whether a meeting is held concerns everybody in it.
OF_EVERYBODY = frozenset(
    {
        OfMeeting.CANCELLED,
        OfMeeting.CANCELLED_BECAUSE,
        OfMeeting.POSTPONED,
        OfMeeting.POSTPONED_BECAUSE,
        OfMeeting.REINSTATED,
        OfMeeting.REINSTATED_BECAUSE,
        OfMeeting.REASON_GIVEN,
        OfMeeting.REASON_GONE,
        OfMeeting.SHIFTED,
        OfMeeting.MOVED,
        OfMeeting.ZONE_CHANGED,
        OfMeeting.VENUE_GIVEN,
        OfMeeting.VENUE_CHANGED,
        OfMeeting.VENUE_GONE,
        OfMeeting.PARTICIPATION_CHANGED,
    }
)


@dataclass(frozen=True)
class Affected:
    """Somebody with a part in either programme, and what of the changes concerns it; who left is no longer `now`."""

    was: Named | None
    now: Named | None
    told: tuple[Telling, ...]

    @property
    def named(self) -> Named:
        """As they are named now, or were."""
        found = self.now or self.was
        assert found is not None, "somebody is in one of the two"
        return found


def affected(before: Programme, after: Programme) -> tuple[Affected, ...]:
    """Everybody of whose sittings or own part anything changed, or of the meeting that concerns all in it."""
    told, was, now = tell(before, after), everybody(before), everybody(after)
    return tuple(found for key in dict.fromkeys((*now, *was)) if (found := _affected(told, was.get(key), now.get(key))))


def _affected(told: Iterable[Telling], was: Named | None, now: Named | None) -> Affected | None:
    parts = [set(named.parts) if named else set() for named in (was, now)]
    key = (was or now).key  # type: ignore[union-attr]
    numbers = {number for number, _role in set.union(*parts)}
    concerning = tuple(one for one in told if _concerns(one, key, numbers))
    return Affected(was, now, concerning) if concerning or parts[0] != parts[1] else None


def _concerns(telling: Telling, key: str, numbers: set[int]) -> bool:
    if telling.number is not None:
        return telling.number in numbers
    return telling.kind in OF_EVERYBODY or key in {known_as(officer) for officer in _officers(telling)}


def _officers(telling: Telling) -> Iterable[Officer]:
    for fact in telling.facts.values():
        yield from (one for one in (fact if isinstance(fact, tuple) else (fact,)) if isinstance(one, Officer))
