"""Who could be invited to a meeting, and is not yet."""

from dataclasses import dataclass

from app.entities.models import Entity
from app.entities.queries import all_entities
from app.entities.rules import EntityKind, sort_key
from app.registrations.queries.delegations import delegations_of, members_at
from app.registrations.queries.registry import Registry
from app.registrations.rules.delegations import category_of
from app.registrations.rules.words import Category


@dataclass(frozen=True)
class Candidate:
    """An entity, and as what it would be counted."""

    entity: Entity
    category: Category


def candidates(registry: Registry) -> list[Candidate]:
    """Everybody of an invited category who has no delegation at the meeting, in the order of an alphabetical list."""
    if registry.terms is None:
        return []
    invited = {one.entity_code for one in delegations_of(registry.slug)}
    members, open_to = members_at(registry.meeting), set(registry.terms.categories)
    found = [
        (entity, category_of(entity.code, EntityKind(entity.kind), entity.code in members))
        for entity in all_entities()
        if entity.code not in invited
    ]
    return [Candidate(entity, category) for entity, category in found if category and category.value in open_to]


def named(found: list[Candidate], words: str) -> list[Candidate]:
    """Those whose name, acronym or code has all these words."""
    wanted = sort_key(words).split()
    return [one for one in found if all(word in _text(one.entity) for word in wanted)]


def _text(entity: Entity) -> str:
    return " ".join((entity.sort_key, sort_key(entity.name), (entity.acronym or "").casefold(), entity.code.casefold()))
