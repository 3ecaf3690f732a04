"""Taking hold of the terms of a meeting, under which every deed of registering is done."""

from app.core.db import command, lock
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.delegations import get_delegation
from app.registrations.queries.people import get_registration
from app.registrations.queries.terms import of_delegation, of_meeting, of_registration
from app.registrations.rules.purging import why_not_erased
from app.registrations.rules.terms import why_not_any_more


@command
def hold_terms(slug: str, by: Actor) -> RegistrationTerms:
    """The terms of a meeting, held until the end of the write."""
    terms = lock(RegistrationTerms, of_meeting(slug))
    if terms is None:
        raise Refused(refusal("registrations.not_set_up"))
    insist(why_not_any_more(terms.purged_at is not None))
    return terms


@command
def hold_delegation(delegation_id: int, by: Actor) -> tuple[RegistrationTerms, Delegation]:
    """A delegation with the terms of its meeting."""
    terms = lock(RegistrationTerms, of_delegation(), delegation_id=delegation_id)
    assert terms is not None, "a delegation is invited on terms"
    insist(why_not_any_more(terms.purged_at is not None))
    return terms, get_delegation(delegation_id)


@command
def hold_registration(registration_id: int, by: Actor) -> tuple[RegistrationTerms, Registration]:
    """Somebody with the terms of their meeting."""
    terms = lock(RegistrationTerms, of_registration(registration_id))
    assert terms is not None, "somebody is registered on terms"
    insist(why_not_any_more(terms.purged_at is not None))
    row = get_registration(registration_id)
    insist(why_not_erased(row.emptied_at is not None))
    return terms, row
