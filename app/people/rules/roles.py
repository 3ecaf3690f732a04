"""Which roles are held everywhere, which within something, and who gives and takes them."""

from collections.abc import Collection
from dataclasses import dataclass

from app.core.refusal import Refusal, refusal

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Reach:
    """Within what a role is held: nothing named means everywhere; `or_everywhere` leaves the choice.

    `only` is the sort of thing, where not everything of these kinds will do.
    """

    kinds: tuple[str, ...] = ()
    or_everywhere: bool = False
    only: str | None = None


REACH = {
    ADMINISTRATOR: Reach(),
    "secretariat": Reach(),
    "conference_officer": Reach(("meeting", "sitting"), or_everywhere=True),
    "presiding_officer": Reach(("meeting", "sitting")),
    "focal_point": Reach(("entity",), only="delegation"),
    "group_coordinator": Reach(("regional_group",)),
    "ngo": Reach(("entity",), only="ngo"),
    "ngo_committee": Reach(("entity",), only="ngo_committee"),
    "civil_society_unit": Reach(),
    "participant": Reach(("meeting",), or_everywhere=True),
}


def refuse_reach(role: str, kind: str | None) -> Refusal | None:
    """Whether `role` can be held within a thing of this kind (None: everywhere)."""
    reach = REACH.get(role)
    if reach is None:
        return refusal("people.no_such_role", roles=", ".join(REACH))
    if kind is None:
        return refusal("people.role_needs_scope") if reach.kinds and not reach.or_everywhere else None
    if not reach.kinds:
        return refusal("people.role_is_held_everywhere")
    return None if kind in reach.kinds else refusal("people.wrong_kind_of_scope")


def refuse_thing(role: str, name: str, sorts: Collection[str]) -> Refusal | None:
    """Whether `role` can be held within the thing of this name: an NGO's within an NGO, a focal point's where there
    can be a delegation."""
    only = REACH[role].only
    if only is None or only in sorts:
        return None
    if only == "ngo":
        return refusal("people.not_an_ngo", name=name)
    if only == "ngo_committee":
        return refusal("people.not_an_ngo_committee", name=name)
    return refusal("people.sends_no_delegation", name=name)


def refuse_giving(role: str, held: Collection[str]) -> Refusal | None:
    """Whether somebody who holds the roles `held` everywhere may give `role`, or take it away.

    Administrators may do both with every role, the Secretariat with all but the administrator's.
    """
    if ADMINISTRATOR in held:
        return None
    if role == ADMINISTRATOR:
        return refusal("people.only_administrators_make_administrators")
    return None if "secretariat" in held else refusal("people.gives_no_roles")


def refuse_losing_administrator(others: int) -> Refusal | None:
    """Whether an administrator may go, where `others` remain who can sign in."""
    return None if others else refusal("people.last_administrator")
