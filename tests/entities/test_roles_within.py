"""Roles within the entities of the sample: what people ask of a thing, entities answer."""

import pytest
from flask import Flask

from app.core.policy import OPERATOR, Grant, Scope
from app.people.commands.demo import CAST
from app.people.queries.roles import refuse_grant
from tests.builders.packages import load_ground


def code_of(role: str, scope: Scope) -> str | None:
    refused = refuse_grant(OPERATOR, Grant(role, scope))
    return refused.code if refused else None


def test_everybody_of_the_demo_may_hold_their_role(app: Flask) -> None:
    load_ground()
    held = {role: scope for role, (_name, scope) in CAST.items() if scope and scope.kind == "entity"}
    assert {role: code_of(role, scope) for role, scope in held.items()} == dict.fromkeys(
        ("focal_point", "ngo", "ngo_committee")
    )


@pytest.mark.parametrize(
    ("role", "entity", "code"),
    [
        ("ngo", "MEX", "people.not_an_ngo"),
        ("ngo", "EU", "people.not_an_ngo"),
        ("ngo", "NGO", "people.not_an_ngo"),
        ("ngo_committee", "MEX", "people.not_an_ngo_committee"),
        ("focal_point", "NGO", "people.sends_no_delegation"),
        ("focal_point", "EU", None),
        ("focal_point", "MEX", None),
        ("ngo", "XYZ", "people.no_such_scope"),
    ],
)
def test_an_ngos_role_is_for_ngos_and_a_focal_point_for_who_sends_a_delegation(
    app: Flask, role: str, entity: str, code: str | None
) -> None:
    load_ground()
    assert code_of(role, Scope("entity", entity)) == code
