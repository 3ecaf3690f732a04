"""Registering people in the database: places, the waiting list, and nobody twice."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core.audit import AuditEntry, audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.entities.rules import EntityKind
from app.registrations.commands.registering import register
from app.registrations.commands.submitting import discard, submit, withdraw
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration
from app.registrations.rules.asking import PeopleRefused
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Attendance, Category, Party, Role, State, Way
from tests.builders.registrations import a_delegation, focal_point_of, registered, somebody, states, terms


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


def places(rows):  # type: ignore[no-untyped-def]
    """The numbers that registrations hold."""
    return [get_registration(row.id).place_number for row in rows]


def mistakes(error) -> list[tuple[int, str, str]]:  # type: ignore[no-untyped-def]
    """Row, field and code of each mistake."""
    return [(one.row, one.field, one.refusal.code.partition(".")[2]) for one in error.value.mistakes]


def test_people_who_are_registered_together_get_the_lowest_places() -> None:
    rows = registered(a_delegation(), "Ana López", "Benito Juárez", "Carla Ruiz")
    assert (states(rows), places(rows)) == (["submitted"] * 3, [1, 2, 3])


def test_whoever_finds_no_place_waits_if_that_was_agreed_to() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "Ana López", "Benito Juárez", "Carla Ruiz", "Diego Rivera")
    assert states(rows) == ["submitted", "submitted", "submitted", "waiting"]


def test_all_are_registered_or_none() -> None:
    delegation = a_delegation()
    people = [somebody(f"Ana {name}", may_wait=False) for name in ("One", "Two", "Three", "Four", "Five")]
    with pytest.raises(PeopleRefused) as error:
        register(delegation.id, people, OPERATOR, party=Party.SECRETARIAT)
    assert mistakes(error) == [(3, "way", "no_place_in_person"), (4, "way", "no_place_in_person")]
    assert db.session.scalars(select(Registration)).all() == []


def test_each_mistake_is_named_at_its_place() -> None:
    delegation = a_delegation()
    registered(delegation, "Ana López", role=Role.HEAD)
    people = [
        somebody("LOPEZ Ána", email="LOPEZ.3@example.org"),
        somebody("Lopez Ana", email="Lopez.3@example.org"),
        somebody("Benito Juárez", role=Role.HEAD),
        somebody("Carla Ruiz", plan={9: Attendance.ONLINE}),
    ]
    with pytest.raises(PeopleRefused) as error:
        register(delegation.id, people, OPERATOR, party=Party.SECRETARIAT)
    assert mistakes(error) == [
        (0, "email", "registered_already"),
        (1, "email", "registered_already"),
        (2, "role", "head_taken"),
        (3, "plan", "no_such_sitting"),
    ]


def test_the_same_person_is_not_registered_by_two_delegations() -> None:
    registered(a_delegation(), "Ana López")
    with pytest.raises(Refused) as error:
        registered(a_delegation("NOR"), "Ana López")
    assert error.value.refusal.code == "registrations.ask_the_secretariat", "nobody learns of another delegation"


def test_a_plan_is_kept() -> None:
    (row,) = registered(a_delegation(), plan={1: Attendance.ONLINE, 2: Attendance.ABSENT})
    kept = get_registration(row.id)
    assert {one.sitting.number: one.attendance for one in kept.plans} == {1: "online", 2: "absent"}


def test_all_organizations_share_the_seats() -> None:
    terms(ngo_seats=2)
    rows = [registered(a_delegation(f"NGO{n}", EntityKind.NGO), f"Ana López{n}")[0] for n in range(3)]
    assert states(rows) == ["submitted", "submitted", "waiting"]
    withdraw(rows[0].id, OPERATOR)
    assert states(rows) == ["withdrawn", "submitted", "submitted"]
    assert get_registration(rows[2].id).seat_number == 1


def test_a_freed_place_goes_to_whoever_waits_longest() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "A One", "B Two", "C Three", "D Four", "E Five")
    withdraw(rows[1].id, OPERATOR)
    assert (states(rows), places(rows)) == (
        ["submitted", "withdrawn", "submitted", "submitted", "waiting"],
        [1, None, 3, 2, None],
    )


def test_more_places_are_given_when_a_quota_is_raised() -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=4)})
    assert states(rows) == ["submitted"] * 4


def test_a_quota_below_what_was_given_takes_nothing_away() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "A One", "B Two")
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1)})
    assert states([*rows, *registered(delegation, "C Three")]) == ["submitted", "submitted", "waiting"]


def test_a_delegation_registers_before_the_closing_second_and_the_secretariat_after(now) -> None:  # type: ignore[no-untyped-def]
    terms(closes_at=now)
    delegation = a_delegation()
    with pytest.raises(PeopleRefused) as error:
        register(delegation.id, [somebody()], focal_point_of(delegation))
    assert mistakes(error) == [(0, "", "closed")]
    assert states(registered(delegation)) == ["submitted"]


def test_a_draft_takes_no_place_and_is_submitted_later() -> None:
    delegation = a_delegation()
    by = focal_point_of(delegation)
    (row,) = register(delegation.id, [somebody()], by, is_draft=True)
    assert (states([row]), places([row])) == (["draft"], [None])
    assert submit(row.id, by) == State.SUBMITTED
    assert places([row]) == [1]


def test_a_draft_is_forgotten_and_nothing_else_is() -> None:
    delegation = a_delegation()
    by = focal_point_of(delegation)
    draft, other = register(delegation.id, [somebody("A One"), somebody("B Two")], by, is_draft=True)
    discard(draft.id, by)
    submit(other.id, by)
    with pytest.raises(Refused) as error:
        discard(other.id, by)
    assert error.value.refusal.code == "registrations.not_in_this_state"
    assert [row.family_name for row in db.session.scalars(select(Registration))] == ["Two"]


def test_whoever_withdrew_asks_again_at_the_end() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "A One", "B Two", "C Three", "D Four")
    withdraw(rows[0].id, OPERATOR)
    assert submit(rows[0].id, OPERATOR, party=Party.SECRETARIAT) == State.WAITING
    assert states(rows) == ["waiting", "submitted", "submitted", "submitted"]


def test_the_secretariat_acts_on_behalf_of_the_delegation_and_the_record_says_so() -> None:
    delegation = a_delegation()
    registered(delegation)
    wanted = select(AuditEntry).where(AuditEntry.action == "registrations.register")
    entry = db.session.scalars(wanted).one()
    assert (entry.behalf_kind, entry.behalf_id, entry.fields) == ("delegation", delegation.id, ["state"])


@pytest.mark.parametrize(
    "twice",
    [
        {"place_number": 1},
        {"seat_number": 1},
        {"known": "the same"},
        {"role": "head"},
    ],
)
def test_the_database_refuses_what_is_given_twice(twice: dict[str, object]) -> None:
    delegation = a_delegation("NGO1", EntityKind.NGO)
    terms(quotas={**QUOTAS, Category.NGO: Quota(in_person=2)})
    first, second = registered(delegation, "A One", "B Two")
    for row in (first, second):
        with write():
            kept = get_registration(row.id)
            audit(OPERATOR, "test.built", kept)
            if row is second:
                with pytest.raises(IntegrityError):
                    for name, value in twice.items():
                        setattr(kept, name, value)
                    db.session.flush()
                db.session.rollback()
                break
            for name, value in twice.items():
                setattr(kept, name, value)


@pytest.mark.parametrize("people", [1, 12])
def test_registering_many_asks_no_more_than_registering_one_but_for_what_is_kept(queries, people: int) -> None:  # type: ignore[no-untyped-def]
    delegation = a_delegation()
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=None)})
    with queries() as sent:
        register(delegation.id, [somebody(f"Ana N{n}") for n in range(people)], OPERATOR, party=Party.SECRETARIAT)
    assert len([one for one in sent if one.startswith("SELECT") and "FROM registration" in one]) <= 8


def test_a_place_online_is_another_than_one_in_the_room() -> None:
    delegation = a_delegation()
    rows = registered(delegation, *(f"Ana N{n}" for n in range(3)))
    rows += registered(delegation, *(f"Ana O{n}" for n in range(8)), way=Way.ONLINE)
    assert states(rows) == ["submitted"] * 10 + ["waiting"]
