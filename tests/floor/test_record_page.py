"""The record of a sitting as it is read and taken away."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from app.cli import cli
from app.floor.exports.record.marks import name, note, pieces, plain
from app.floor.exports.record.naming import RecordNames
from app.floor.exports.record.paragraph import Paragraph, paragraph_of
from app.floor.queries.record_sources import record_sources
from tests.builders.packages import a_package, a_sitting_said, load_documents, load_ground, sample
from tests.builders.replayed import run, run_again
from tests.papers import compact, headings, pdf_facts, pdf_text, word_text

OCTOBER = "cnd-2023-october"
FIRST = (
    "During the discussion, statements were made by Switzerland on behalf of 47 Member States¹, Italy, the European "
    "Union, the United States of America, Mexico, the United Kingdom, Thailand, Iran (Islamic Republic of), Peru, "
    "France, Venezuela (Bolivarian Republic of), Lithuania, Ecuador, Jordan, the Russian Federation, Australia, "
    "Brazil, Japan, Egypt, Colombia, Singapore, Chile, Morocco, Algeria, Canada, Pakistan and the United Arab "
    "Emirates. Statements were also made by observers from INCB and EMCDDA. "
    "Statements were also made by non-governmental organizations nominated through the Vienna NGO Committee on Drugs, "
    "including organizations based in New Zealand, Canada and Brazil. "
    "The following delegations exercised their right of reply: Israel, the Russian Federation, the United States of "
    "America, the United Kingdom and Ukraine."
)
NINE = datetime(2026, 4, 20, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ground(app: Flask) -> None:
    load_ground()


def get(client: FlaskClient, sitting: int, ending: str = "", slug: str = OCTOBER) -> bytes:
    """What stands at the address of a record."""
    answer = client.get(f"/meetings/{slug}/sittings/{sitting}/record{ending}")
    assert answer.status_code == 200, answer.text
    return answer.data


def paragraph(sitting: int = 1, slug: str = "spring") -> Paragraph:
    """The paragraph of a sitting as it stands."""
    sources = record_sources(slug, sitting)
    assert sources is not None
    return paragraph_of(sources.record, RecordNames(sources.entities, sources.members))


def of(*statements: dict, **given: object) -> Paragraph:
    """The paragraph of an archive that says this."""
    load_documents(a_package(sittings=[a_sitting_said(1, statements=list(statements), **given)]))
    return paragraph()


def test_the_paragraph_is_that_of_the_chair_s_summary(client: FlaskClient) -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    text = get(client, 1, ".txt").decode()
    assert FIRST in text.split("\n")
    assert "European Union and its 27 member States, Honduras" in text
    assert (
        "47 announced. 21 named, among them the European Union, which stands for its members; counted so: 47, as"
        in text
    )
    assert (text.count("Time not stated in the source."), "Source: V.15" in text) == (1, True)


def test_what_is_in_writing_only_is_last_of_the_states_and_has_its_footnote() -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    found = paragraph(3, OCTOBER)
    assert "Yemen, France and Paraguay¹. Statements were also" in found.text
    ((number, words),) = found.footnotes
    assert (number, plain(words)) == (1, "The statement of Paraguay was submitted only in writing.")


def test_the_paragraph_of_a_floor_that_was_run_again_is_that_of_its_archive() -> None:
    """But for what the source alone knows: that its list is open, and how it prints names."""
    package = sample(f"{OCTOBER}.yaml")
    for sitting in package["sittings"]:
        sitting.pop("ngo_list_open", None)
        for one in (*sitting.get("statements", ()), *sitting.get("rights_of_reply", ())):
            one.pop("name_in_text", None)
    load_documents(package)
    run_again(package)
    for number in (1, 2, 3, 4):
        assert paragraph(number, "again") == paragraph(number, OCTOBER)


@pytest.mark.parametrize("ending", [".txt", ".json", ".pdf", ".docx", ""])
def test_every_format_says_it(client: FlaskClient, ending: str) -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    made = get(client, 3, ending)
    read = {".pdf": pdf_text, ".docx": word_text}.get(ending, lambda octets: compact(octets.decode()))
    words = ("France", "Paraguay", "submitted", "Organization for Security", "the following delegations"[4:], "Sudan")
    assert [one for one in words if compact(one) not in read(made)] == []
    if ending == ".pdf":
        facts = pdf_facts(made)
        assert (facts["tagged"], "Record of statements" in facts["title"]) == (True, True)
    if ending == ".docx":
        assert [text for _style, text in headings(made)] == ["Record of statements", "Statements", "Rights of reply"]


@pytest.mark.parametrize("ending", [".txt", ".json", ".pdf", ".docx", ""])
def test_an_empty_record_says_so(client: FlaskClient, ending: str) -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    made = get(client, 5, ending)
    if ending == ".json":
        assert (json.loads(made)["paragraph"], json.loads(made)["speaking_time"]) == ("", None)
        return
    read = {".pdf": pdf_text, ".docx": word_text}.get(ending, lambda octets: compact(octets.decode()))
    assert compact("Nothing is on record for this sitting.") in read(made)


def test_the_page_has_speaking_times_of_a_floor_that_was_run_and_none_of_an_archive(client: FlaskClient) -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    run_again(sample(f"{OCTOBER}.yaml"))
    archived, live = get(client, 1).decode(), get(client, 1, "", "again").decode()
    assert ("Speaking time" in archived, "Time not stated in the source" in archived) == (False, True)
    assert [
        one for one in ("by band", "by regional group", "by delegation") if f"Speaking time {one}" not in live
    ] == []
    said = json.loads(get(client, 1, ".json", "again"))["speaking_time"]
    assert sum(one["seconds"] for one in said["by_delegation"]) == sum(one["seconds"] for one in said["by_band"])
    assert {one["band"] for one in said["by_band"]} == {"groups", "states", "organizations", "ngos", None}
    weog = next(one for one in said["by_group"] if one["group"] == "WEOG")
    assert (weog["statements"], weog["replies"]) == (7, 3)


def test_a_state_speaks_for_a_group_and_for_itself_and_the_number_announced_is_kept() -> None:
    friends = {"label": "43 countries", "stated_number": 43, "co_sponsors": [*FORTY_THREE, "PSE"]}
    said = [{"entity": "ISR"}, {"entity": "SGP", "on_behalf_of": friends}, {"entity": "SGP"}, {"entity": "ECU"}]
    package = a_package(
        sittings=[a_sitting_said(1, statements=said, rights_of_reply=[{"entity": one} for one in REPLY])]
    )
    load_documents({**package, "sittings": [a_sitting_said(1)]})
    run("spring", package["sittings"][0])
    found = paragraph()
    assert "by Israel, Singapore on behalf of 43 countries¹, Singapore and Ecuador." in found.text
    assert "right of reply: the State of Palestine, Israel, the European Union and the Sudan." in found.text
    assert [plain(one) for one in found.notes] == ["43 countries: 43 announced, 44 named."]


def test_a_name_cannot_pretend_to_be_a_footnote() -> None:
    hostile = name("Friends\ue0007\ue002 \ue001of\ue002 all")
    assert [(one.kind, one.text) for one in pieces(f"by {hostile}{note(12)}.")] == [
        ("words", "by "), ("name", "Friends7 of all"), ("note", "12"), ("words", ".")
    ]  # fmt: skip
    assert plain(f"by {hostile}{note(12)}.") == "by Friends7 of all¹²."


@pytest.mark.parametrize(
    ("wanted", "begins"), [("text", b"Record of"), ("json", b"{\n"), ("pdf", b"%PDF"), ("docx", b"PK")]
)
def test_it_is_written_at_the_shell(app: Flask, monkeypatch: pytest.MonkeyPatch, wanted: str, begins: bytes) -> None:
    load_documents(sample(f"{OCTOBER}.yaml"))
    monkeypatch.setattr("app.cli.make_application", lambda: app)
    done = CliRunner().invoke(cli, ["record", OCTOBER, "3", "--format", wanted])
    assert (done.exit_code, done.stdout_bytes.startswith(begins)) == (0, True)
    unknown = CliRunner().invoke(cli, ["record", OCTOBER, "33", "--format", wanted])
    assert (unknown.exit_code, "No sitting 33 was published" in unknown.stderr) == (1, True)


REPLY = ("PSE", "ISR", "EU", "SDN")
FORTY_THREE = [one["code"] for one in sample("entities.yaml")["states"] if one["status"] == "un_member_state"][:43]
