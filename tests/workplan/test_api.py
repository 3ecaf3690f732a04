"""Programs read the workplan, and those of the Secretariat write it."""

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.workplan.commands import change_challenge, plan_years
from app.workplan.queries import challenges, find_challenge
from tests.builders.meetings import a_challenge
from tests.builders.people import an_account
from tests.builders.programs import Program

NOTHING = {"challenges": [], "decision": None}
SAID = {"number": 1, "short_title": "Markets", "wording": "Markets goes on", "cross_cutting": False}


@pytest.fixture
def office(app: Flask) -> Program:
    """A program of the Secretariat."""
    a_challenge("markets", 1)
    a_challenge("opioids", 2)
    return Program(app, an_account("office@example.org", "secretariat"))


def test_a_year_is_planned_and_everybody_reads_it(app: Flask, office: Program) -> None:
    said = {"challenges": ["opioids", "markets"], "decision": " Decision\n66/3 "}
    done = office.put("/workplan/years/2027", {**said, "seen": NOTHING})
    planned = {"year": 2027, "decision": "Decision 66/3", "challenges": ["markets", "opioids"]}
    assert (done.status_code, done.json) == (200, planned)
    read = Program(app).read("/workplan").json
    assert read == {"declaration": None, "adopted_on": None, "years": [planned]}
    assert Program(app).read("/challenges/markets").json["years"] == [2027]


def test_a_year_that_was_changed_meanwhile_is_shown_as_it_is_now(office: Program) -> None:
    plan_years(([], {}), ([("markets", 2027)], {2027: "Decision 66/3"}), OPERATOR)
    refused = office.put("/workplan/years/2027", {"challenges": [], "decision": "Decision 66/4", "seen": NOTHING})
    present = {"year": 2027, "decision": "Decision 66/3", "challenges": ["markets"]}
    assert (refused.status_code, refused.json["code"]) == (409, "workplan.changed_meanwhile")
    assert refused.json["present"] == present
    again = office.put("/workplan/years/2027", {**NOTHING, "seen": {k: present[k] for k in NOTHING}})
    assert again.json == {"year": 2027, **NOTHING}


def test_what_others_planned_in_other_years_and_challenges_stays(office: Program) -> None:
    plan_years(([], {}), ([("markets", 2027), ("markets", 2026)], {2026: "Decision 65/1"}), OPERATOR)
    office.put("/workplan/years/2027", {"challenges": ["opioids"], "seen": NOTHING})
    assert [(one["year"], one["challenges"]) for one in office.read("/workplan").json["years"]] == [
        (2026, ["markets"]),
        (2027, ["markets", "opioids"]),
    ]


@pytest.mark.parametrize(
    ("year", "sent", "status"),
    [
        (2027, {"challenges": ["markets", "nonsense"], "seen": NOTHING}, 422),
        (2027, {"challenges": ["markets"]}, 422),
        (2027, {"challenges": [], "decision": "x" * 2001, "seen": NOTHING}, 422),
        (1945, {"challenges": [], "seen": NOTHING}, 404),
    ],
)
def test_what_cannot_be_planned_is_refused(office: Program, year: int, sent: dict, status: int) -> None:
    assert office.put(f"/workplan/years/{year}", sent).status_code == status
    assert office.read("/workplan").json["years"] == []


def test_a_challenge_is_added_and_changed(office: Program) -> None:
    added = office.post("/challenges", {"slug": "new-one", "number": 3, "short_title": " New  one", "wording": "New"})
    assert (added.status_code, added.location) == (201, "/api/v1/challenges/new-one")
    seen = {name: added.json[name] for name in SAID}
    changed = office.put("/challenges/new-one", {**seen, "wording": "Newer", "seen": seen})
    assert (changed.status_code, changed.json["short_title"], changed.json["wording"]) == (200, "New one", "Newer")
    assert [one["slug"] for one in office.read("/challenges").json["items"]] == ["markets", "opioids", "new-one"]


def test_a_challenge_that_was_changed_meanwhile_is_shown_as_it_is_now(office: Program) -> None:
    change_challenge("markets", SAID, {**SAID, "wording": "theirs"}, OPERATOR)
    refused = office.put("/challenges/markets", {**SAID, "wording": "mine", "seen": SAID})
    assert (refused.status_code, refused.json["present"]["wording"]) == (409, "theirs")
    assert find_challenge("markets").wording == "theirs"


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"slug": "new"}, 422), ({"slug": "Ünfug"}, 422), ({"number": 0}, 422), ({"short_title": " "}, 422),
     ({"number": 1}, 409), ({"slug": "markets"}, 409)],
)  # fmt: skip
def test_what_is_no_challenge_is_not_added(office: Program, changes: dict, status: int) -> None:
    sent = {"slug": "another", "number": 3, "short_title": "Another", "wording": "Another", **changes}
    assert office.post("/challenges", sent).status_code == status
    assert list(challenges()) == ["markets", "opioids"]
