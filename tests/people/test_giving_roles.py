"""What a form that gives a role asks for."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.people.models import Account
from tests.builders.people import Browser, an_account


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        ("secretariat", "", 303),
        ("civil_society_unit", "", 303),
        ("conference_officer", "", 422),
        ("conference_officer", "everywhere", 303),
        ("focal_point", "", 422),
        ("", "", 422),
        ("chancellor", "", 422),
    ],
)
def test_only_a_role_held_within_something_needs_to_be_told_within_what(
    app: Flask, role: str, scope: str, status: int
) -> None:
    office = Browser(app, an_account("ines@example.org", "administrator"))
    answer = office.send("/people/new", email="karim@example.org", name="", role=role, scope=scope)
    db.session.rollback()
    invited = db.session.scalars(select(Account.email).where(Account.email == "karim@example.org")).all()
    assert (answer.status_code, len(invited)) == (status, int(status == 303))
