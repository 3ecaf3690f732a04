"""Whom the Secretariat invites: all of a kind, chosen ones, those of an earlier meeting, one that nobody knew."""

import re
from datetime import datetime

import pytest
from flask import Flask

from app.core.db import db
from app.core.package.loading import load
from app.core.package.reading import read
from app.core.policy import OPERATOR
from app.entities.queries import find_entity
from app.entities.rules import EntityKind, code_proposed
from app.meetings.rules.programme import Programme
from app.registrations.commands.inviting import invite_as_before
from app.registrations.queries.delegations import delegations_of, find_delegation
from app.registrations.rules.words import Category
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered, terms

INVITE = "/meetings/autumn/delegations/invitations"
NEW = "/meetings/autumn/delegations/organizations"


@pytest.fixture
def office(app: Flask, now: datetime) -> Browser:
    """A secretary, a meeting with terms, and a small world."""
    for code in ("MEX", "NOR", "PER"):
        an_entity(code)
    an_entity("HOLY", EntityKind.OBSERVER_STATE)
    an_entity("WHO", EntityKind.UN_ENTITY, "World Health Organization")
    an_entity("HRI", EntityKind.NGO)
    an_entity("GRULAC", EntityKind.GROUP_OF_STATES)
    terms()
    return Browser(app, an_account("ines@example.org", "secretariat"))


def invited(slug: str = "autumn") -> set[str]:
    """Who has a delegation."""
    db.session.rollback()
    return {one.entity_code for one in delegations_of(slug)}


def earlier_meeting() -> Programme:
    """A meeting that was before."""
    return a_programme(a_sitting(1, uid="earlier-1@rostrum.invalid"), slug="spring")


def test_all_states_are_invited_in_one_go(office: Browser) -> None:
    assert "All Member States and observer States (4)" in office.open(INVITE).text
    answer = office.send(INVITE, all="states")
    assert (answer.status_code, answer.location) == (303, "/meetings/autumn/delegations")
    assert "4 delegations are invited." in office.open("/meetings/autumn/delegations").text
    assert invited() == {"MEX", "NOR", "PER", "HOLY"}
    assert "All Member States" not in office.open(INVITE).text


def test_chosen_ones_are_invited_and_each_that_cannot_be_is_named(office: Browser) -> None:
    a_delegation("PER")
    answer = office.send(INVITE, entity=["MEX", "PER", "GRULAC", "NOWHERE"])
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))
    assert answer.status_code == 200
    assert "1 delegation is invited." in shown
    assert "PER is invited to this meeting already." in shown
    assert "GRULAC sends no delegation." in shown
    assert "There is no State or organization NOWHERE." in shown
    assert invited() == {"MEX", "PER"}


def test_whom_to_invite_is_found_by_name_acronym_and_code(office: Browser) -> None:
    def offered(asked: str) -> list[str]:
        return re.findall(r'name="entity" value="(\w+)"', office.open(f"{INVITE}?q={asked}").text)

    assert offered("health+world") == ["WHO"]
    assert offered("hri") == ["HRI"]
    assert offered("nobody") == []
    assert offered("") == ["MEX", "NOR", "PER", "HOLY", "WHO", "HRI"]


def test_without_anybody_chosen_nobody_is_invited(office: Browser) -> None:
    assert office.send(INVITE).location == INVITE
    assert ("choose at least one" in office.open(INVITE).text, invited()) == (True, set())


def test_categories_that_are_not_invited_are_not_offered(office: Browser) -> None:
    terms(categories=frozenset({Category.UN_ENTITY}))
    page = office.open(INVITE).text
    assert ('value="WHO"' in page, 'value="MEX"' in page, "All Member States" in page) == (True, False, False)


def test_whom_an_earlier_meeting_had_is_invited_again_without_their_people(office: Browser) -> None:
    a_published_meeting(earlier_meeting())
    registered(a_delegation("MEX", slug="spring"))
    a_delegation("WHO", EntityKind.UN_ENTITY, slug="spring")
    a_delegation("WHO", EntityKind.UN_ENTITY)
    assert "(2 delegations)" in office.open(INVITE).text
    office.send(f"{INVITE}/earlier", INVITE, source="spring")
    assert invited() == {"MEX", "WHO"}
    copied = find_delegation("autumn", "MEX")
    assert (copied.credentials_id, copied.code_version, copied.quota) == (None, 0, None)


def test_members_stay_members_where_nobody_wrote_membership_down(office: Browser) -> None:
    a_published_meeting(earlier_meeting())
    a_delegation("MEX", slug="spring")
    a_delegation("NOR", slug="spring")
    office.send("/meetings/spring/delegations/categories?_method=PUT", INVITE, delegation="MEX", category="member")
    invite_as_before("autumn", "spring", OPERATOR)
    assert [one.category for one in delegations_of("autumn")] == ["member", "other_member_state"]


def test_a_meeting_that_invited_nobody_cannot_be_copied(office: Browser) -> None:
    a_published_meeting(earlier_meeting())
    assert office.send(f"{INVITE}/earlier", INVITE, source="spring").status_code == 422


def test_an_organization_that_nobody_knew_is_added_and_invited(office: Browser) -> None:
    answer = office.send(NEW, INVITE, name=" Médicos  sin Prisa ", kind="ngo", acronym="MsP")
    assert answer.location == "/meetings/autumn/delegations/MSP"
    made = find_entity("MSP")
    assert (made.name, made.kind, made.acronym, made.sort_key) == (
        "Médicos sin Prisa",
        "ngo",
        "MsP",
        "medicos sin prisa",
    )
    assert invited() == {"MSP"}


def test_an_organization_is_there_once_whatever_its_accents(office: Browser) -> None:
    answer = office.send(NEW, INVITE, name="World Health Organizatión", kind="igo")
    assert (answer.status_code, "is in the list of States and organizations already" in answer.text) == (409, True)
    assert "World Health Organizatión" in answer.text


def test_an_organization_whose_category_is_not_invited_is_not_added_either(office: Browser) -> None:
    terms(categories=frozenset({Category.MEMBER}))
    assert office.send(NEW, INVITE, name="Médicos sin Prisa", kind="ngo").status_code == 409
    assert find_entity("MSP") is None


def test_a_state_is_not_added_by_hand(office: Browser) -> None:
    assert office.send(NEW, INVITE, name="Atlantis", kind="member_state").status_code == 422


@pytest.mark.parametrize(
    ("name", "acronym", "taken", "code"),
    [
        ("Médicos sin Prisa", None, (), "MSP"),
        ("Association for the Care of All", None, (), "ACA"),
        ("Dalgarno", None, (), "DALGARNO"),
        ("Médicos sin Prisa", "M.s.P", ("M-S-P",), "M-S-P-2"),
        ("منظمة الصحة", None, (), "ORG"),
        ("منظمة الصحة", None, ("ORG", "ORG-2"), "ORG-3"),
        ("x" * 100, None, (), "X" * 36),
    ],
)
def test_a_code_is_made_of_acronym_or_name(name: str, acronym: str | None, taken: tuple[str, ...], code: str) -> None:
    assert code_proposed(name, acronym, taken) == code


def test_loading_the_package_of_entities_again_leaves_what_was_added(office: Browser) -> None:
    package = b"format: rostrum/entities/1\norganizations:\n- code: IOM\n  kind: igo\n  name: Migration\n"
    load({"entities.yaml": package}, OPERATOR)
    office.send(NEW, INVITE, name="Médicos sin Prisa", kind="ngo", acronym="MSP")
    load({"entities.yaml": package.replace(b"Migration", b"Migration (IOM)")}, OPERATOR)
    db.session.rollback()
    assert (find_entity("MSP").name, find_entity("IOM").name) == ("Médicos sin Prisa", "Migration (IOM)")
    assert read("entities.yaml", package).document["format"] == "rostrum/entities/1"


@pytest.mark.parametrize("count", [1, 30])
def test_inviting_many_asks_the_database_no_more_than_inviting_one(office: Browser, queries, count: int) -> None:  # type: ignore[no-untyped-def]
    codes = [an_entity(f"X{number}").code for number in range(count)]
    with queries() as sent:
        office.send(INVITE, entity=codes)
    assert len([one for one in sent if one.startswith("SELECT")]) <= 23  # PostgreSQL asks for its clock too


def test_only_the_secretariat_invites(office: Browser, app: Flask) -> None:
    a_delegation("MEX")
    focal = Browser(app, a_focal_point())
    assert focal.open(INVITE).status_code == 404
    assert [
        focal.send(address, "/sign-in", entity="NOR", name="X", kind="ngo").status_code for address in (INVITE, NEW)
    ] == [404, 404]
