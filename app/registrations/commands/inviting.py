"""What the Secretariat does with many delegations at once: what can be done is, the rest is named with its reason."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal
from app.entities.commands import add_organization
from app.entities.models import Entity
from app.entities.queries import entities_named
from app.entities.rules import EntityKind
from app.registrations.commands.holding import hold_terms
from app.registrations.commands.moving_up import give_free_places
from app.registrations.models import Delegation, RegistrationTerms
from app.registrations.queries.delegations import delegations_of, members_at
from app.registrations.queries.standing import people_counts
from app.registrations.queries.terms import terms_of
from app.registrations.rules.delegations import category_of, why_not_count_as, why_not_invite, why_not_uninvite
from app.registrations.rules.terms import Quota, numbers_of, why_not_numbers
from app.registrations.rules.words import Category


@dataclass
class Dealt:
    """What became of a deed: with whom it was done, and why not with each of the others, by the entity's code."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


@command
def invite_many(slug: str, codes: Collection[str], by: Actor) -> Dealt:
    """Invite these entities; each is counted as what it is on the first day of the meeting."""
    terms = hold_terms(slug, by)
    return _invite(terms, entities_named(codes), codes, members_at(terms.meeting), by)


@command
def invite_as_before(slug: str, source: str, by: Actor) -> Dealt:
    """Invite whom an earlier meeting had invited and this one has not, without people, credentials, quotas and codes.

    Where nobody wrote down who is a member of the body that year, those are members who were then.
    """
    terms = hold_terms(slug, by)
    earlier, invited = delegations_of(source), {one.entity_code for one in delegations_of(slug)}
    if not earlier:
        raise Refused(refusal("registrations.nobody_to_copy"))
    were = {one.entity_code for one in earlier if one.category == Category.MEMBER.value}
    entities = {one.entity_code: one.entity for one in earlier if one.entity_code not in invited}
    return _invite(terms, entities, entities, members_at(terms.meeting) or were, by)


@command
def invite_organization(slug: str, name: str, kind: EntityKind, by: Actor, *, acronym: str | None = None) -> Entity:
    """Add an organization that nobody knows yet, and invite it."""
    terms = hold_terms(slug, by)
    entity = add_organization(name, kind, by, acronym=acronym)
    for refused in _invite(terms, {entity.code: entity}, [entity.code], frozenset(), by).refused.values():
        raise refused
    return entity


@command
def uninvite_many(slug: str, codes: Collection[str], by: Actor) -> Dealt:
    """Take invitations back, where nobody came of them."""
    terms, dealt = hold_terms(slug, by), Dealt()
    people = people_counts(terms.meeting_id)
    for one in _chosen(slug, codes):
        if refused := why_not_uninvite(people.get(one.id, 0)):
            dealt.refused[one.entity_code] = Refused(refused)
            continue
        audit(by, "delegations.uninvite", one)
        db.session.delete(one)
        dealt.done.append(one.entity_code)
    _announce(terms)
    return dealt


@command
def set_category(slug: str, codes: Collection[str], category: Category, by: Actor) -> Dealt:
    """Count Member States as members of the body at this meeting, or as other Member States; quotas follow."""
    terms, dealt = hold_terms(slug, by), Dealt()
    rules = terms_of(terms)
    for one in _chosen(slug, codes):
        if refused := why_not_count_as(one.entity_code, Category(one.category), category, rules):
            dealt.refused[one.entity_code] = Refused(refused)
            continue
        if one.category != category.value:
            one.category = category.value
            audit(by, "delegations.set_category", one, ("category",))
        dealt.done.append(one.entity_code)
    give_free_places(terms, None, by)
    _announce(terms)
    return dealt


@command
def set_quotas(slug: str, codes: Collection[str], quota: Quota | None, by: Actor) -> Dealt:
    """Give delegations a quota of their own, or that of their category again; more places are given at once."""
    terms, dealt = hold_terms(slug, by), Dealt()
    insist(why_not_numbers(numbers_of(quota)) if quota else None)
    for one in _chosen(slug, codes):
        one.quota = asdict(quota) if quota else None
        audit(by, "delegations.set_quota", one, ("quota",))
        dealt.done.append(one.entity_code)
    give_free_places(terms, None, by)
    _announce(terms)
    return dealt


def _invite(
    terms: RegistrationTerms,
    entities: dict[str, Entity],
    codes: Iterable[str],
    members: Collection[str],
    by: Actor,
) -> Dealt:
    invited, rules, dealt, made = (
        {one.entity_code for one in delegations_of(terms.meeting.slug)},
        terms_of(terms),
        Dealt(),
        [],
    )
    for code in sorted(set(codes)):
        entity = entities.get(code)
        category = category_of(code, EntityKind(entity.kind), code in members) if entity else None
        refused = (
            why_not_invite(code, category, rules, invited)
            if entity
            else refusal("registrations.no_such_entity", entity=code)
        )
        if refused:
            dealt.refused[code] = Refused(refused)
            continue
        made.append(Delegation(meeting=terms.meeting, entity=entity, category=category, invited_at=clock.now()))
        dealt.done.append(code)
    db.session.add_all(made)
    for delegation in made:
        audit(by, "delegations.invite", delegation, ("entity_code", "category"))
    _announce(terms)
    return dealt


def _chosen(slug: str, codes: Collection[str]) -> list[Delegation]:
    """Those of the meeting; whoever is not invited any more is left out."""
    return [one for one in delegations_of(slug) if one.entity_code in set(codes)]


def _announce(terms: RegistrationTerms) -> None:
    announce("registrations_changed", f"registrations/{terms.meeting.slug}", meeting_id=terms.meeting_id)
