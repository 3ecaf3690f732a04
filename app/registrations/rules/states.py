"""The states of a registration: who may move it where, and what must be said or there."""

from collections.abc import Collection

from app.core.refusal import Refusal, refusal
from app.registrations.rules.words import Deed, Party, State

# Who is in one of these has a place; nobody else has.
HOLDING = frozenset({State.SUBMITTED, State.MORE_WANTED, State.APPROVED})
OPEN = HOLDING | {State.DRAFT, State.WAITING}
FROM = {
    Deed.SUBMIT: frozenset({State.DRAFT, State.MORE_WANTED, State.WITHDRAWN}),
    Deed.CHANGE: OPEN,
    Deed.WITHDRAW: OPEN,
    Deed.APPROVE: frozenset({State.SUBMITTED, State.MORE_WANTED}),
    Deed.ASK_MORE: frozenset({State.SUBMITTED}),
    Deed.REJECT: HOLDING | {State.WAITING},
    Deed.RECONSIDER: frozenset({State.REJECTED}),
}
# The Secretariat may do anything that a delegation can, on its behalf.
OF_DELEGATION = frozenset({Deed.SUBMIT, Deed.CHANGE, Deed.WITHDRAW})
WITH_REASON = frozenset({Deed.ASK_MORE, Deed.REJECT})
# Where a deed leads; for submitting and reconsidering this is so only where a place was given: `after_asking`.
TO = {
    Deed.SUBMIT: State.SUBMITTED,
    Deed.WITHDRAW: State.WITHDRAWN,
    Deed.APPROVE: State.APPROVED,
    Deed.ASK_MORE: State.MORE_WANTED,
    Deed.REJECT: State.REJECTED,
    Deed.RECONSIDER: State.SUBMITTED,
}
# What was looked at when it was approved: what the credentials and the list of participants say. Where one of these is
# changed the Secretariat looks again; all else (address, needs, visa letter, consents, sittings) is the person's.
MATTERING = frozenset({"family_name", "given_names", "title", "function", "role", "way"})

# Who was approved once and is in one of these was changed since.
CHANGED = frozenset({State.SUBMITTED, State.MORE_WANTED})
LONGEST_REASON = 2000


def why_not(deed: Deed, state: State, party: Party, reason: str | None = None) -> Refusal | None:
    """Whether this is done with a registration in this state, by whom, and whether it was said why."""
    if party == Party.DELEGATION and deed not in OF_DELEGATION:
        return refusal("registrations.secretariat_decides")
    if state not in FROM[deed]:
        return _why_not_from(deed, state)
    needs_reason = deed in WITH_REASON and not (reason and reason.strip())
    return refusal("registrations.reason_missing") if needs_reason else None


def why_not_answer(state: State) -> Refusal | None:
    """Only who was asked for more answers."""
    return None if state == State.MORE_WANTED else refusal("registrations.not_in_this_state", state=state)


def why_not_approve(state: State, credentials_missing: bool) -> Refusal | None:
    """Nobody is approved for a delegation whose credentials are still to come."""
    if refused := why_not(Deed.APPROVE, state, Party.SECRETARIAT):
        return refused
    return refusal("registrations.credentials_missing") if credentials_missing else None


def why_not_of_edition(edition: int, seen: int | None) -> Refusal | None:
    """What a colleague changed or decided meanwhile is looked at first; `seen` is the edition that was looked at."""
    return None if seen is None or seen == edition else refusal("registrations.changed_meanwhile")


def needs_place(deed: Deed, state: State) -> bool:
    """Whether somebody has to be given a place by this; whoever was asked for more has kept theirs."""
    return deed in (Deed.SUBMIT, Deed.RECONSIDER) and state not in HOLDING


def after_asking(full: Refusal | None, may_wait: bool) -> State | Refusal:
    """Where somebody stands who asked for a place: whoever did not agree to wait is told what is full."""
    if full is None:
        return State.SUBMITTED
    return State.WAITING if may_wait else full


def after_change(state: State, changed: Collection[str]) -> State:
    """What a change makes of a registration, which keeps its place: approved is looked at again if it matters."""
    return State.SUBMITTED if state == State.APPROVED and asks_again(changed) else state


def asks_again(changed: Collection[str]) -> list[str]:
    """Which of the fields that were changed the Secretariat looks at again."""
    return sorted(MATTERING & set(changed))


def _why_not_from(deed: Deed, state: State) -> Refusal:
    if state == State.WAITING and deed == Deed.APPROVE:
        return refusal("registrations.still_waiting")
    return refusal("registrations.not_in_this_state", state=state)


def why_not_so_long(reason: str) -> Refusal | None:
    """A reason is read in a mail and on a page."""
    return refusal("registrations.reason_too_long", most=LONGEST_REASON) if len(reason) > LONGEST_REASON else None
