"""Entities for programs: who is meant by the codes that programmes name."""

from typing import Annotated

from pydantic import Field

from app.core.web import public
from app.core.web.api import Asked, Listed, Paged, Resources, Said, page_of
from app.entities.models import Entity, Membership
from app.entities.queries import all_entities, find_entity, memberships, regional_groups
from app.entities.rules import EntityKind

api = Resources("entities", __name__)
WHY = "Who takes part in the body's work is for everyone to see"
Code = Annotated[str, Field(examples=["MEX"])]


class MemberOf(Said):
    """A membership of an organization or body: as of a date, or through years."""

    organization: str = Field(examples=["CND"])
    as_of: str | None
    first_year: int | None = Field(examples=[2022])
    last_year: int | None = Field(examples=[2025])


class EntityRead(Said):
    """A State, an organization or another that takes part; its code is its name for ever."""

    code: Code
    kind: EntityKind = Field(examples=["member_state"])
    name: str = Field(examples=["Mexico"])
    name_in_list: str = Field(description="As an alphabetical list says it.", examples=["Mexico"])
    name_in_text: str = Field(description="As a sentence says it.", examples=["Mexico"])
    acronym: str | None
    alpha2: str | None = Field(description="ISO 3166-1 alpha-2, of States.", examples=["MX"])
    regional_group: str | None = Field(examples=["GRULAC"])
    part_of: str | None = Field(description="The code of the entity to which it belongs.")
    member_of: list[MemberOf]


class EntitiesRead(Listed[EntityRead]):
    """Entities, in the order of an alphabetical list."""


class EntitiesAsked(Paged):
    """Which entities."""

    kind: EntityKind | None = Field(None, description="Only those of this kind.")
    regional_group: str | None = Field(None, description="Only those of this regional group.")


class Group(Said):
    """A regional group."""

    code: str = Field(examples=["GRULAC"])
    name: str = Field(examples=["Group of Latin American and Caribbean States"])


class GroupsRead(Said):
    """The regional groups into which States come together."""

    items: list[Group]


@api.get("/entities")
@public(WHY)
def entities(asked: EntitiesAsked) -> EntitiesRead:
    """All entities, by their names."""
    found = [one for one in all_entities() if _is_asked(one, asked)]
    page, of = page_of(found, asked), _by_state(memberships())
    return EntitiesRead(**{**page, "items": [_read(one, of.get(one.code, [])) for one in page["items"]]})


def _found(entity: str) -> Entity | None:
    return find_entity(entity)


@api.get("/entities/<entity>")
@public(WHY, on=_found)
def entity(entity: Entity) -> EntityRead:
    """One entity."""
    return _read(entity, _by_state(memberships()).get(entity.code, []))


@api.get("/regional-groups")
@public(WHY)
def groups(asked: Asked) -> GroupsRead:
    """The regional groups in their order."""
    return GroupsRead(items=[Group(code=one.code, name=one.name) for one in regional_groups()])


def _is_asked(entity: Entity, asked: EntitiesAsked) -> bool:
    kinds, groups = {asked.kind or entity.kind}, {asked.regional_group or entity.regional_group}
    return entity.kind in kinds and entity.regional_group in groups


def _by_state(rows: list[Membership]) -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = {}
    for row in rows:
        found.setdefault(row.state, []).append(row)
    return found


def _read(entity: Entity, rows: list[Membership]) -> EntityRead:
    own = {name: getattr(entity, name) for name in EntityRead.model_fields if name != "member_of"}
    return EntityRead(**own, member_of=[MemberOf.model_validate(row, from_attributes=True) for row in rows])
