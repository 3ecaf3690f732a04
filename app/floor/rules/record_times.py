"""How long was spoken: by each delegation, by regional groups and by bands, with rights of reply."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from app.entities.rules import UNNAMED_NGO, EntityKind
from app.floor.rules.record import Record, Reply, Statement
from app.floor.rules.speakers import band_of
from app.floor.rules.words import Band, Capacity

Made = Statement | Reply


@dataclass(frozen=True)
class Spent:
    """What some spoke together; `key` says who they are, `first` is one of what they said."""

    key: Hashable
    first: Made
    statements: int
    replies: int
    seconds: int


def by_delegation(record: Record) -> tuple[Spent, ...]:
    """The longest first; organizations that are not named are told apart by their places."""
    return tuple(sorted(_spent(record, _delegation), key=lambda one: -one.seconds))


def by_group(record: Record, groups: Mapping[str, str | None]) -> dict[str | None, Spent]:
    """By the regional group of whoever spoke; none: the Union, organizations and all others without one."""
    return {one.key: one for one in _spent(record, lambda made: groups.get(made.entity))}  # type: ignore[misc]


def by_band(record: Record, kinds: Mapping[str, EntityKind]) -> dict[Band | None, Spent]:
    """By band; none: rights of reply, which stand in no list of speakers."""
    return {one.key: one for one in _spent(record, lambda made: band_on_record(made, kinds))}  # type: ignore[misc]


def band_on_record(made: Made, kinds: Mapping[str, EntityKind]) -> Band | None:
    """In which band somebody spoke; none for a right of reply."""
    if isinstance(made, Reply):
        return None
    capacity = Capacity.GROUP if made.on_behalf_of else Capacity.NATIONAL
    return band_of(made.entity, kinds.get(made.entity, EntityKind.IGO), capacity)


def _delegation(made: Made) -> Hashable:
    return (made.entity, made.entry_id if made.entity == UNNAMED_NGO else 0)


def _spent(record: Record, key_of: Callable[[Made], Hashable]) -> list[Spent]:
    """Only what was spoken: a statement in writing took nobody's time."""
    timed = [one for one in (*record.statements, *record.replies) if one.seconds is not None]
    of_key: dict[Hashable, list[Made]] = {}
    for one in timed:
        of_key.setdefault(key_of(one), []).append(one)
    return [_together(key, made) for key, made in of_key.items()]


def _together(key: Hashable, made: list[Made]) -> Spent:
    replies = sum(isinstance(one, Reply) for one in made)
    return Spent(key, made[0], len(made) - replies, replies, sum(one.seconds or 0 for one in made))
