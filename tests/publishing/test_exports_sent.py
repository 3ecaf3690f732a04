"""How exports are sent: made once, in the language asked for, and told apart by what they say."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs

from app.core.audit import audit
from app.core.db import write
from app.core.export import typeset, typesetting, write_word
from app.core.export.text import printable
from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.queries import Published, Version, published
from app.meetings.rules.people import Officer, OnBehalfOf, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Document, MarginEvent, Programme, Segment, Webcast
from app.meetings.rules.words import SegmentKind, Status
from app.publishing.exports.machine import programme_csv
from app.publishing.exports.papers import agenda_paper, programme_paper
from app.publishing.exports.papers.shown import show_paper
from app.publishing.queries import PaperSources
from app.publishing.views import exports
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.papers import compact, pdf_text, word_text

ALL = ("programme.pdf", "programme.docx", "agenda.pdf", "agenda.docx", "programme.csv", "programme.json")
HTML = "<b>bold</b> &amp; #panic() $x^2$ *b* _i_ `r` @ref \\ {0} %s"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, each time that something was."""
    found: list[str] = []

    def noting(ending: str, make: Callable) -> Callable:  # type: ignore[type-arg]
        return lambda paper: found.append(ending) or make(paper)

    monkeypatch.setattr(exports, "MAKERS", {ending: noting(ending, make) for ending, make in exports.MAKERS.items()})
    return found


@pytest.mark.parametrize("file", ALL)
def test_an_export_that_did_not_change_is_not_sent_again(app: Flask, client: FlaskClient, file: str) -> None:
    a_published_meeting()
    first = client.get(f"/meetings/autumn/{file}")
    again = client.get(f"/meetings/autumn/{file}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert (first.headers["ETag"].startswith("W/"), again.headers["ETag"]) == (False, first.headers["ETag"])


@pytest.mark.parametrize("file", ALL)
def test_an_export_changes_with_the_version(app: Flask, client: FlaskClient, file: str) -> None:
    a_published_meeting()
    first = client.get(f"/meetings/autumn/{file}").headers["ETag"]
    programme = published("autumn").programme
    write_draft(programme.with_sittings(replace(one, room="Boardroom A") for one in programme.sittings), OPERATOR)
    publish("autumn", OPERATOR)
    again = client.get(f"/meetings/autumn/{file}", headers={"If-None-Match": first})
    assert (again.status_code, again.headers["ETag"] == first) == (200, False)


def test_a_name_that_changed_changes_the_export(app: Flask, client: FlaskClient) -> None:
    body = an_entity("CND")
    a_published_meeting(a_programme(body="CND"))
    first = client.get("/meetings/autumn/agenda.pdf").headers["ETag"]
    with write():
        body.name_in_list = "Commission on Narcotic Drugs"
        audit(OPERATOR, "test.renamed", body)
    assert client.get("/meetings/autumn/agenda.pdf").headers["ETag"] != first


def test_a_version_is_made_once_for_each_format(app: Flask, client: FlaskClient, made: list[str]) -> None:
    a_published_meeting()
    for _ in range(3):
        for file in ALL:
            assert client.get(f"/meetings/autumn/{file}").status_code == 200
    assert made == ["pdf", "docx", "pdf", "docx"]


def test_a_reader_who_knows_it_costs_no_typesetting(app: Flask, client: FlaskClient, made: list[str]) -> None:
    a_published_meeting()
    etag = client.get("/meetings/autumn/programme.pdf").headers["ETag"]
    for kept in (app.config["ROSTRUM"].instance / "exports").glob("*.pdf"):
        kept.unlink()
    assert client.get("/meetings/autumn/programme.pdf", headers={"If-None-Match": etag}).status_code == 304
    assert made == ["pdf"]


def test_files_have_names_and_say_what_they_are(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    said = {file: client.get(f"/meetings/autumn/{file}").headers for file in ALL}
    assert said["programme.pdf"]["Content-Disposition"] == "inline; filename=autumn-programme-v1.pdf"
    assert said["agenda.docx"]["Content-Disposition"] == "attachment; filename=autumn-agenda-v1.docx"
    assert said["programme.csv"]["Content-Type"] == "text/csv; charset=utf-8"
    assert {one["Content-Language"] for one in said.values()} == {"en"}
    assert {one["X-Content-Type-Options"] for one in said.values()} == {"nosniff"}


def test_a_language_that_is_not_there_yet_is_answered_in_english(app: Flask, client: FlaskClient) -> None:
    a_published_meeting()
    english, arabic = (client.get(f"/meetings/autumn/programme.pdf?lang={code}") for code in ("en", "ar"))
    assert (arabic.headers["Content-Language"], arabic.data) == ("en", english.data)


def test_what_cannot_be_typeset_is_a_sentence_and_a_line_in_the_log(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_published_meeting()
    monkeypatch.setattr(typesetting, "TEMPLATES", typesetting.TEMPLATES / "nowhere")
    with capture_logs() as logged:
        answer = client.get("/meetings/autumn/programme.pdf")
    assert (answer.status_code, answer.headers["Retry-After"], "ETag" in answer.headers) == (503, "60", False)
    assert "cannot be made just now" in answer.text
    assert [one["event"] for one in logged if one["log_level"] == "error"] == ["typesetting failed"]
    monkeypatch.undo()
    assert client.get("/meetings/autumn/programme.pdf").status_code == 200


def filled(value: Any, text: str, kept: tuple[str, ...] = ()) -> Any:
    """The value with this text in each of its fields that holds words."""
    words = {
        one.name: text for one in fields(value) if one.type in ("str", "str | None") or one.type in (str, str | None)
    }
    return replace(value, **{name: said for name, said in words.items() if name not in kept})


def everywhere(text: str) -> Programme:
    """A programme that says this in every field."""
    speakers = OpeningSpeaker(on_behalf_of=OnBehalfOf(label=text))
    sitting = filled(
        a_sitting(
            1,
            status=Status.POSTPONED,
            segments=tuple(filled(Segment(key=kind, kind=kind, minutes=9), text, ("key",)) for kind in SegmentKind),
            opening_speakers=(filled(speakers, text, ("delivery",)),),
            presenters=(filled(Presenter(), text, ("delivery",)),),
            panel=(filled(Panellist(), text, ("delivery",)),),
            challenges=("nothing",),
        ),
        text,
        ("uid", "kind"),
    )
    officers = (replace(filled(Officer(key="x"), text), key=text),)
    margins = (filled(MarginEvent(title="x", starts_on=MONDAY), text),)
    programme = a_programme(sitting, officers=officers, margins=margins, documents=(filled(Document(), text),))
    header = filled(programme.header, text, ("slug", "timezone", "language"))
    return replace(programme, header=replace(header, webcast=filled(Webcast(), text), status=Status.CANCELLED))


@pytest.mark.parametrize("text", [HTML, "x" * 10_000, "\x00\x01\x0b\ufffe" + "a" * 5, "=HYPERLINK(1)", "مرحبا 麻醉"])
def test_whatever_stands_in_every_field_does_no_harm(app: Flask, text: str) -> None:
    version = Version(1, datetime(2026, 1, 1, tzinfo=UTC), "operator", None, text)
    shown = show_paper(PaperSources(Published(1, version, everywhere(text)), {}, {}))
    wanted = compact(printable(text))
    for build in (programme_paper, agenda_paper):
        paper = build(shown, "https://example.org")
        assert wanted in word_text(write_word(paper))
        assert wanted[:20] in pdf_text(typeset(paper)) or not wanted.isascii()
    assert programme_csv(shown)


def test_nothing_but_typesetting_is_excused(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    a_published_meeting()
    monkeypatch.setattr(exports, "MAKERS", {"pdf": lambda paper: 1 / 0})
    assert client.get("/meetings/autumn/programme.pdf").status_code == 500
