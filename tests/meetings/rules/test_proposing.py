from datetime import date

import pytest

from app.meetings.rules.proposing import challenges_proposed, session_proposed, slug_proposed, title_proposed

BEFORE = date(2023, 10, 23)


@pytest.mark.parametrize(
    ("title", "after", "proposed"),
    [
        ("Thematic discussions 2023, October", date(2027, 11, 1), "Thematic discussions 2027, November"),
        ("Thematic discussions", date(2027, 11, 1), "Thematic discussions"),
        ("Follow-up to 2019", date(2027, 11, 1), "Follow-up to 2019"),
        ("Room 12023", date(2027, 11, 1), "Room 12023"),
    ],
)
def test_year_and_month_of_a_title_are_put_forward(title: str, after: date, proposed: str) -> None:
    assert title_proposed(title, BEFORE, after) == proposed


@pytest.mark.parametrize(
    ("body", "taken", "proposed"),
    [
        ("CND", (), "cnd-2027-october"),
        (None, (), "meeting-2027-october"),
        ("CND", ("cnd-2027-october", "cnd-2027-october-2"), "cnd-2027-october-3"),
    ],
)
def test_the_name_in_addresses_is_one_that_no_meeting_has(body, taken, proposed: str) -> None:
    assert slug_proposed(body, date(2027, 10, 18), taken) == proposed


@pytest.mark.parametrize(("earlier", "year", "proposed"), [(66, 2027, 70), (None, 2027, None), (2, 2019, 1)])
def test_the_body_holds_a_session_a_year(earlier, year: int, proposed) -> None:
    assert session_proposed(earlier, BEFORE, date(year, 10, 1)) == proposed


@pytest.mark.parametrize(
    ("challenges", "sittings", "proposed"),
    [
        ("", [1, 2], {}),
        ("ab", [1, 2], {1: ("a",), 2: ("b",)}),
        ("abc", [1, 2], {1: ("a",), 2: ("b", "c")}),
        ("a", [1, 2, 4, 5], {1: ("a",), 2: ("a",), 4: ("a",), 5: ("a",)}),
        ("ab", [4, 2, 1], {4: ("a",), 2: ("a",), 1: ("b",)}),
        ("ab", [], {}),
    ],
)
def test_each_challenge_has_its_sitting_and_each_sitting_its_challenge(challenges, sittings, proposed) -> None:
    assert challenges_proposed(list(challenges), sittings) == proposed
