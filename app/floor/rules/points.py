"""Points of order (E/5975/Rev.1, rule 42): ruled upon at once; an appeal is put to the vote at once."""

from app.core.refusal import Refusal, refusal
from app.entities.rules import EntityKind
from app.floor.rules.state import Floor, Point
from app.floor.rules.words import Phase


def why_not_raise(floor: Floor, entity: str, kind: EntityKind) -> Refusal | None:
    """A representative of a Member State may raise one at any time, also when the list is closed.

    Not the European Union (65/276, annex, 3), organizations or NGOs. One after the other: a second one waits its turn.
    """
    if kind != EntityKind.MEMBER_STATE:
        return refusal("floor.no_points_of_order")
    if floor.phase != Phase.GOING_ON:
        return refusal("floor.not_going_on")
    twice = any(point.is_open and point.entity == entity for point in floor.points)
    return refusal("floor.point_raised_already") if twice else None


def why_not_rule(floor: Floor, point: int) -> Refusal | None:
    """The presiding officer rules on the one that was raised first."""
    first = floor.open_point
    if first is None or first.id != point or first.ruling is not None:
        return refusal("floor.nothing_to_rule_on")
    return None


def why_not_appeal(floor: Floor, point: int, entity: str, kind: EntityKind) -> Refusal | None:
    """A Member State may appeal against the ruling, once, as long as nothing followed it."""
    if kind != EntityKind.MEMBER_STATE:
        return refusal("floor.no_points_of_order")
    found = _last_ruled(floor)
    if found is None or found.id != point:
        return refusal("floor.nothing_to_appeal")
    return refusal("floor.appealed_already") if found.appealed_by else None


def why_not_decide(floor: Floor, point: int) -> Refusal | None:
    """The outcome of an appeal is entered once."""
    found = next((one for one in floor.points if one.id == point), None)
    if found is None or found.appealed_by is None:
        return refusal("floor.no_appeal")
    return refusal("floor.appeal_decided_already") if found.appeal else None


def _last_ruled(floor: Floor) -> Point | None:
    """The ruling that an appeal can be about: the last, before the clock goes on or somebody else has the floor."""
    ruled = [point for point in floor.points if point.ruling is not None]
    if not ruled or floor.phase != Phase.GOING_ON:
        return None
    clock_runs = floor.speaking is not None and floor.speaking.running_since is not None
    return None if clock_runs else ruled[-1]
