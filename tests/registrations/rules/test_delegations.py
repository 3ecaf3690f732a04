"""Who has a delegation, when it registers, and what is asked of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.refusal import Refusal, refusal
from app.entities.rules import EntityKind
from app.registrations.rules.delegations import (
    are_credentials_missing,
    category_of,
    why_not_invite,
    why_not_this_role,
)
from app.registrations.rules.people import known_as, why_not_twice
from app.registrations.rules.terms import Terms, end_of, why_not_now
from app.registrations.rules.words import Category, Party, Role

OPENS, CLOSES = datetime(2026, 9, 1, 8, tzinfo=UTC), datetime(2026, 10, 1, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def code(refused: Refusal | None) -> str | None:
    """What a rule says."""
    return refused.code.removeprefix("registrations.") if refused else None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EntityKind.MEMBER_STATE, Category.OTHER_MEMBER_STATE),
        (EntityKind.OBSERVER_STATE, Category.OBSERVER_STATE),
        (EntityKind.UN_ENTITY, Category.UN_ENTITY),
        (EntityKind.IGO, Category.IGO),
        (EntityKind.NGO, Category.NGO),
        (EntityKind.NGO_COMMITTEE, Category.NGO),
        (EntityKind.EXPERT, Category.EXPERT),
        (EntityKind.SECRETARIAT, Category.SECRETARIAT),
        (EntityKind.GROUP_OF_STATES, None),
        (EntityKind.BODY, None),
        (EntityKind.AREA, None),
    ],
)
def test_each_kind_of_entity_is_counted_among_its_category(kind: EntityKind, expected: Category | None) -> None:
    member = Category.MEMBER if kind == EntityKind.MEMBER_STATE else expected
    assert (category_of("X", kind, False), category_of("X", kind, True)) == (expected, member)


def test_an_organization_that_is_not_named_has_no_delegation() -> None:
    assert [category_of(code, EntityKind.NGO, False) for code in ("NGO", "IDPC")] == [None, Category.NGO]


@pytest.mark.parametrize(
    ("entity", "category", "expected"),
    [
        ("PER", Category.MEMBER, None),
        ("MEX", Category.MEMBER, "invited_already"),
        ("IDPC", Category.NGO, "category_not_invited"),
        ("CND", None, "sends_nobody"),
    ],
)
def test_an_entity_is_invited_once_where_its_category_is(entity, category, expected) -> None:  # type: ignore[no-untyped-def]
    terms = Terms(categories=frozenset({Category.MEMBER}))
    assert code(why_not_invite(entity, category, terms, {"MEX"})) == expected


@pytest.mark.parametrize("category", Category)
def test_experts_and_the_secretariat_need_no_credentials(category: Category) -> None:
    needed = category not in (Category.EXPERT, Category.SECRETARIAT)
    asked = [are_credentials_missing(category, Terms(), has) for has in (False, True)]
    assert asked == [needed, False]
    assert not are_credentials_missing(category, Terms(with_credentials=frozenset()), False)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (OPENS - SECOND, "not_open_yet"),
        (OPENS, None),
        (CLOSES - SECOND, None),
        (CLOSES, "closed"),
    ],
)
def test_delegations_register_from_the_opening_until_the_closing(now: datetime, expected: str | None) -> None:
    terms = Terms(opens_at=OPENS, closes_at=CLOSES)
    assert code(why_not_now(terms, now, Party.DELEGATION)) == expected
    assert why_not_now(terms, now, Party.SECRETARIAT) is None
    assert why_not_now(Terms(), now, Party.DELEGATION) is None


def test_the_closing_is_told_by_the_clocks_of_the_meeting() -> None:
    refused = why_not_now(Terms(closes_at=CLOSES, zone=ZoneInfo("Europe/Vienna")), CLOSES, Party.DELEGATION)
    assert refused is not None
    assert refused.parameters["closes_at"].isoformat() == "2026-10-01T10:00:00+02:00"


@pytest.mark.parametrize("role", Role)
def test_a_delegation_has_one_head(role: Role) -> None:
    taken = refusal("registrations.head_taken") if role == Role.HEAD else None
    assert (why_not_this_role(role, True), why_not_this_role(role, False)) == (taken, None)


@pytest.mark.parametrize(
    ("family_name", "given_names", "email", "expected"),
    [
        ("García López", "Ana", "mission@example.org", "registered_already"),
        ("GARCIA LOPEZ", "ana", " Mission@Example.org ", "registered_already"),
        ("Ana", "García López", "mission@example.org", "registered_already"),
        ("García López", "Ana", "ana@example.org", None),
        ("García", "Ana", "mission@example.org", None),
    ],
)
def test_name_and_address_together_are_one_person(family_name, given_names, email, expected) -> None:  # type: ignore[no-untyped-def]
    registered = {known_as("García López", "Ana", "mission@example.org")}
    assert code(why_not_twice(known_as(family_name, given_names, email), registered)) == expected


@pytest.mark.parametrize(
    ("closes_at", "after", "expected"),
    [
        (None, -SECOND, None),
        (None, timedelta(), "meeting_over"),
        (CLOSES, timedelta(), "closed"),
        (datetime(2026, 11, 1, tzinfo=UTC), timedelta(), "meeting_over"),
    ],
)
def test_registering_is_over_with_the_meeting_whatever_was_said_of_closing(
    closes_at: datetime | None, after: timedelta, expected: str | None
) -> None:
    over = end_of(date(2026, 10, 21), ZoneInfo("Europe/Vienna"))
    terms = Terms(closes_at=closes_at, over_at=over)
    assert (over.astimezone(UTC), code(why_not_now(terms, over + after, Party.DELEGATION))) == (
        datetime(2026, 10, 21, 22, tzinfo=UTC),
        expected,
    )
    assert why_not_now(terms, over + after, Party.SECRETARIAT) is None
