"""The workplan as a package."""

from datetime import date

import pytest
from flask import Flask

from app.core.db import db
from app.core.policy import OPERATOR
from app.workplan.commands import write_workplan
from app.workplan.queries import plan
from tests.builders.packages import load_documents, refused, sample


def a_package(*challenges, **given):
    ordinary = {"format": "rostrum/challenges/1", "challenges": list(challenges) or [a_challenge(1), a_challenge(2)]}
    return {**ordinary, **given}


def a_challenge(number, **given):
    texts = {"short_title": f"Challenge {number}", "wording": f"Wording {number}", "years": [2019, 2023]}
    return {"number": number, "slug": f"challenge-{number}", **texts, **given}


def years() -> dict[str, list[int]]:
    db.session.expire_all()
    return {challenge.slug: [entry.year for entry in challenge.entries] for challenge in plan().challenges}


def test_the_sample_is_loaded_whole(app: Flask) -> None:
    load_documents(sample("challenges.yaml"))
    found = plan()
    assert (found.workplan.declaration, found.workplan.adopted_on) == (
        "Ministerial Declaration of 2019",
        date(2019, 6, 24),
    )
    assert [year.year for year in found.years] == [2019, 2020, 2021, 2022, 2023]
    assert [challenge.number for challenge in found.challenges if challenge.cross_cutting] == [12]
    assert years()["range-and-markets"] == [2019, 2023]


def test_loading_twice_writes_nothing_and_a_change_changes_what_changed(app: Flask, queries) -> None:
    load_documents(a_package())
    with queries() as sent:
        assert load_documents(a_package()).changed == ()
    assert [statement for statement in sent if not statement.startswith(("SELECT", "BEGIN"))] == []
    load_documents(a_package(a_challenge(1, years=[2025]), a_challenge(2)))
    assert years() == {"challenge-1": [2025], "challenge-2": [2019, 2023]}


def test_a_challenge_gone_from_the_package_is_taken_up_in_no_year(app: Flask) -> None:
    load_documents(a_package())
    load_documents(a_package(a_challenge(1)))
    assert years() == {"challenge-1": [2019, 2023], "challenge-2": []}
    assert load_documents(a_package(a_challenge(1))).changed == ()
    load_documents(a_package())
    assert years()["challenge-2"] == [2019, 2023]


def test_the_decision_of_a_year_stands_beside_it(app: Flask) -> None:
    load_documents(a_package(decisions={"2023": "Decision 66/1"}))
    assert [(year.year, year.decision) for year in plan().years] == [(2019, None), (2023, "Decision 66/1")]


def test_years_changed_by_hand_and_in_the_package_are_refused_by_name(app: Flask) -> None:
    load_documents(a_package())
    columns = {"number": 1, "slug": "challenge-1", "short_title": "Challenge 1", "wording": "Wording 1"}
    second = columns | {"number": 2, "slug": "challenge-2", "short_title": "Challenge 2", "wording": "Wording 2"}
    write_workplan({}, [(columns, [2026]), (second, [2019, 2023])], {}, OPERATOR)
    changed = a_package(a_challenge(1, years=[2027]), a_challenge(2))
    assert [mistake.split(":")[0] for mistake in refused(changed)] == ["challenges.slug=challenge-1.years"]
    assert load_documents(a_package()).changed == ()
    assert years()["challenge-1"] == [2026]


def test_unknown_fields_are_kept(app: Flask) -> None:
    document = a_package(a_challenge(1, colour="red"), top="x")
    load_documents(document)
    assert (plan().workplan.extra, plan().challenges[0].extra) == ({"top": "x"}, {"colour": "red"})
    assert load_documents(document).changed == ()


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (a_package(a_challenge(0)), "challenges[0].number: a number from 1 on was expected, not 0."),
        (a_package(a_challenge(1, years=["2019"])), "challenges[0].years[0]: a whole number was expected, not '2019'."),
        (
            a_package(a_challenge(1, years=[20190])),
            "challenges[0].years[0]: a number up to 2999 was expected, not 20190.",
        ),
        (a_package(decisions={"soon": "x"}), "decisions.soon: a year such as '2023' was expected, not 'soon'."),
        (a_package(workplan_adopted="June"), "workplan_adopted: a date such as '2023-10-23' was expected, not 'June'."),
        ({"format": "rostrum/challenges/1"}, "challenges: this field was expected."),
        (
            a_package(a_challenge(1), a_challenge(1, slug="other")),
            "challenges[1].number: each number once was expected; 1 stands in 0.yaml:3:3 too.",
        ),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(app: Flask, document, sentence: str) -> None:
    assert refused(document) == [sentence]
    assert plan().challenges == ()
