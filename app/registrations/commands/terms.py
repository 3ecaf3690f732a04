"""Saying on what terms people are registered for a meeting."""

from dataclasses import asdict

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db, lock, set_column
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.meetings.models import Meeting
from app.registrations.commands.holding import hold_terms
from app.registrations.commands.moving_up import give_free_places
from app.registrations.models import RegistrationTerms
from app.registrations.queries.terms import find_terms
from app.registrations.rules.terms import Wanted, why_not_terms


@command
def set_terms(slug: str, wanted: Wanted, by: Actor, *, seen: int) -> RegistrationTerms:
    """Let registering be on these terms, where those are seen that are so (0: there were none); more places are given.

    A quota lowered below what was given takes nothing away.
    """
    meeting = lock(Meeting, Meeting.slug == slug)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    insist(why_not_terms(wanted, meeting.ends_on))
    there = find_terms(slug)
    terms = hold_terms(slug, by) if there else RegistrationTerms(meeting=meeting, edition=0)
    if (terms.edition if there else 0) != seen:
        raise Refused(refusal("registrations.terms_changed"))
    _say(terms, wanted)
    db.session.add(terms)
    audit(by, "registrations.set_terms", terms, list(asdict(wanted)))
    give_free_places(terms, None, by)
    announce("registrations_changed", f"registrations/{slug}", f"meeting/{slug}", meeting_id=meeting.id)
    return terms


@command
def close_list(slug: str, by: Actor) -> None:
    """Say that the list of participants is final as it is now."""
    terms = hold_terms(slug, by)
    terms.final_at = clock.now()
    audit(by, "registrations.close_list", terms, ("final_at",))
    announce("registrations_changed", f"registrations/{slug}", f"meeting/{slug}", meeting_id=terms.meeting_id)


@command
def reopen_list(slug: str, by: Actor) -> None:
    """Say that the list of participants is provisional again."""
    terms = hold_terms(slug, by)
    terms.final_at = None
    audit(by, "registrations.reopen_list", terms, ("final_at",))
    announce("registrations_changed", f"registrations/{slug}", f"meeting/{slug}", meeting_id=terms.meeting_id)


def _say(terms: RegistrationTerms, wanted: Wanted) -> None:
    terms.opens_at, terms.closes_at, terms.keep_until = wanted.opens_at, wanted.closes_at, wanted.keep_until
    terms.ngo_seats, terms.edition = wanted.ngo_seats, terms.edition + 1
    set_column(terms, "categories", sorted(wanted.categories))
    set_column(terms, "with_credentials", sorted(wanted.with_credentials))
    set_column(terms, "quotas", {category.value: asdict(quota) for category, quota in wanted.quotas.items()})
