"""Taking over people of an earlier meeting."""

from collections.abc import Collection

from app.core.db import command
from app.core.policy import Actor
from app.core.refusal import insist
from app.registrations.commands.holding import hold_delegation
from app.registrations.commands.registering import register
from app.registrations.models import Registration
from app.registrations.queries.copying import earlier_roster
from app.registrations.queries.people import particulars_of
from app.registrations.queries.places import load_roll
from app.registrations.rules.copying import copied, why_not_copy
from app.registrations.rules.words import Party, Source


@command
def copy_roster(
    delegation_id: int, public_ids: Collection[str], by: Actor, *, party: Party = Party.DELEGATION
) -> list[Registration]:
    """Make drafts of people of the latest earlier meeting who agreed to it."""
    terms, delegation = hold_delegation(delegation_id, by)
    earlier = earlier_roster(delegation)
    offered = {row.public_id: row for row in earlier.people} if earlier else {}
    insist(why_not_copy(public_ids, offered))
    has_head = load_roll(terms, delegation).has_head
    people = [copied(particulars_of(row), has_head) for of, row in offered.items() if of in set(public_ids)]
    source = Source.SECRETARIAT if party == Party.SECRETARIAT else Source.DELEGATION
    return register(delegation_id, people, by, party=party, source=source, is_draft=True)
