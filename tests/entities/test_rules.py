from pathlib import Path

import pytest

import app
from app.core.package.reading import read
from app.entities.rules import EntityKind, at_beginning, name_in_list, name_in_text, sort_key, sorts_of

SAMPLE = Path(app.__path__[0]) / "sample" / "entities.yaml"
STATES = read("entities.yaml", SAMPLE.read_bytes()).document["states"]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state["code"])
def test_a_sentence_names_each_state_as_the_united_nations_print_it(state) -> None:
    assert name_in_text(state["name"], EntityKind.MEMBER_STATE) == state["name_in_text"]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("World Health Organization", EntityKind.UN_ENTITY, "the World Health Organization"),
        ("The Global Fund", EntityKind.IGO, "The Global Fund"),
        ("Harm Reduction International", EntityKind.NGO, "Harm Reduction International"),
        ("United for Health", EntityKind.NGO, "United for Health"),
        ("Nigeria", EntityKind.MEMBER_STATE, "Nigeria"),
        ("Macao", EntityKind.AREA, "Macao"),
    ],
)
def test_a_sentence_gives_the_article_to_whom_it_belongs(name, kind, expected) -> None:
    assert name_in_text(name, kind) == expected


@pytest.mark.parametrize(
    ("code", "kind", "sorts"),
    [
        ("MEX", EntityKind.MEMBER_STATE, {"delegation", "member_state"}),
        ("IAHPC", EntityKind.NGO, {"delegation", "ngo"}),
        ("VNGOC", EntityKind.NGO_COMMITTEE, {"delegation", "ngo_committee"}),
        ("NGO", EntityKind.NGO, set()),
        ("GRULAC", EntityKind.GROUP_OF_STATES, set()),
        ("CND", EntityKind.BODY, set()),
        ("MAC", EntityKind.AREA, set()),
    ],
)
def test_roles_are_held_for_whoever_sends_a_delegation(code: str, kind: EntityKind, sorts: set[str]) -> None:
    assert sorts_of(code, kind) == sorts


def test_a_list_leaves_the_article_in_front_out_and_a_sentence_begins_with_a_capital() -> None:
    assert name_in_list("the Secretariat") == "Secretariat"
    assert name_in_list("Theatre of Nations") == "Theatre of Nations"
    assert at_beginning("the United Kingdom") == "The United Kingdom"


def test_accents_and_signs_do_not_count_when_names_are_sorted() -> None:
    names = ["Côte d’Ivoire", "Türkiye", "Croatia", "Turkmenistan", "Costa Rica", "Tunisia", "Guinea-Bissau", "Guinea"]
    names += ["Łódź Group", "Luxembourg", "the Åland Forum", "Albania"]
    assert sorted(names, key=sort_key) == [
        "the Åland Forum", "Albania", "Costa Rica", "Côte d’Ivoire", "Croatia", "Guinea", "Guinea-Bissau",
        "Łódź Group", "Luxembourg", "Tunisia", "Türkiye", "Turkmenistan",
    ]  # fmt: skip


def test_states_are_in_the_order_in_which_their_list_prints_them() -> None:
    listed = [state["name_in_list"] for state in STATES if state["status"] == "un_member_state"]
    assert sorted(listed, key=sort_key) == listed
