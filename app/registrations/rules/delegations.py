"""Which entities have a delegation at a meeting, among whom it is counted, and whether its credentials are there."""

from collections.abc import Collection

from app.core.refusal import Refusal, refusal
from app.entities.rules import EntityKind, sends_delegation
from app.registrations.rules.terms import Terms
from app.registrations.rules.words import Category, Party, Role

CATEGORIES = {
    EntityKind.MEMBER_STATE: Category.OTHER_MEMBER_STATE,
    EntityKind.OBSERVER_STATE: Category.OBSERVER_STATE,
    EntityKind.UN_ENTITY: Category.UN_ENTITY,
    EntityKind.IGO: Category.IGO,
    EntityKind.NGO: Category.NGO,
    EntityKind.NGO_COMMITTEE: Category.NGO,
    EntityKind.EXPERT: Category.EXPERT,
    EntityKind.SECRETARIAT: Category.SECRETARIAT,
}

MEMBER_STATES = frozenset({Category.MEMBER, Category.OTHER_MEMBER_STATE})
# What a code never holds after the entity's, and is read for on paper.
MISREAD = str.maketrans("018", "OIB")


def category_of(code: str, kind: EntityKind, is_member: bool) -> Category | None:
    """Among whom an entity's people are counted; None where it has no delegation."""
    if not sends_delegation(code, kind):
        return None
    return Category.MEMBER if is_member and kind == EntityKind.MEMBER_STATE else CATEGORIES[kind]


def why_not_invite(code: str, category: Category | None, terms: Terms, invited: Collection[str]) -> Refusal | None:
    """An entity has one delegation at a meeting, where its category is invited at all."""
    if category is None:
        return refusal("registrations.sends_nobody", entity=code)
    if category not in terms.categories:
        return refusal("registrations.category_not_invited", category=category)
    return refusal("registrations.invited_already", entity=code) if code in invited else None


def are_credentials_missing(category: Category, terms: Terms, has_credentials: bool) -> bool:
    """Whether a note verbale or a letter is still to come; people are registered without it, but not approved."""
    return category in terms.with_credentials and not has_credentials


def why_not_this_role(role: Role, has_head: bool, by_oneself: bool = False) -> Refusal | None:
    """A delegation has one head, whom its focal point names; `has_head` is whether another person is that already."""
    if role == Role.HEAD and by_oneself:
        return refusal("registrations.head_is_named")
    return refusal("registrations.head_taken") if role == Role.HEAD and has_head else None


def as_read(code: str) -> str:
    """A delegation's code as it is compared: letters and digits alone, in capitals, and as they are read on paper."""
    return "".join(filter(str.isalnum, code.upper())).translate(MISREAD)


def why_not_uninvite(people: int) -> Refusal | None:
    """A delegation of which anybody was ever registered stays; `people` are those."""
    return refusal("registrations.has_people") if people else None


def why_not_leave(focal_points: int, party: Party) -> Refusal | None:
    """The last of `focal_points` does not step back before there is another; the Secretariat may take anybody away."""
    if party == Party.DELEGATION and focal_points < 2:
        return refusal("registrations.last_focal_point")
    return None


def why_not_count_as(entity: str, now: Category, wanted: Category, terms: Terms) -> Refusal | None:
    """A Member State is a member of the body at this meeting, or takes part as one of the other Member States."""
    if not {now, wanted} <= MEMBER_STATES:
        return refusal("registrations.no_member_state", entity=entity)
    return None if wanted in terms.categories else refusal("registrations.category_not_invited", category=wanted)
