"""Entities as a package: rostrum/entities/1 (docs/packages.md)."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from app.core.package.checking import Check
from app.core.package.formats import Document, Package, register_format
from app.core.package.loading import last_loaded
from app.core.package.merging import Names
from app.core.package.shapes import Code, Count, Known, Name, Shape, Text, known, matching
from app.core.policy import Actor
from app.entities import queries
from app.entities.commands import write_entities
from app.entities.models import Entity
from app.entities.rules import STATES, EntityKind, name_in_list, name_in_text, sort_key

FORMAT = "rostrum/entities/1"
_STATUS = {"un_member_state": EntityKind.MEMBER_STATE, "un_observer_state": EntityKind.OBSERVER_STATE}
_STATUS_OF = {kind: status for status, kind in _STATUS.items()}
_LISTS = ("states", "areas", "organizations")
_ORGANIZATIONS = matching("|".join(kind for kind in EntityKind if kind not in (*STATES, EntityKind.AREA)),
                          "a kind of organization such as un_entity, igo or ngo")  # fmt: skip
EntityCode = Annotated[Code, known("entity")]


class EntityShape(Shape):
    """A State, an area or an organization."""

    code: Code
    alpha2: Annotated[str, matching("[A-Z]{2}", "a code of two letters such as 'NO'")] | None = None
    status: Annotated[str, matching("|".join(_STATUS), "un_member_state or un_observer_state")] | None = None
    kind: Annotated[str, _ORGANIZATIONS] | None = None
    name: Name
    name_in_text: Name | None = None
    name_in_list: Name | None = None
    acronym: Text | None = None
    regional_group: Annotated[Code, known("regional group")] | None = None
    part_of: EntityCode | None = None
    note: Text | None = None


class StateShape(EntityShape):
    """A State."""

    status: Annotated[str, matching("|".join(_STATUS), "un_member_state or un_observer_state")]


class OrganizationShape(EntityShape):
    """An organization."""

    kind: Annotated[str, _ORGANIZATIONS]


class TermShape(Shape):
    """A State is a member through these years."""

    state: EntityCode
    from_: Count = Field(alias="from")
    until: Count | None = None


class MembersShape(Shape):
    """The members of an organization: as of a date, or through years."""

    as_of: Text | None = None
    states: list[EntityCode] = []
    terms: list[TermShape] = []


class EntitiesShape(Shape):
    """All entities."""

    format: str
    regional_groups: dict[Code, Name] = {}
    states: list[StateShape] = []
    areas: list[EntityShape] = []
    memberships: dict[EntityCode, MembersShape] = {}
    organizations: list[OrganizationShape] = []


class EntitiesFormat:
    """The entities as a package."""

    name = FORMAT
    rank = 10
    keys: Mapping[Names, str] = {(name,): "code" for name in _LISTS}

    def slug_of(self, document: Document) -> str:
        """There is one such package."""
        return "entities"

    def offers(self, document: Document) -> Mapping[str, set[str]]:
        """The codes of its entities and groups."""
        codes = set()
        for name in _LISTS:
            entries = document.get(name)
            codes |= {str(entry.get("code")) for entry in entries or () if isinstance(entry, dict)}
        groups = document.get("regional_groups")
        return {"entity": codes, "regional group": set(groups) if isinstance(groups, dict) else set()}

    def tell(self, known: Known, slugs: set[str]) -> None:
        """The codes of the entities and groups that are there."""
        known.names.setdefault("entity", set()).update(queries.entity_codes())
        known.names.setdefault("regional group", set()).update(group.code for group in queries.regional_groups())

    def read(self, document: Document, check: Check) -> Package | None:
        """The entities in normal form."""
        before = len(check.mistakes)
        shape = check.shape(EntitiesShape, document, ())
        if shape is None:
            return None
        codes = [((name, n, "code"), entry.code) for name in _LISTS for n, entry in enumerate(getattr(shape, name))]
        check.once(codes, "code")
        for organization, members in shape.memberships.items():
            states = [(("memberships", organization, "states", n), code) for n, code in enumerate(members.states)]
            check.once(states, "state")
        return None if len(check.mistakes) > before else Package("entities", _normal(shape))

    def present(self, slug: str) -> Document | None:
        """The entities that are there."""
        entities = queries.all_entities()
        return _present(entities) if entities else None

    def leave(self, entry: Document) -> Document:
        """An entity that is gone from the package stays as it is: records name it."""
        return entry

    def write(self, package: Package, merged: Document, base: Document, by: Actor) -> bool:
        """Let the entities stand."""
        entities = [_columns(entry, name) for name in _LISTS for entry in merged.get(name, ())]
        members = {organization: _members(said) for organization, said in merged.get("memberships", {}).items()}
        return write_entities(merged.get("regional_groups", {}), entities, members, by)


def _normal(shape: EntitiesShape) -> Document:
    normal: Document = {"format": FORMAT, "regional_groups": shape.regional_groups}
    for name in _LISTS:
        entries = [_entry(entry, name) for entry in getattr(shape, name)]
        normal[name] = sorted(entries, key=lambda entry: entry["code"])
    normal["memberships"] = {code: _members_said(members) for code, members in shape.memberships.items()}
    normal["extra"] = shape.model_extra
    return {name: value for name, value in normal.items() if value}


def _entry(entry: EntityShape, list_name: str) -> Document:
    given = entry.model_dump(exclude_none=True, exclude=set(entry.model_extra or ()))
    kind = _kind(given, list_name)
    given["name_in_text"] = entry.name_in_text or name_in_text(entry.name, kind)
    given["name_in_list"] = entry.name_in_list or name_in_list(entry.name)
    return given | {"extra": entry.model_extra or {}}


def _kind(entry: Mapping[str, Any], list_name: str) -> EntityKind:
    if list_name == "areas":
        return EntityKind.AREA
    return _STATUS[entry["status"]] if list_name == "states" else EntityKind(entry["kind"])


def _members_said(members: MembersShape) -> Document:
    terms = [term.model_dump(by_alias=True, exclude_none=True) for term in members.terms]
    said = {
        "as_of": members.as_of,
        "states": sorted(members.states),
        "terms": sorted(terms, key=lambda term: (term["from"], term["state"])),
    }
    return {name: value for name, value in said.items() if value} | (members.model_extra or {})


def _columns(entry: Document, list_name: str) -> dict[str, Any]:
    """The columns of an entity; what an entry does not say is empty."""
    names = ("alpha2", "acronym", "regional_group", "part_of", "note")
    return {name: entry.get(name) for name in names} | {
        "code": entry["code"],
        "kind": _kind(entry, list_name).value,
        "name": entry["name"],
        "name_in_text": entry["name_in_text"],
        "name_in_list": entry["name_in_list"],
        "sort_key": sort_key(entry["name_in_list"]),
        "extra": entry["extra"],
    }


def _members(said: Document) -> list[dict[str, Any]]:
    states = [{"state": code, "as_of": said.get("as_of")} for code in said.get("states", ())]
    terms = said.get("terms", ())
    return states + [
        {"state": term["state"], "first_year": term["from"], "last_year": term.get("until")} for term in terms
    ]


def _present(entities: list[Entity]) -> Document:
    present: Document = {
        "format": FORMAT,
        "regional_groups": {group.code: group.name for group in queries.regional_groups()},
    }
    for entity in sorted(entities, key=lambda entity: entity.code):
        name = "states" if entity.kind in STATES else "areas" if entity.kind == EntityKind.AREA else "organizations"
        present.setdefault(name, []).append(_said(entity, name))
    last = last_loaded(FORMAT, "entities")
    present["memberships"] = _memberships(last.get("memberships", {}))
    present["extra"] = last.get("extra")
    return {name: value for name, value in present.items() if value}


def _said(entity: Entity, list_name: str) -> Document:
    names = ("code", "alpha2", "name", "acronym", "regional_group", "part_of", "note", "name_in_text", "name_in_list")
    said = {name: getattr(entity, name) for name in names if getattr(entity, name) is not None}
    if list_name == "states":
        said["status"] = _STATUS_OF[EntityKind(entity.kind)]
    if list_name == "organizations":
        said["kind"] = entity.kind
    return said | {"extra": entity.extra}


def _memberships(last: Document) -> Document:
    """The memberships that are there, with what the package said of them and nobody knows."""
    unknown = {
        code: {name: of[name] for name in of.keys() - MembersShape.model_fields.keys()} for code, of in last.items()
    }
    said: dict[str, Document] = defaultdict(dict, unknown)
    for membership in queries.memberships():
        of = said[membership.organization]
        if membership.first_year is None:
            of.setdefault("states", []).append(membership.state)
            if membership.as_of:
                of["as_of"] = membership.as_of
        else:
            term = {"state": membership.state, "from": membership.first_year, "until": membership.last_year}
            of.setdefault("terms", []).append({name: value for name, value in term.items() if value is not None})
    return dict(said)


register_format(EntitiesFormat())
