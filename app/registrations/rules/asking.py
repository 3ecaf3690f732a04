"""Asking for places: what becomes of people who are registered together, before anything is kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.core.refusal import Refusal, Refused, refusal
from app.meetings.rules.words import Participation
from app.registrations.rules.delegations import why_not_this_role
from app.registrations.rules.people import Known, Particulars, why_not_twice
from app.registrations.rules.places import Place, Taken, Wish
from app.registrations.rules.states import State, after_asking
from app.registrations.rules.terms import Terms, why_not_now
from app.registrations.rules.waiting import Waiting, move_up
from app.registrations.rules.ways import why_not_plan, why_not_this_way
from app.registrations.rules.words import Category, Party, Role


@dataclass(frozen=True, kw_only=True)
class Roll:
    """What is so at a meeting when people of one delegation are registered.

    `taken` and `waiting` hold what can concern the delegation, `registered` who is known there already; `by_oneself` is
    whether people register themselves, or change what is said of them.
    """

    entity: str
    category: Category
    terms: Terms
    sittings: Mapping[int, Participation] = field(default_factory=dict)
    taken: Taken = field(default_factory=Taken)
    waiting: tuple[Waiting, ...] = ()
    registered: frozenset[Known] = frozenset()
    elsewhere: frozenset[Known] = frozenset()
    has_head: bool = False
    by_oneself: bool = False


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """What is wrong with one of those who are registered together: which (from 0), in which field, and why."""

    row: int
    field: str
    refusal: Refusal


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What becomes of people who ask: a place each, or why they wait; and others whose turn it was, by their ids."""

    mistakes: tuple[Mistake, ...] = ()
    places: tuple[Place | Refusal, ...] = ()
    others: Mapping[int, Place] = field(default_factory=dict)


class PeopleRefused(Refused):
    """Nobody was kept, because of mistakes with some: what is said of one alone, else how many there are."""

    def __init__(self, mistakes: Sequence[Mistake]):
        rows = {one.row for one in mistakes}
        of_many = refusal("registrations.people_refused", count=len(rows))
        super().__init__(mistakes[0].refusal if len(rows) == 1 else of_many)
        self.mistakes = tuple(mistakes)


def ask(people: Sequence[Particulars], roll: Roll, now: datetime, party: Party) -> Asked:
    """Let people ask for places, in their order and after everybody who waits; all of them or, with a mistake, none."""
    mistakes = [*_at_the_door(people, roll, now, party), *why_not_enter(people, roll)]
    if mistakes:
        return Asked(mistakes=tuple(sorted(mistakes, key=lambda one: one.row)))
    places, others = _given(people, roll, now)
    full = [
        Mistake(row=row, field="way", refusal=outcome)
        for row, (person, place) in enumerate(zip(people, places, strict=True))
        if isinstance(outcome := after_asking(place if isinstance(place, Refusal) else None, person.may_wait), Refusal)
    ]
    return Asked(mistakes=tuple(full)) if full else Asked(places=places, others=others)


def why_not_enter(people: Sequence[Particulars], roll: Roll) -> Iterator[Mistake]:
    """What is wrong with people whatever places there are; a draft is asked no more than this."""
    known, has_head = set(roll.registered), roll.has_head
    for row, person in enumerate(people):
        for name, refused in _of_person(person, known, has_head, roll):
            if refused:
                yield Mistake(row=row, field=name, refusal=refused)
        known.add(person.known)
        has_head = has_head or person.role == Role.HEAD


def state_of(place: Place | Refusal) -> State:
    """Where somebody stands who asked, and agreed to wait where nothing was free."""
    return State.SUBMITTED if isinstance(place, Place) else State.WAITING


def _at_the_door(people: Sequence[Particulars], roll: Roll, now: datetime, party: Party) -> Iterator[Mistake]:
    refused = why_not_now(roll.terms, now, party)
    for row in range(len(people) if refused else 0):
        yield Mistake(row=row, field="", refusal=refused)  # type: ignore[arg-type]


def _of_person(
    person: Particulars, known: Collection[Known], has_head: bool, roll: Roll
) -> tuple[tuple[str, Refusal | None], ...]:
    not_held = why_not_this_way(person.way, roll.terms.participation)
    return (
        ("email", why_not_twice(person.known, known, roll.elsewhere)),
        ("role", why_not_this_role(person.role, has_head, roll.by_oneself)),
        ("way", not_held),
        ("plan", None if not_held else why_not_plan(person.way, person.plan, roll.sittings)),
    )


def _given(
    people: Sequence[Particulars], roll: Roll, now: datetime
) -> tuple[tuple[Place | Refusal, ...], dict[int, Place]]:
    """The newcomers stand at the end of the waiting list, under numbers after all that are there."""
    first = max((one.id for one in roll.waiting), default=0) + 1
    last = max((one.since for one in roll.waiting), default=now)
    newcomers = [
        Waiting(
            id=first + row,
            since=max(now, last),
            wish=Wish(entity=roll.entity, category=roll.category, way=person.way),
        )
        for row, person in enumerate(people)
    ]
    outcome = move_up([*roll.waiting, *newcomers], roll.terms, roll.taken)
    places = tuple(outcome.given.get(one.id) or outcome.waits[one.id] for one in newcomers)
    return places, {of: place for of, place in outcome.given.items() if of < first}
