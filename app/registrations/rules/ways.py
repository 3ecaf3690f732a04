"""How somebody takes part: in the meeting, and otherwise in single sittings."""

from collections.abc import Iterable, Mapping

from app.core.refusal import Refusal, refusal
from app.meetings.rules.words import Participation
from app.registrations.rules.words import Attendance, Way

NOT_OFFERED = {(Participation.IN_PERSON, Way.ONLINE), (Participation.ONLINE, Way.IN_PERSON)}
# What somebody says of single sittings: their numbers, and how.
Plan = Mapping[int, Attendance]


def why_not_this_way(way: Way, participation: Participation) -> Refusal | None:
    """A meeting in the room alone has no places online, and one online alone none in the room."""
    if (participation, way) not in NOT_OFFERED:
        return None
    online = refusal("registrations.not_held_online")
    return online if way == Way.ONLINE else refusal("registrations.not_held_in_room")


def why_not_plan(way: Way, plan: Plan, sittings: Mapping[int, Participation]) -> Refusal | None:
    """A place in the room covers sittings followed online; one online does not open the room."""
    for number, attendance in sorted(plan.items()):
        if found := _why_not_attend(way, number, attendance, sittings):
            return found
    return None


def attendance(way: Way, plan: Plan, number: int, participation: Participation) -> Attendance:
    """How somebody takes part in a sitting of which perhaps nothing was said: as in the meeting, where that is offered.

    A sitting held online alone is followed online by all; one in the room alone is missed by who is online.
    """
    if number in plan:
        return plan[number]
    if participation == Participation.ONLINE:
        return Attendance.ONLINE
    return Attendance.ABSENT if (participation, way) in NOT_OFFERED else Attendance(way)


def beyond_room(limit: int | None, attendances: Mapping[int, Iterable[Attendance]]) -> list[int]:
    """The sittings in which more of a delegation mean to be in the room than may be at a time: said, not refused."""
    if limit is None:
        return []
    return sorted(number for number, all_of in attendances.items() if list(all_of).count(Attendance.IN_PERSON) > limit)


def _why_not_attend(
    way: Way, number: int, attendance: Attendance, sittings: Mapping[int, Participation]
) -> Refusal | None:
    if number not in sittings:
        return refusal("registrations.no_such_sitting", number=number)
    if attendance == Attendance.ABSENT:
        return None
    if attendance == Attendance.IN_PERSON and way == Way.ONLINE:
        return refusal("registrations.place_is_online", number=number)
    if (sittings[number], Way(attendance)) in NOT_OFFERED:
        return refusal("registrations.sitting_not_this_way", number=number)
    return None
