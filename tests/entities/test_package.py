"""Entities as a package."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.policy import OPERATOR
from app.entities.commands import write_entities
from app.entities.models import Entity, Membership, RegionalGroup
from app.entities.queries import all_entities, entities_named, members_of
from tests.builders.packages import load_documents, refused, sample


def a_package(**given):
    ordinary = {
        "format": "rostrum/entities/1",
        "regional_groups": {"AG": "African Group"},
        "states": [a_state("KEN", "Kenya"), a_state("GMB", "Gambia")],
        "organizations": [{"code": "WHO", "kind": "un_entity", "name": "World Health Organization", "acronym": "WHO"}],
    }
    return {**ordinary, **given}


def a_state(code, name, **given):
    return {"code": code, "status": "un_member_state", "name": name, "regional_group": "AG", **given}


def entity(code: str) -> Entity:
    db.session.rollback()
    return entities_named([code])[code]


def test_the_sample_is_loaded_whole(app: Flask) -> None:
    load_documents(sample("entities.yaml"))
    kinds = [entity.kind for entity in all_entities()]
    assert (kinds.count("member_state"), kinds.count("observer_state"), kinds.count("area")) == (193, 2, 1)
    assert len(members_of(["EU"])["EU"]) == 27
    assert (entity("NOR").alpha2, entity("CIV").sort_key) == ("NO", "cote d ivoire")
    assert (entity("MAC").part_of, entity("PSE").kind) == ("CHN", "observer_state")
    groups = db.session.scalars(select(RegionalGroup.code).order_by(RegionalGroup.position)).all()
    assert groups == ["AG", "APG", "EEG", "GRULAC", "WEOG"]


def test_names_that_a_package_does_not_give_follow_from_the_rules(app: Flask) -> None:
    load_documents(a_package())
    assert (entity("GMB").name_in_text, entity("GMB").name_in_list) == ("the Gambia", "Gambia")
    assert (entity("WHO").name_in_text, entity("WHO").acronym) == ("the World Health Organization", "WHO")


def test_loading_twice_writes_nothing_and_a_change_changes_what_changed(app: Flask, queries) -> None:
    load_documents(a_package())
    with queries() as sent:
        assert load_documents(a_package()).changed == ()
    assert [statement for statement in sent if not statement.startswith(("SELECT", "BEGIN"))] == []
    load_documents(a_package(states=[a_state("KEN", "Republic of Kenya"), a_state("GMB", "Gambia")]))
    assert entity("KEN").name_in_text == "the Republic of Kenya"


def test_an_entity_gone_from_the_package_stays_because_records_name_it(app: Flask) -> None:
    load_documents(a_package())
    load_documents(a_package(states=[a_state("KEN", "Kenya")]))
    assert entity("GMB").name == "Gambia"
    assert load_documents(a_package(states=[a_state("KEN", "Kenya")])).changed == ()


def test_a_name_changed_by_hand_and_in_the_package_is_refused_by_name(app: Flask) -> None:
    load_documents(a_package())
    kept = entity("KEN")
    columns = {column.name: getattr(kept, column.name) for column in Entity.__table__.columns if column.name != "id"}
    write_entities({}, [columns | {"name": "By hand"}], {}, OPERATOR)
    changed = a_package(states=[a_state("KEN", "In the file"), a_state("GMB", "Gambia")])
    assert [mistake.split(":")[0] for mistake in refused(changed)] == ["states.code=KEN.name"]
    assert load_documents(a_package()).changed == ()
    assert entity("KEN").name == "By hand"


def test_members_through_years_are_kept_beside_those_as_of_a_date(app: Flask) -> None:
    terms = [{"state": "KEN", "from": 2022, "until": 2025}, {"state": "GMB", "from": 2024}]
    load_documents(a_package(memberships={"WHO": {"as_of": "2023", "states": ["KEN"], "terms": terms, "x": 1}}))
    rows = db.session.scalars(select(Membership).order_by(Membership.id)).all()
    assert [(row.state, row.as_of, row.first_year, row.last_year) for row in rows] == [
        ("KEN", "2023", None, None), ("KEN", None, 2022, 2025), ("GMB", None, 2024, None),
    ]  # fmt: skip
    load_documents(a_package(memberships={"WHO": {"as_of": "2023", "states": ["GMB"], "x": 1}}))
    assert members_of(["WHO"]) == {"WHO": ["GMB"]}


def test_unknown_fields_are_kept(app: Flask) -> None:
    document = a_package(top=[1], states=[a_state("KEN", "Kenya", colour="red"), a_state("GMB", "Gambia")])
    assert [str(warning).split(" ")[1] for warning in load_documents(document).warnings] == [
        "states[0].colour:",
        "top:",
    ]
    assert entity("KEN").extra == {"colour": "red"}
    assert load_documents(document).changed == ()
    assert load_documents(document | {"top": [2]}).changed == ("entities",)


def one_state(**given):
    return a_package(states=[a_state(given.pop("code", "KEN"), "Kenya", **given)])


@pytest.mark.parametrize(
    ("document", "path", "expected"),
    [
        (one_state(code="ken"), "states[0].code", "a code of capital letters and digits was expected, not 'ken'."),
        (one_state(regional_group="XX"), "states[0].regional_group", "a known regional group was expected, not 'XX'."),
        (one_state(alpha2="ke"), "states[0].alpha2", "a code of two letters such as 'NO' was expected, not 'ke'."),
        (
            one_state(status="empire"),
            "states[0].status",
            "un_member_state or un_observer_state was expected, not 'empire'.",
        ),
        (
            a_package(areas=[{"code": "MAC", "name": "Macao", "part_of": "CHN"}]),
            "areas[0].part_of",
            "a known entity was expected, not 'CHN'.",
        ),
        (
            a_package(memberships={"WHO": {"states": ["XXX"]}}),
            "memberships.WHO.states[0]",
            "a known entity was expected, not 'XXX'.",
        ),
    ],
)
def test_a_mistake_is_named_with_what_was_expected(app: Flask, document, path: str, expected: str) -> None:
    assert refused(document) == [f"{path}: {expected}"]
    assert all_entities() == []


def test_a_code_stands_once(app: Flask) -> None:
    twice = a_package(organizations=[{"code": "KEN", "kind": "ngo", "name": "Kenya Network"}])
    assert refused(twice) == ["organizations[0].code: each code once was expected; 'KEN' stands in 0.yaml:5:3 too."]


def test_an_organization_is_neither_state_nor_area(app: Flask) -> None:
    wrong = a_package(organizations=[{"code": "WHO", "kind": "area", "name": "x"}])
    expected = "a kind of organization such as un_entity, igo or ngo was expected, not 'area'."
    assert refused(wrong) == [f"organizations[0].kind: {expected}"]
