"""Copying a roster from one meeting to a later one."""

from collections.abc import Collection
from dataclasses import replace

from app.core.refusal import Refusal, refusal
from app.registrations.rules.people import Particulars
from app.registrations.rules.states import HOLDING
from app.registrations.rules.words import Consent, Role, State

# Who was at a meeting, or would have been had there been a place.
THERE = HOLDING | {State.WAITING}


def may_copy(state: State, consents: Collection[str], is_emptied: bool) -> bool:
    """Whether somebody of an earlier meeting may be named and copied: who was there and agreed to it."""
    return state in THERE and Consent.COPIED.value in consents and not is_emptied


def why_not_copy(chosen: Collection[str], offered: Collection[str]) -> Refusal | None:
    """Nobody is copied who did not agree, or who is of another delegation; `chosen` and `offered` are public ids."""
    if not chosen:
        return refusal("registrations.nobody_chosen")
    return None if set(chosen) <= set(offered) else refusal("registrations.not_to_be_copied")


def copied(person: Particulars, has_head: bool) -> Particulars:
    """What is taken over of somebody: nothing of a visa or of single sittings, and no consent.

    What somebody agreed to was for that meeting. A delegation that has a head already
    takes the one of before as an alternate.
    """
    role = Role.ALTERNATE if has_head and person.role == Role.HEAD else person.role
    return replace(person, role=role, plan={}, wants_visa_letter=False, visa_details="", consents=frozenset())
