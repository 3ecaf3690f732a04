"""How somebody takes part: in the meeting, and otherwise in single sittings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Attending:
    """How somebody takes part in the sittings of a meeting, and otherwise could."""

    way: Way
    participation: Participation
    plan: Plan = field(default_factory=dict)

    @property
    def offered(self) -> list[Attendance]:
        """What can be said of a sitting: a place in the room covers one followed online, not the other way round."""
        ways = [one for one in Way if (self.participation, one) not in NOT_OFFERED]
        if self.way == Way.ONLINE:
            ways = [one for one in ways if one == Way.ONLINE]
        return [*map(Attendance, ways), Attendance.ABSENT]

    def in_sitting(self, number: int) -> Attendance:
        """How somebody takes part in a sitting."""
        return attendance(self.way, self.plan, number, self.participation)

    def with_chosen(self, chosen: Plan) -> dict[int, Attendance]:
        """The plan that says this: what follows from the place is not said again, other sittings stay as they are."""
        others = {number: how for number, how in self.plan.items() if number not in chosen}
        usual = {number: attendance(self.way, {}, number, self.participation) for number in chosen}
        return {**others, **{number: how for number, how in chosen.items() if how != usual[number]}}


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
