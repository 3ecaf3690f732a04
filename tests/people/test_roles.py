"""Giving and taking roles, and who may touch whom."""

import threading

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db, write
from app.core.policy import OPERATOR, Grant, Scope
from app.core.refusal import Refused
from app.people.commands.accounts import disable, enable
from app.people.commands.grants import grant_role, revoke_role
from app.people.models import Account, RoleGrant
from tests.builders.people import Browser, actor_of, an_account

MEXICO = Grant("focal_point", Scope("entity", "MEX"))
HOSPICES = Scope("entity", "IAHPC")


def held(account: Account) -> set[Grant]:
    """The roles of an account."""
    db.session.rollback()
    rows = db.session.scalars(select(RoleGrant).where(RoleGrant.account_id == account.id))
    return {Grant(row.role, row.scope) for row in rows}


def grant_of(account: Account, role: str) -> RoleGrant:
    """One of them."""
    wanted = select(RoleGrant).where(RoleGrant.account_id == account.id, RoleGrant.role == role)
    return db.session.scalars(wanted).one()


def code_of(deed) -> str | None:  # type: ignore[no-untyped-def]
    """Why a deed was refused."""
    try:
        deed()
    except Refused as refused:
        return refused.refusal.code
    return None


def test_who_gave_it_is_kept_and_traced(app: Flask) -> None:
    office, ines = an_account("office@example.org", "secretariat"), an_account()
    grant_role(actor_of(office), ines.id, MEXICO)
    row = grant_of(ines, "focal_point")
    assert (row.granted_by_id, row.granted_by_kind, row.scope) == (office.id, "account", MEXICO.scope)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.actor_id == office.id)).one()
    assert (entry.action, entry.subject_kind, entry.subject_id) == ("role.granted", "role_grant", row.id)


def test_a_role_is_held_once(app: Flask) -> None:
    ines = an_account()
    grant_role(OPERATOR, ines.id, MEXICO)
    assert code_of(lambda: grant_role(OPERATOR, ines.id, MEXICO)) == "people.has_role"
    assert code_of(lambda: grant_role(OPERATOR, ines.id, Grant("focal_point", HOSPICES))) is None


def test_a_role_is_held_within_what_is_there(app: Flask) -> None:
    nowhere = Grant("focal_point", Scope("entity", "XYZ"))
    assert code_of(lambda: grant_role(OPERATOR, an_account().id, nowhere)) == "people.no_such_scope"


@pytest.mark.parametrize(
    ("role", "entity", "code"),
    [
        ("ngo", "IAHPC", None),
        ("ngo", "MEX", "people.not_an_ngo"),
        ("ngo", "VNGOC", "people.not_an_ngo"),
        ("ngo_committee", "VNGOC", None),
        ("ngo_committee", "IAHPC", "people.not_an_ngo_committee"),
        ("focal_point", "IAHPC", None),
        ("focal_point", "VNGOC", None),
        ("focal_point", "ASIA", "people.sends_no_delegation"),
    ],
)
def test_a_role_is_held_within_the_sort_of_thing_that_it_is_for(
    app: Flask, role: str, entity: str, code: str | None
) -> None:
    assert code_of(lambda: grant_role(OPERATOR, an_account().id, Grant(role, Scope("entity", entity)))) == code


def test_who_asks_for_an_ngos_role_within_a_state_is_told_what_to_do(app: Flask) -> None:
    browser, ines = Browser(app, an_account("office@example.org", "secretariat")), an_account()
    asked = {"role": "ngo", "scope": "entity/MEX"}
    for answer in (
        browser.send(f"/people/{ines.public_id}/grants", page=f"/people/{ines.public_id}", **asked),
        browser.send("/people/new", email="karim@example.org", name="", **asked),
    ):
        assert answer.status_code == 409
        assert "Mexico is none. Choose an NGO, or make the person a focal point." in " ".join(answer.text.split())
    assert held(ines) == set()
    assert db.session.scalars(select(Account).where(Account.email == "karim@example.org")).all() == []


def test_the_secretariat_makes_no_administrators_and_unmakes_none(app: Flask) -> None:
    office, keeper = an_account("office@example.org", "secretariat"), an_account("keeper@example.org", "administrator")
    an_account("other@example.org", "administrator")
    by, ines = actor_of(office), an_account()
    mine = "people.only_administrators_make_administrators"
    assert code_of(lambda: grant_role(by, ines.id, Grant("administrator"))) == mine
    assert code_of(lambda: revoke_role(by, grant_of(keeper, "administrator").id)) == mine


def test_the_last_administrator_stays(app: Flask) -> None:
    keeper = an_account("keeper@example.org", "administrator")
    an_account("invited@example.org", "administrator", joined_at=None)
    an_account("gone@example.org", "administrator", disabled_at=keeper.made_at)
    number = grant_of(keeper, "administrator").id
    assert code_of(lambda: revoke_role(OPERATOR, number)) == "people.last_administrator"
    assert code_of(lambda: disable(OPERATOR, keeper.id)) == "people.last_administrator"
    an_account("other@example.org", "administrator")
    assert code_of(lambda: revoke_role(OPERATOR, number)) is None


def test_of_two_administrators_who_unmake_each_other_at_once_one_stays(app: Flask) -> None:
    pair = [an_account(f"{name}@example.org", "administrator") for name in ("ada", "bo")]
    ada, bo = (actor_of(account) for account in pair)
    of_ada, of_bo = (grant_of(account, "administrator").id for account in pair)
    codes: list[str | None] = []

    def unmake_ada() -> None:
        with app.app_context():
            codes.append(code_of(lambda: revoke_role(bo, of_ada)))

    other = threading.Thread(target=unmake_ada)
    with write():
        revoke_role(ada, of_bo)
        other.start()
        other.join(0.5)  # it waits for this write to end
    other.join()
    assert codes == ["people.last_administrator"]
    assert [grant.id for grant in db.session.scalars(select(RoleGrant))] == [of_ada]


def test_nobody_disables_their_own_account(app: Flask) -> None:
    keeper = an_account("keeper@example.org", "administrator")
    an_account("other@example.org", "administrator")
    assert code_of(lambda: disable(actor_of(keeper), keeper.id)) == "people.cannot_disable_oneself"


def test_enabled_again_the_roles_are_as_they_were(app: Flask) -> None:
    ines = an_account("ines@example.org", MEXICO)
    disable(OPERATOR, ines.id)
    enable(OPERATOR, ines.id)
    assert held(ines) == {MEXICO}
    assert Browser(app).sign_in(ines).status_code == 303


def test_roles_are_given_and_taken_on_the_persons_page(app: Flask) -> None:
    browser, ines = Browser(app, an_account("office@example.org", "secretariat")), an_account()
    page = f"/people/{ines.public_id}"
    assert browser.send(f"{page}/grants", page=page, role="focal_point", scope="entity/MEX").status_code == 303
    assert held(ines) == {MEXICO}
    answer = browser.send(f"{page}/grants", page=page, role="focal_point", scope="entity/MEX")
    assert (answer.status_code, "held already" in answer.text) == (409, True)
    assert browser.send(f"{page}/grants", page=page, role="", scope="").status_code == 422
    number = grant_of(ines, "focal_point").id
    assert browser.take_away(f"{page}/grants/{number}").status_code == 303
    assert held(ines) == set()
    assert browser.take_away(f"{page}/grants/{number}").status_code == 404


def test_another_persons_grant_is_not_found_under_this_one(app: Flask) -> None:
    browser = Browser(app, an_account("office@example.org", "secretariat"))
    ines, karim = an_account("ines@example.org", MEXICO), an_account("karim@example.org")
    assert browser.take_away(f"/people/{karim.public_id}/grants/{grant_of(ines, 'focal_point').id}").status_code == 404


DEEDS = (
    "POST invitation",
    "DELETE invitation",
    "POST disablement",
    "DELETE disablement",
    "DELETE sign-ins",
    "POST grants",
)


@pytest.mark.parametrize("deed", DEEDS)
def test_an_administrators_account_is_touched_by_administrators_alone(app: Flask, deed: str) -> None:
    keeper = an_account("keeper@example.org", "administrator")
    method, part = deed.split()
    address = f"/people/{keeper.public_id}/{part}{'?_method=DELETE' if method == 'DELETE' else ''}"
    office = Browser(app, an_account("office@example.org", "secretariat"))
    other = Browser(app, an_account("other@example.org", "administrator"))
    assert office.send(address, page="/people/new").status_code == 403
    assert other.send(address, page="/people/new").status_code in (303, 409, 422)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", ["civil_society_unit", MEXICO])
def test_others_touch_nobody(app: Flask, deed: str, role: str | Grant) -> None:
    method, part = deed.split()
    address = f"/people/{an_account().public_id}/{part}{'?_method=DELETE' if method == 'DELETE' else ''}"
    assert Browser(app, an_account("other@example.org", role)).send(address).status_code == 403
