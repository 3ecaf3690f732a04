"""Inviting delegations, and what each has: its quota, credentials and code."""

from collections.abc import Collection
from dataclasses import asdict

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.files import File
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.entities.queries import entities_named
from app.entities.rules import EntityKind
from app.registrations.commands.holding import hold_delegation, hold_terms
from app.registrations.commands.moving_up import give_free_places
from app.registrations.models import CREDENTIALS, Delegation, RegistrationTerms
from app.registrations.queries.delegations import delegations_of, members_at, people_count
from app.registrations.queries.terms import terms_of
from app.registrations.rules.delegations import category_of, why_not_invite, why_not_uninvite
from app.registrations.rules.terms import Quota, numbers_of, why_not_numbers
from app.registrations.rules.words import Party


@command
def invite_delegations(slug: str, codes: Collection[str], by: Actor) -> list[Delegation]:
    """Invite these entities; each is counted as what it is on the first day of the meeting."""
    terms = hold_terms(slug, by)
    entities, invited = entities_named(codes), {one.entity_code for one in delegations_of(slug)}
    if unknown := sorted(set(codes) - entities.keys()):
        raise Refused(refusal("registrations.no_such_entity", entity=unknown[0]))
    members, rules, made = members_at(terms.meeting), terms_of(terms), []
    for entity in sorted(entities.values(), key=lambda one: one.sort_key):
        category = category_of(entity.code, EntityKind(entity.kind), entity.code in members)
        insist(why_not_invite(entity.code, category, rules, invited))
        made.append(Delegation(meeting=terms.meeting, entity=entity, category=category, invited_at=clock.now()))
    db.session.add_all(made)
    for delegation in made:
        audit(by, "delegations.invite", delegation, ("entity_code", "category"))
    _announce(terms)
    return made


@command
def uninvite_delegation(delegation_id: int, by: Actor) -> None:
    """Take an invitation back, where nobody came of it."""
    terms, delegation = hold_delegation(delegation_id, by)
    insist(why_not_uninvite(people_count(delegation)))
    audit(by, "delegations.uninvite", delegation)
    db.session.delete(delegation)
    _announce(terms)


@command
def set_quota(delegation_id: int, quota: Quota | None, by: Actor) -> None:
    """Give a delegation a quota of its own, or that of its category again; more places are given at once."""
    terms, delegation = hold_delegation(delegation_id, by)
    insist(why_not_numbers(numbers_of(quota)) if quota else None)
    delegation.quota = asdict(quota) if quota else None
    audit(by, "delegations.set_quota", delegation, ("quota",))
    give_free_places(terms, delegation, by)
    _announce(terms)


@command
def give_credentials(delegation_id: int, file: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Keep the note verbale or letter that names a delegation, in place of the one before."""
    terms, delegation = hold_delegation(delegation_id, by)
    if db.session.get_one(File, file).kind != CREDENTIALS.name:
        raise ValueError("a file of another kind")
    delegation.credentials_id, delegation.credentials_at = file, clock.now()
    audit(by, "delegations.give_credentials", delegation, ("credentials",), on_behalf_of=_behalf(delegation, party))
    _announce(terms)


@command
def remove_credentials(delegation_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Take the note verbale or letter away: it was the wrong one. Whoever is approved stays so."""
    terms, delegation = hold_delegation(delegation_id, by)
    if delegation.credentials_id is None:
        raise Refused(refusal("registrations.no_credentials"))
    delegation.credentials_id = delegation.credentials_at = None
    audit(by, "delegations.remove_credentials", delegation, ("credentials",), on_behalf_of=_behalf(delegation, party))
    _announce(terms)


@command
def issue_code(delegation_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Let people register themselves with a code; one that was there before is over."""
    terms, delegation = hold_delegation(delegation_id, by)
    delegation.last_code_version += 1
    delegation.code_version = delegation.last_code_version
    audit(by, "delegations.issue_code", delegation, ("code_version",), on_behalf_of=_behalf(delegation, party))
    _announce(terms)


@command
def stop_code(delegation_id: int, by: Actor, *, party: Party = Party.DELEGATION) -> None:
    """Let nobody register with the code any more."""
    terms, delegation = hold_delegation(delegation_id, by)
    if delegation.code_version == 0:
        raise Refused(refusal("registrations.no_code"))
    delegation.code_version = 0
    audit(by, "delegations.stop_code", delegation, ("code_version",), on_behalf_of=_behalf(delegation, party))
    _announce(terms)


def _announce(terms: RegistrationTerms) -> None:
    announce("registrations_changed", f"registrations/{terms.meeting.slug}", meeting_id=terms.meeting_id)


def _behalf(delegation: Delegation, party: Party) -> Delegation | None:
    return delegation if party == Party.SECRETARIAT else None
