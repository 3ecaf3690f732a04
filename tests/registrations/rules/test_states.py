"""Who may move a registration where: the whole table, and what becomes of a change."""

from itertools import product

import pytest

from app.core.refusal import Refusal, refusal
from app.registrations.rules.states import (
    FROM,
    HOLDING,
    MATTERING,
    OPEN,
    TO,
    after_asking,
    after_change,
    asks_again,
    needs_place,
    why_not,
    why_not_approve,
)
from app.registrations.rules.words import Deed, Party, State

# In the order of State: draft submitted more_wanted approved waiting rejected withdrawn; x where the deed is done.
TABLE = {
    Deed.SUBMIT: "x.x...x",
    Deed.CHANGE: "xxxxx..",
    Deed.WITHDRAW: "xxxxx..",
    Deed.APPROVE: ".xx....",
    Deed.ASK_MORE: ".x.....",
    Deed.REJECT: ".xxxx..",
    Deed.RECONSIDER: ".....x.",
}
FULL = refusal("registrations.no_place_online", limit=7)


def code(refused: Refusal | None) -> str | None:
    """What a rule says."""
    return refused.code.removeprefix("registrations.") if refused else None


@pytest.mark.parametrize(("deed", "state"), list(product(Deed, State)))
def test_the_secretariat_moves_registrations_as_the_table_says(deed: Deed, state: State) -> None:
    is_done = TABLE[deed][list(State).index(state)] == "x"
    said = code(why_not(deed, state, Party.SECRETARIAT, "A reason"))
    refused = "still_waiting" if (deed, state) == (Deed.APPROVE, State.WAITING) else "not_in_this_state"
    assert said == (None if is_done else refused)


@pytest.mark.parametrize(("deed", "state"), list(product(Deed, State)))
def test_a_delegation_does_the_same_with_its_own_and_decides_nothing(deed: Deed, state: State) -> None:
    own = deed in (Deed.SUBMIT, Deed.CHANGE, Deed.WITHDRAW)
    by_party = {party: code(why_not(deed, state, party, "A reason")) for party in Party}
    assert by_party[Party.DELEGATION] == (by_party[Party.SECRETARIAT] if own else "secretariat_decides")


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("reason", [None, "", " \n"])
def test_asking_for_more_and_rejecting_are_explained(deed: Deed, reason: str | None) -> None:
    said = {code(why_not(deed, state, Party.SECRETARIAT, reason)) for state in FROM[deed]}
    assert said == {"reason_missing" if deed in (Deed.ASK_MORE, Deed.REJECT) else None}


def test_every_deed_but_a_change_has_its_state() -> None:
    assert (set(FROM), set(TO)) == (set(Deed), set(Deed) - {Deed.CHANGE})


@pytest.mark.parametrize(
    ("state", "is_missing", "expected"),
    [
        (State.SUBMITTED, False, None),
        (State.SUBMITTED, True, "credentials_missing"),
        (State.MORE_WANTED, True, "credentials_missing"),
        (State.WAITING, True, "still_waiting"),
        (State.APPROVED, False, "not_in_this_state"),
    ],
)
def test_nobody_is_approved_without_credentials(state: State, is_missing: bool, expected: str | None) -> None:
    assert code(why_not_approve(state, is_missing)) == expected


def test_a_place_is_asked_for_by_whoever_has_none() -> None:
    asking = {(deed, state) for deed, state in product(Deed, State) if state in FROM[deed] and needs_place(deed, state)}
    submitting = {(Deed.SUBMIT, State.DRAFT), (Deed.SUBMIT, State.WITHDRAWN)}
    assert asking == {*submitting, (Deed.RECONSIDER, State.REJECTED)}


def test_whoever_does_not_want_to_wait_is_told_what_is_full() -> None:
    asked = [after_asking(full, may_wait) for full, may_wait in product((None, FULL), (True, False))]
    assert asked == [State.SUBMITTED, State.SUBMITTED, State.WAITING, FULL]


@pytest.mark.parametrize("state", sorted(OPEN))
@pytest.mark.parametrize("changed", [(), ("email", "accessibility", "visa_letter"), ("email", "way"), ("family_name",)])
def test_what_was_approved_is_looked_at_again_where_the_change_matters(state: State, changed: tuple[str, ...]) -> None:
    matters = bool(MATTERING & set(changed))
    after = after_change(state, changed)
    assert after == (State.SUBMITTED if state == State.APPROVED and matters else state)
    assert (after in HOLDING) == (state in HOLDING)


def test_what_is_looked_at_again_is_named_by_its_fields() -> None:
    assert asks_again(["way", "email", "family_name"]) == ["family_name", "way"]
