"""The delegations of a meeting as the Secretariat sees them, and what it does with many at once."""

import re
from datetime import datetime

import pytest
from flask import Flask

from app.core.db import db
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.registrations.commands.deciding import decide
from app.registrations.queries.delegations import delegations_of
from app.registrations.queries.registry import find_registry
from app.registrations.queries.standing import standings
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Category, Deed
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, states, terms
from tests.forms_on_page import forms_on

LIST = "/meetings/autumn/delegations"


@pytest.fixture
def office(app: Flask, now: datetime) -> Browser:
    """A secretary at a browser."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def names(page: str) -> list[str]:
    """The delegations that a page lists, in its order."""
    return re.findall(r'href="/meetings/autumn/delegations/[^"?]+"><bdi>([^<]+)</bdi>', page)


def categories() -> dict[str, str]:
    """As what each delegation is counted."""
    db.session.rollback()
    return {one.entity_code: one.category for one in delegations_of("autumn")}


def test_a_line_says_who_registers_what_is_there_who_takes_part_and_what_is_left(office: Browser) -> None:
    delegation = a_delegation(credentials=False)
    a_focal_point("MEX", "fidel@mex.example")
    registered(delegation, "A One", "B Two", "C Three", "D Four")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", office.open(LIST).text))
    assert "Mex Other Member State Fidel missing 3 submitted 1 on the waiting list 0 7" in page


def test_before_there_are_terms_or_delegations_the_page_says_what_to_do(office: Browser) -> None:
    a_published_meeting()
    assert "Registration is not set up yet." in office.open(LIST).text
    terms()
    assert "Nobody is invited yet." in office.open(LIST).text


@pytest.fixture
def three(office: Browser) -> Browser:
    """Mexico with people, Norway without credentials, and an organization with a focal point."""
    registered(a_delegation(name="Mexico"), "A One", "B Two")
    a_delegation("NOR", name="Norway", credentials=False)
    a_delegation("HRI", EntityKind.NGO, name="Ärzte für alle")
    a_focal_point("HRI")
    return office


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["Ärzte für alle", "Mexico", "Norway"]),
        ("?sort=-name", ["Norway", "Mexico", "Ärzte für alle"]),
        ("?sort=-people", ["Mexico", "Ärzte für alle", "Norway"]),
        ("?sort=in_person", ["Ärzte für alle", "Mexico", "Norway"]),
        ("?q=arzte", ["Ärzte für alle"]),
        ("?q=nor", ["Norway"]),
        ("?category=ngo", ["Ärzte für alle"]),
        ("?lacking=credentials", ["Norway"]),
        ("?lacking=focal_points", ["Mexico", "Norway"]),
        ("?lacking=people", ["Ärzte für alle", "Norway"]),
        ("?category=nonsense&sort=nonsense&lacking=x", ["Ärzte für alle", "Mexico", "Norway"]),
    ],
)
def test_the_address_filters_and_sorts(three: Browser, asked: str, expected: list[str]) -> None:
    assert names(three.open(LIST + asked).text) == expected


def test_seats_of_organizations_limit_what_is_left_to_each(office: Browser) -> None:
    terms(ngo_seats=1)
    first, _second = a_delegation("HRI", EntityKind.NGO), a_delegation("WFTC", EntityKind.NGO)
    registered(first)
    assert {one.delegation.entity_code: one.left.in_person for one in standings(find_registry("autumn"))} == {
        "HRI": 0,
        "WFTC": 0,
    }


def test_states_are_counted_as_members_and_back_and_others_are_named(three: Browser) -> None:
    chosen = {"delegation": ["MEX", "HRI"], "category": "member", "next": f"{LIST}?sort=name"}
    answer = three.send(f"{LIST}/categories?_method=PUT", LIST, **chosen)
    assert answer.status_code == 200
    assert "1 State is counted as a member of the body at this meeting." in answer.text
    assert "HRI is no Member State" in answer.text
    assert f'href="{LIST}?sort=name"' in answer.text
    assert categories() == {"HRI": "ngo", "MEX": "member", "NOR": "other_member_state"}
    back = {**chosen, "delegation": "MEX", "category": "other_member_state"}
    answer = three.send(f"{LIST}/categories?_method=PUT", LIST, **back)
    assert (answer.status_code, answer.location) == (303, f"{LIST}?sort=name")
    assert categories()["MEX"] == "other_member_state"


def test_nobody_is_counted_as_what_is_not_invited(three: Browser) -> None:
    terms(categories=frozenset({Category.OTHER_MEMBER_STATE}))
    answer = three.send(f"{LIST}/categories?_method=PUT", LIST, delegation="MEX", category="member")
    assert (answer.status_code, "This category is not invited to the meeting: Members." in answer.text) == (409, True)
    assert categories()["MEX"] == "other_member_state"


def test_a_member_with_more_places_moves_its_people_up(office: Browser) -> None:
    terms(quotas={Category.MEMBER: Quota(in_person=4)})
    rows = registered(a_delegation(), "A One", "B Two", "C Three", "D Four")
    assert states(rows)[3] == "waiting"
    office.send(f"{LIST}/categories?_method=PUT", LIST, delegation="MEX", category="member")
    assert states(rows)[3] == "submitted"


def test_an_invitation_is_taken_back_where_nobody_came_of_it(three: Browser) -> None:
    answer = three.send(f"{LIST}/invitations?_method=DELETE", LIST, delegation=["MEX", "NOR"])
    assert "1 invitation is taken back." in answer.text
    assert "People of this delegation are or were registered" in answer.text
    assert ">Norway<" not in answer.text
    assert set(categories()) == {"MEX", "HRI"}


def test_numbers_of_their_own_are_given_and_taken_back(three: Browser) -> None:
    def left() -> dict[str, tuple[int | None, int | None]]:
        db.session.rollback()
        found = standings(find_registry("autumn"))
        return {one.delegation.entity_code: (one.left.in_person, one.left.online) for one in found}

    given = {"delegation": ["MEX", "NOR"], "in_person": "5", "online": "", "in_room": "1"}
    assert three.send(f"{LIST}/quotas?_method=PUT", LIST, **given).location == LIST
    assert left() == {"HRI": (1, 7), "MEX": (3, None), "NOR": (5, None)}
    assert three.open(LIST).text.count('<span class="quiet small">own</span>') == 2
    three.send(f"{LIST}/quotas?_method=DELETE", LIST, delegation="MEX")
    assert left() == {"HRI": (1, 7), "MEX": (1, 7), "NOR": (5, None)}


def test_a_wrong_number_is_said_at_its_field_and_who_was_chosen_stays_chosen(three: Browser) -> None:
    asked = {"delegation": "MEX", "in_person": "-2", "next": f"{LIST}?q=mex"}
    answer = three.send(f"{LIST}/quotas?_method=PUT", LIST, **asked)
    assert (answer.status_code, names(answer.text)) == (422, ["Mexico"])
    assert "Write a number from 0 to 9999" in answer.text
    assert 'value="MEX" checked' in answer.text


@pytest.mark.parametrize(
    "deed", ["quotas?_method=PUT", "quotas?_method=DELETE", "categories?_method=PUT", "invitations?_method=DELETE"]
)
def test_without_anybody_chosen_nothing_is_done_and_it_says_so(three: Browser, deed: str) -> None:
    sent = three.send(f"{LIST}/{deed}", LIST, category="member", in_person="1", next="https://elsewhere.example/")
    assert (sent.status_code, sent.location) == (303, LIST)
    assert "choose at least one delegation first" in three.open(LIST).text


def test_all_on_the_page_are_chosen_without_javascript(three: Browser) -> None:
    page = three.open(f"{LIST}?chosen=all&category=ngo").text
    (form,) = (one for one in forms_on(page, LIST) if "quotas" in one.address)
    assert form.sent["delegation"] == ["HRI"]
    assert form.sent["next"] == [f"{LIST}?category=ngo"]


@pytest.mark.parametrize("count", [1, 30])
def test_many_delegations_cost_as_many_queries_as_one(office: Browser, queries, count: int) -> None:  # type: ignore[no-untyped-def]
    for number in range(count):
        registered(a_delegation(f"X{number}"), f"Ana N{number}")
    with queries() as sent:
        office.open(LIST)
    assert len([one for one in sent if one.startswith("SELECT")]) <= 14


def test_rejected_people_take_no_part_and_still_keep_the_invitation(office: Browser) -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.REJECT, OPERATOR, "no")
    (one,) = standings(find_registry("autumn"))
    assert (one.taking_part, one.left.in_person) == (0, 3)
    assert office.send(f"{LIST}/invitations?_method=DELETE", LIST, delegation="MEX").status_code == 409


def test_the_list_is_the_secretariats_and_kept_by_no_browser(office: Browser, app: Flask) -> None:
    a_delegation()
    assert office.open(LIST).headers["Cache-Control"] == "private, no-store"
    focal = Browser(app, a_focal_point())
    assert focal.open(LIST).status_code == 404
    assert (
        focal.send(f"{LIST}/categories?_method=PUT", "/sign-in", delegation="MEX", category="member").status_code == 404
    )
