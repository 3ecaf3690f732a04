"""What the Secretariat decides, of many at once."""

import pytest

from app.core.policy import OPERATOR
from app.registrations.commands.deciding import decide
from app.registrations.commands.submitting import submit
from app.registrations.queries.people import get_registration
from app.registrations.rules.words import Deed, State
from tests.builders.registrations import a_delegation, focal_point_of, registered, states


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


def decided(rows, deed: Deed, reason: str = "") -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Decide of these; why not, by public id, where it was not done."""
    done = decide("autumn", [row.public_id for row in rows], deed, OPERATOR, reason)
    return {of: refused.refusal.code.partition(".")[2] for of, refused in done.refused.items()}


def test_what_can_be_done_is_and_the_rest_is_named() -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    assert decided(rows, Deed.APPROVE) == {rows[3].public_id: "still_waiting"}
    assert states(rows) == ["approved", "approved", "approved", "waiting"]


def test_nobody_is_approved_before_the_credentials_are_there() -> None:
    rows = registered(a_delegation(credentials=False))
    assert decided(rows, Deed.APPROVE) == {rows[0].public_id: "credentials_missing"}
    assert states(rows) == ["submitted"]


def test_asking_for_more_keeps_the_place_and_the_answer_is_looked_at() -> None:
    delegation = a_delegation()
    rows = registered(delegation)
    assert decided(rows, Deed.ASK_MORE) == {rows[0].public_id: "reason_missing"}
    assert decided(rows, Deed.ASK_MORE, " Which post? ") == {}
    kept = get_registration(rows[0].id)
    assert (kept.state, kept.place_number, kept.reason) == ("more_wanted", 1, "Which post?")
    assert submit(rows[0].id, focal_point_of(delegation), text="Second Secretary") == State.SUBMITTED
    words = [(word.party, word.text) for word in get_registration(rows[0].id).words]
    assert words == [("secretariat", "Which post?"), ("delegation", "Second Secretary")]


def test_a_rejected_place_is_given_to_whoever_waits() -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    assert decided(rows[:1], Deed.REJECT, "Not of the mission") == {}
    assert states(rows) == ["rejected", "submitted", "submitted", "submitted"]
    assert get_registration(rows[0].id).reason == "Not of the mission"


def test_whoever_is_reconsidered_stands_at_the_end() -> None:
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    decided(rows[:1], Deed.REJECT, "Not of the mission")
    assert decided(rows[:1], Deed.RECONSIDER) == {}
    assert states(rows) == ["waiting", "submitted", "submitted", "submitted"]


def test_the_same_is_not_decided_twice() -> None:
    rows = registered(a_delegation())
    decided(rows, Deed.APPROVE)
    assert decided(rows, Deed.APPROVE) == {rows[0].public_id: "not_in_this_state"}


def test_what_a_colleague_decided_meanwhile_is_not_overruled_unseen() -> None:
    (row,) = registered(a_delegation())
    seen = {row.public_id: row.edition}
    assert decide("autumn", seen, Deed.APPROVE, OPERATOR, seen=seen).refused == {}
    late = decide("autumn", seen, Deed.REJECT, OPERATOR, "Unknown", seen=seen)
    assert late.refused[row.public_id].refusal.code == "registrations.changed_meanwhile"
    assert states([row]) == ["approved"]
    now = {row.public_id: get_registration(row.id).edition}
    assert decide("autumn", now, Deed.REJECT, OPERATOR, "Unknown", seen=now).refused == {}


def test_nobody_of_another_meeting_is_decided_of() -> None:
    (row,) = registered(a_delegation())
    done = decide("autumn", ["000000000000"], Deed.APPROVE, OPERATOR)
    assert (done.done, done.refused, states([row])) == ([], {}, ["submitted"])


@pytest.mark.parametrize("people", [1, 3])
def test_approving_many_reads_no_more_than_approving_one(queries, people: int) -> None:  # type: ignore[no-untyped-def]
    rows = registered(a_delegation(), *(f"Ana N{n}" for n in range(people)))
    with queries() as sent:
        decided(rows, Deed.APPROVE)
    assert len([one for one in sent if one.startswith("SELECT") and "registration" in one]) <= 6
