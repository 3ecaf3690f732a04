"""Whatever arrives last, calendars end right: SEQUENCE, and what waits for what."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from app.publishing.rules.invitations import Method, Sent
from app.publishing.rules.mails import Address
from app.publishing.rules.turns import PATIENCE, Queued, sequences, waits_until

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
ASKED, BACK = Method.REQUEST, Method.CANCEL


def history(*rows: tuple[str, str, Method, int]) -> list[Sent]:
    """Each of a person, to an address, what it asks, and the sitting's sequence as it is told."""
    return [
        Sent(1, Address(person, email, None, person), method, told, id=number)
        for number, (person, email, method, told) in enumerate(rows, 1)
    ]


def told(*rows: tuple[str, str, Method, int]) -> list[int]:
    return list(sequences(history(*rows)).values())


def test_who_is_invited_and_told_of_changes_has_the_sequence_of_the_feed() -> None:
    assert told(("a", "a@x", ASKED, 0), ("a", "a@x", ASKED, 3), ("a", "a@x", BACK, 4), ("a", "a@x", ASKED, 5)) == [
        0,
        3,
        4,
        5,
    ]


def test_what_is_taken_back_and_asked_again_of_a_sitting_that_did_not_move_goes_up() -> None:
    assert told(("a", "a@x", ASKED, 5), ("a", "a@x", BACK, 5), ("a", "a@x", ASKED, 5), ("a", "a@x", ASKED, 6)) == [
        5,
        6,
        7,
        8,
    ]


def test_another_person_is_not_touched_by_it() -> None:
    assert told(("a", "a@x", ASKED, 5), ("a", "a@x", BACK, 5), ("b", "b@x", ASKED, 5)) == [5, 6, 5]


@pytest.mark.parametrize("is_back_first", [True, False])
def test_another_address_is_above_what_is_taken_back_from_the_one_before(is_back_first: bool) -> None:
    later = [("a", "old@x", BACK, 5), ("a", "new@x", ASKED, 6)]
    rows = history(("a", "old@x", ASKED, 5), *(later if is_back_first else later[::-1]))
    found = sequences(rows)
    by_method = {one.method: found[one.id] for one in rows[1:]}
    assert by_method[ASKED] > by_method[BACK] > found[1]


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([("a", "a@x", ASKED, 0), ("a", "a@x", BACK, 0), ("a", "a@x", ASKED, 0), ("a", "a@x", ASKED, 1)], 4),
        ([("a", "a@x", ASKED, 0), ("a", "a@x", BACK, 0), ("a", "a@x", ASKED, 0), ("a", "a@x", BACK, 0)], 4),
        ([("a", "a@x", ASKED, 0), ("a", "b@x", ASKED, 0), ("a", "a@x", BACK, 0)], 2),
        ([("a", "a@x", ASKED, 0), ("a", "a@x", BACK, 0), ("a", "b@x", ASKED, 0), ("a", "b@x", BACK, 0)], 4),
        ([("a", "a@x", ASKED, 2), ("a", "a@x", BACK, 2), ("a", "b@x", ASKED, 2), ("a", "b@x", BACK, 2),
          ("a", "a@x", ASKED, 3)], 5),
    ],
)  # fmt: skip
def test_a_strict_calendar_ends_right_in_whatever_order_they_arrive(rows: list, last: int) -> None:
    """All of them lead to one calendar, which keeps the highest, and of equals what came later (RFC 5546, 2.1.5)."""
    sent = history(*rows)
    found = sequences(sent)
    ends = {max(order, key=lambda one: (found[one.id], order.index(one))).id for order in permutations(sent)}
    assert ends == {last}


def waiting(rows: list[Sent], put_at: datetime = NOW, in_hand: int | None = None) -> list[Queued]:
    return [Queued(one, put_at, put_at + timedelta(minutes=10), one.id == in_hand) for one in rows]


def test_an_invitation_waits_until_what_is_taken_back_elsewhere_was_tried_again() -> None:
    rows = history(("a", "old@x", BACK, 0), ("a", "new@x", ASKED, 0), ("b", "b@x", ASKED, 0))
    assert waits_until(rows[1], waiting(rows), NOW) == NOW + timedelta(minutes=10, seconds=5)
    assert waits_until(rows[2], waiting(rows), NOW) is None
    assert waits_until(rows[0], waiting(rows), NOW) is None


def test_it_does_not_wait_for_ever() -> None:
    rows = history(("a", "old@x", BACK, 0), ("a", "new@x", ASKED, 0))
    assert waits_until(rows[1], waiting(rows, NOW - PATIENCE + timedelta(seconds=1)), NOW) is not None
    assert waits_until(rows[1], waiting(rows, NOW - PATIENCE), NOW) is None


def test_it_waits_for_an_earlier_one_to_the_same_address_that_is_leaving_just_now() -> None:
    rows = history(("a", "a@x", ASKED, 0), ("a", "a@x", ASKED, 1))
    assert waits_until(rows[1], waiting(rows, in_hand=1), NOW) == NOW + timedelta(seconds=5)
    assert waits_until(rows[1], waiting(rows), NOW) is None
    assert waits_until(rows[0], waiting(rows, in_hand=2), NOW) is None
