"""Submitting all drafts of a delegation at once."""

from app.core.audit import audit
from app.core.db import command
from app.core.policy import Actor
from app.core.refusal import Refused
from app.registrations.commands.deciding import Decided
from app.registrations.commands.holding import hold_delegation
from app.registrations.commands.moving_up import tell
from app.registrations.commands.submitting import take_place
from app.registrations.queries.people import roster_of
from app.registrations.rules.words import News, Party, State


@command
def submit_drafts(delegation_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> Decided:
    """Let the Secretariat look at all drafts: what can be submitted is, and the rest is named with its reason."""
    terms, delegation = hold_delegation(delegation_id, by)
    behalf, outcome = delegation if party == Party.SECRETARIAT else None, Decided()
    for row in roster_of(delegation):
        if row.state != State.DRAFT.value:
            continue
        try:
            take_place(terms, row, by, party)
        except Refused as refused:
            outcome.refused[row.public_id] = refused
            continue
        audit(by, "registrations.submit", row, ("state",), on_behalf_of=behalf)
        outcome.done.append(row)
    tell(terms, outcome.done, News.RECEIVED, by)
    return outcome
