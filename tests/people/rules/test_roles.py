"""Within what a role is held, and who gives it."""

import pytest

from app.core.policy import ROLES
from app.people.phrases import ROLES as WORDS
from app.people.rules.roles import REACH, refuse_giving, refuse_losing_administrator, refuse_reach

HELD = "people.role_is_held_everywhere"
NEEDS = "people.role_needs_scope"
WRONG = "people.wrong_kind_of_scope"
#                       everywhere, entity, regional_group, meeting, sitting
CASES = {
    "administrator": (None, HELD, HELD, HELD, HELD),
    "secretariat": (None, HELD, HELD, HELD, HELD),
    "conference_officer": (None, WRONG, WRONG, None, None),
    "presiding_officer": (NEEDS, WRONG, WRONG, None, None),
    "focal_point": (NEEDS, None, WRONG, WRONG, WRONG),
    "group_coordinator": (NEEDS, WRONG, None, WRONG, WRONG),
    "ngo": (NEEDS, None, WRONG, WRONG, WRONG),
    "ngo_committee": (NEEDS, None, WRONG, WRONG, WRONG),
    "civil_society_unit": (None, HELD, HELD, HELD, HELD),
    "participant": (None, WRONG, WRONG, None, WRONG),
    "king": ("people.no_such_role",) * 5,
}


@pytest.mark.parametrize("role", CASES)
def test_each_role_has_its_reach(role: str) -> None:
    refusals = [refuse_reach(role, kind) for kind in (None, "entity", "regional_group", "meeting", "sitting")]
    assert tuple(refused.code if refused else None for refused in refusals) == CASES[role]


def test_every_role_has_a_reach_and_a_word() -> None:
    assert (set(REACH), set(WORDS)) == (set(ROLES), set(ROLES))


@pytest.mark.parametrize(
    ("held", "role", "code"),
    [
        ({"administrator"}, "administrator", None),
        ({"administrator"}, "focal_point", None),
        ({"secretariat"}, "focal_point", None),
        ({"secretariat"}, "secretariat", None),
        ({"secretariat"}, "administrator", "people.only_administrators_make_administrators"),
        ({"secretariat", "administrator"}, "administrator", None),
        ({"focal_point"}, "participant", "people.gives_no_roles"),
        (set(), "administrator", "people.only_administrators_make_administrators"),
    ],
)
def test_administrators_give_every_role_and_the_secretariat_all_others(held: set[str], role: str, code: str) -> None:
    refused = refuse_giving(role, held)
    assert (refused.code if refused else None) == code


def test_the_last_administrator_stays() -> None:
    assert [refuse_losing_administrator(others) is None for others in (0, 1, 2)] == [False, True, True]
