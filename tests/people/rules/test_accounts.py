"""The states of an account."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core.refusal import Refusal
from app.people.phrases import STATES
from app.people.rules.accounts import (
    Standing,
    State,
    key_of,
    refuse_accepting,
    refuse_disabling,
    refuse_enabling,
    refuse_inviting_again,
    refuse_withdrawing,
    state_of,
)

NOW = datetime(2023, 10, 24, 8, tzinfo=UTC)
INVITED = Standing(NOW - timedelta(days=1), None, None)
STANDINGS = {
    State.invited: INVITED,
    State.expired: replace(INVITED, invited_at=NOW - timedelta(days=14)),
    State.withdrawn: replace(INVITED, invited_at=None),
    State.active: replace(INVITED, joined_at=NOW),
    State.disabled: replace(INVITED, joined_at=NOW, disabled_at=NOW),
}
JOINED = "people.has_joined"
OVER = "people.invitation_is_over"
#                  invite again, withdraw, accept, disable, enable
CASES = {
    State.invited: (None, None, None, None, "people.is_not_disabled"),
    State.expired: (None, None, OVER, None, "people.is_not_disabled"),
    State.withdrawn: (None, "people.not_invited", OVER, None, "people.is_not_disabled"),
    State.active: (JOINED, JOINED, OVER, None, "people.is_not_disabled"),
    State.disabled: (JOINED, JOINED, OVER, "people.is_disabled", None),
}


@pytest.mark.parametrize("state", STANDINGS)
def test_each_standing_has_its_state(state: State) -> None:
    assert state_of(STANDINGS[state], NOW) == state


@pytest.mark.parametrize("state", CASES)
def test_what_may_be_done_in_each_state(state: State) -> None:
    standing = STANDINGS[state]
    refusals: list[Refusal | None] = [
        refuse_inviting_again(standing),
        refuse_withdrawing(standing),
        refuse_accepting(standing, NOW),
        refuse_disabling(standing, is_own=False),
        refuse_enabling(standing),
    ]
    assert tuple(refused.code if refused else None for refused in refusals) == CASES[state]


def test_nobody_disables_their_own_account() -> None:
    refused = refuse_disabling(STANDINGS[State.active], is_own=True)
    assert refused is not None
    assert refused.code == "people.cannot_disable_oneself"


def test_a_disabled_invitation_is_not_sent_again() -> None:
    refused = refuse_inviting_again(replace(INVITED, disabled_at=NOW))
    assert refused is not None
    assert refused.code == "people.is_disabled"


def test_capitals_make_no_other_address() -> None:
    assert key_of(" Ines@Example.ORG ") == key_of("ines@example.org")


def test_every_state_has_its_word() -> None:
    assert set(STATES) == set(State)
