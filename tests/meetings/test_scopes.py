"""Within which meetings and sittings a role can be held."""

import pytest
from flask import Flask

from app.core.policy import OPERATOR, Grant, Scope
from app.core.refusal import Refused
from app.core.scopes import name_of
from app.meetings.policies import sitting_names
from app.people.commands.grants import grant_role
from app.people.queries.roles import scopes_to_choose
from tests.builders.meetings import a_meeting
from tests.builders.people import an_account
from tests.builders.programmes import a_programme, a_sitting


@pytest.fixture(autouse=True)
def _autumn(app: Flask) -> None:
    a_meeting(a_programme(a_sitting(1, thematic_number=3), a_sitting(2, title="Way forward"), short_title="Autumn"))


def test_a_sitting_is_named_within_its_meeting() -> None:
    assert sitting_names() == {
        "autumn/1": "Autumn: 1. Thematic session 3",
        "autumn/2": "Autumn: 2. Way forward",
    }
    assert [label for label, _names in scopes_to_choose().items()].count("Sittings") == 1


@pytest.mark.parametrize(
    "public_id", ["autumn/3", "spring/1", "autumn", "autumn/", "/1", "autumn/x", "autumn/99999999999"]
)
def test_what_is_no_sitting_has_no_name(public_id: str) -> None:
    assert name_of(Scope("sitting", public_id)) is None


def test_an_officer_holds_the_role_for_one_sitting_where_there_is_one() -> None:
    ines = an_account()
    grant_role(OPERATOR, ines.id, Grant("presiding_officer", Scope("sitting", "autumn/2")))
    with pytest.raises(Refused) as error:
        grant_role(OPERATOR, ines.id, Grant("presiding_officer", Scope("sitting", "autumn/3")))
    assert error.value.refusal.code == "people.no_such_scope"
