"""Inviting delegations, and what each has."""

import pytest

from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.entities.models import Membership
from app.entities.rules import EntityKind
from app.people.commands.invitations import accept_invitation
from app.people.queries.accounts import find_by_email
from app.registrations.commands.delegations import (
    invite_delegations,
    issue_code,
    remove_credentials,
    set_quota,
    stop_code,
    uninvite_delegation,
)
from app.registrations.commands.focal_points import add_focal_point, remove_focal_point
from app.registrations.queries.delegations import code_of, delegations_of, find_by_code, find_delegation
from app.registrations.queries.focal_points import focal_points_of
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Category, Party
from tests.builders.meetings import an_entity
from tests.builders.people import actor_of
from tests.builders.registrations import a_delegation, a_focal_point, registered, states, terms


@pytest.fixture(autouse=True)
def stopped(app, now):  # type: ignore[no-untyped-def]
    """Every test is within an application, at one moment."""


def refused(deed, *given: object, **named: object) -> str:  # type: ignore[no-untyped-def]
    """Why a deed is refused."""
    with pytest.raises(Refused) as error:
        deed(*given, **named)
    return error.value.refusal.code


def a_member(state: str, first: int, last: int | None) -> None:
    """A State that is a member of the body through these years."""
    with write():
        row = Membership(organization="CND", state=state, first_year=first, last_year=last)
        db.session.add(row)
        audit(OPERATOR, "test.built", row)


def test_each_delegation_is_counted_as_what_it_is_in_the_year_of_the_meeting() -> None:
    an_entity("CND", EntityKind.BODY)
    for state in ("NOR", "MEX", "PER"):
        an_entity(state)
    an_entity("WHO", EntityKind.UN_ENTITY)
    a_member("NOR", 2026, 2029)
    a_member("MEX", 2022, 2025)
    a_member("PER", 2022, None)
    terms()
    invite_delegations("autumn", ["WHO", "PER", "NOR", "MEX"], OPERATOR)
    found = {one.entity_code: one.category for one in delegations_of("autumn")}
    assert found == {"MEX": "other_member_state", "NOR": "member", "PER": "member", "WHO": "un_entity"}


def test_an_entity_is_invited_once_and_only_where_its_category_is() -> None:
    a_delegation()
    an_entity("WHO", EntityKind.UN_ENTITY)
    an_entity("GROUP", EntityKind.GROUP_OF_STATES)
    terms(categories=frozenset({Category.OTHER_MEMBER_STATE}))
    assert [refused(invite_delegations, "autumn", [code], OPERATOR) for code in ("MEX", "WHO", "GROUP", "NOWHERE")] == [
        "registrations.invited_already",
        "registrations.category_not_invited",
        "registrations.sends_nobody",
        "registrations.no_such_entity",
    ]


def test_an_invitation_is_taken_back_only_where_nobody_came_of_it() -> None:
    empty, full = a_delegation("NOR"), a_delegation()
    registered(full)
    uninvite_delegation(empty.id, OPERATOR)
    assert refused(uninvite_delegation, full.id, OPERATOR) == "registrations.has_people"
    assert [one.entity_code for one in delegations_of("autumn")] == ["MEX"]


def test_a_quota_of_its_own_gives_places_at_once_and_can_be_taken_back() -> None:
    delegation = a_delegation()
    rows = registered(delegation, "A One", "B Two", "C Three", "D Four")
    set_quota(delegation.id, Quota(in_person=4), OPERATOR)
    assert states(rows) == ["submitted"] * 4
    set_quota(delegation.id, None, OPERATOR)
    assert states(registered(delegation, "E Five")) == ["waiting"]
    assert refused(set_quota, delegation.id, Quota(online=-1), OPERATOR) == "registrations.quota_below_zero"


def test_credentials_are_taken_away_once() -> None:
    delegation = a_delegation()
    remove_credentials(delegation.id, OPERATOR)
    assert refused(remove_credentials, delegation.id, OPERATOR) == "registrations.no_credentials"


def test_a_code_lets_in_until_there_is_another_or_none() -> None:
    delegation = a_delegation()
    assert code_of(delegation) is None
    issue_code(delegation.id, OPERATOR)
    first = code_of(find_delegation("autumn", "MEX"))
    assert find_by_code("autumn", f" {first.lower()} ").id == delegation.id
    issue_code(delegation.id, OPERATOR)
    second = code_of(find_delegation("autumn", "MEX"))
    assert (first != second, find_by_code("autumn", first)) == (True, None)
    stop_code(delegation.id, OPERATOR)
    assert find_by_code("autumn", second) is None
    assert refused(stop_code, delegation.id, OPERATOR) == "registrations.no_code"
    issue_code(delegation.id, OPERATOR)
    assert find_by_code("autumn", first) is None
    assert find_by_code("autumn", "MEX-") is None


def test_a_code_is_read_however_it_was_written_down() -> None:
    delegation = a_delegation()
    found = None
    for _time in range(200):  # until one holds a letter that is read as a digit
        issue_code(delegation.id, OPERATOR)
        code = code_of(find_delegation("autumn", "MEX"))
        found = code.partition("-")[2]
        if set(found) & set("OIB"):
            break
    on_paper = found.translate(str.maketrans("OIB", "018"))
    assert on_paper != found
    for written in (code, f"MEX{found}", f"mex {found.lower()}", f"M E X – {on_paper[:4]} {on_paper[4:]}"):
        assert find_by_code("autumn", written).id == delegation.id
    for wrong in ("", "-", "MEX", found, f"{code}A", f"CAN-{found}"):
        assert find_by_code("autumn", wrong) is None
    assert find_by_code("spring", code) is None


def test_the_code_of_an_entity_whose_own_holds_hyphens_and_digits_is_found_among_others(queries) -> None:  # type: ignore[no-untyped-def]
    a_delegation()
    delegation = a_delegation("NGO-108", EntityKind.NGO)
    issue_code(delegation.id, OPERATOR)
    code = code_of(find_delegation("autumn", "NGO-108"))
    issue_code(find_delegation("autumn", "MEX").id, OPERATOR)
    for written in (code, code.replace("-", ""), code.replace("NGO-", "ngo ")):
        with queries() as sent:
            assert find_by_code("autumn", written).entity_code == "NGO-108"
        assert sum(one.startswith("SELECT") for one in sent) == 2


def test_focal_points_hand_over_and_the_last_one_stays(mails) -> None:  # type: ignore[no-untyped-def]
    delegation = a_delegation()
    account = a_focal_point()
    by = actor_of(account)
    assert refused(remove_focal_point, delegation.id, account.public_id, by) == "registrations.last_focal_point"
    added = add_focal_point(delegation.id, "next@mex.example", by, name="Carla Ruiz")
    assert [mail["To"] for mail in mails()] == [find_by_email("next@mex.example").email]
    assert refused(add_focal_point, delegation.id, "NEXT@mex.example", by) == "people.has_role"
    assert refused(remove_focal_point, delegation.id, account.public_id, by) == "registrations.last_focal_point"
    accept_invitation(OPERATOR, added.id, added.invitation_version, "Carla Ruiz", "a hash")
    remove_focal_point(delegation.id, account.public_id, by)
    assert [one.id for one in focal_points_of("MEX")] == [added.id]
    assert refused(remove_focal_point, delegation.id, account.public_id, by) == "registrations.no_focal_point"
    remove_focal_point(delegation.id, added.public_id, OPERATOR, party=Party.SECRETARIAT)
    assert focal_points_of("MEX") == []
