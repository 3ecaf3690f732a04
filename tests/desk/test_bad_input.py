"""Whatever is typed into a form of the Secretariat: a clear sentence and no change, or text that stays text."""

import re
from xml.etree import ElementTree

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import Model, db
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.rules.people import Officer, Panellist, Presenter
from app.meetings.rules.programme import MarginEvent, Segment
from app.meetings.rules.words import SegmentKind
from tests.builders.meetings import a_challenge, a_meeting, a_published_meeting, an_entity
from tests.builders.people import Browser, an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.forms_on_page import Form, forms_on
from tests.papers import word_text

DRAFT = "/meetings/autumn/draft"
STEP = f"{DRAFT}/steps/new?deed="
PAGES = [
    "/meetings/new?source=&starts_on=2027-10-18",
    "/meetings/new?source=autumn&starts_on=2027-10-18",
    DRAFT,
    f"{DRAFT}/sittings/1",
    f"{DRAFT}/contacts",
    f"{DRAFT}/publication",
    f"{STEP}meeting",
    f"{STEP}margin",
    f"{STEP}margin&place=0",
    f"{STEP}officer&key=chair",
    f"{STEP}person&number=1&part=opening_speakers",
    f"{STEP}person&number=1&part=presenters&place=0",
    f"{STEP}person&number=1&part=panel&place=0",
    "/meetings/autumn/postponement",
    "/meetings/autumn/sittings/1/cancellation",
    "/meetings/autumn/documents/new",
    "/workplan/edit",
    "/challenges/new",
    "/challenges/markets/edit",
]
MARKUP = '<script>alert("1")</script><b>x</b>'
LONG = "x" * 10_000
# Bell, escape, marks that turn the reading direction or cannot be seen.
CONTROL = "\x07\x1b\u202e\u2066\ufeff"
NONSENSE = ("-5", "2026-02-30", "99999999999999999999", "25:61", "02:30+99:99")
HOURS = {"starts", "ends", "interpreted_from", "interpreted_until", "new_starts", "new_ends", "split_at"}
HOURS |= {"event_starts", "event_ends"}
NO_DATA = ("audit_entry", "job", "announcement", "account", "sign_in", "throttle")


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary, a challenge, and a published meeting in whose draft a little of everything differs."""
    a_challenge("markets")
    an_entity("MEX", name="Mexico")
    a_published_meeting()
    whole = {
        "thematic_number": 1,
        "segments": tuple(Segment(key=kind.value, kind=kind, minutes=60) for kind in list(SegmentKind)[:2]),
        "presenters": (Presenter(name="Ana", entity="MEX"), Presenter(name="Bo")),
        "panel": (Panellist(entity="MEX"),),
        "presiding_officer": "chair",
    }
    officers, margins = (Officer(key="chair", name="Ama"),), (MarginEvent(title="Briefing", starts_on=MONDAY),)
    a_meeting(a_programme(a_sitting(1, **whole), a_sitting(2), officers=officers, margins=margins))
    return Browser(app, an_account("ines@example.org", "secretariat"))


def everything() -> list[tuple]:
    """What is kept, row by row, but for what every request leaves behind."""
    db.session.rollback()
    tables = [table for table in Model.metadata.sorted_tables if not table.name.startswith(NO_DATA)]
    return [(table.name, *row) for table in tables for row in db.session.execute(select(table))]


def send(office: Browser, form: Form, **typed: str):
    sent = {**form.sent, **{name: [value] for name, value in typed.items()}}
    try:
        return office.client.post(form.address, data=sent)
    finally:
        db.session.rollback()


def forms_of(office: Browser, page: str) -> list[Form]:
    """The forms of the page in which something can be typed."""
    shown = office.open(page)
    assert shown.status_code == 200
    found = [form for form in forms_on(shown.text, page) if form.typed]
    assert found
    return found


def insist_on_refusal(answer, typed: str) -> None:
    """A sentence that names what is wrong, and what was typed; nothing of the machine."""
    assert answer.status_code in (409, 422)
    errors = re.search(r'id="errors".*?</div>', answer.text, re.DOTALL)
    assert errors, "no sentence says what is wrong"
    said = re.sub("<[^>]+>", " ", errors[0])
    assert re.search(r"\w+ \w+", said)
    assert not re.search(r"None|Error\b|Not a valid|Exception|\{|%\(", said), said
    assert typed[:20] in answer.text.replace("&#39;", "'")


@pytest.mark.parametrize("page", PAGES)
def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(office: Browser, page: str) -> None:
    before = everything()
    for form in forms_of(office, page):
        for name, kind in form.typed.items():
            is_exact = kind in ("number", "date") or name in HOURS
            for wrong in (LONG, *(NONSENSE if is_exact else ())):
                insist_on_refusal(send(office, form, **{name: wrong}), wrong)
    assert everything() == before


@pytest.mark.parametrize("page", PAGES)
def test_what_can_be_is_kept_as_text_without_what_nobody_sees(office: Browser, page: str) -> None:
    for form in forms_of(office, page):
        for name in (name for name, kind in form.typed.items() if kind in ("text", "textarea", "url", "email")):
            answer = send(office, form, **{name: f"a{CONTROL}{MARKUP}"})
            assert answer.status_code in (303, 404, 409, 422)
            insist_on_text(answer.text)
    kept = "".join(str(one) for row in everything() for one in row)
    assert [one for one in CONTROL if repr(one)[1:-1] in kept or one in kept] == []
    for address in (page, DRAFT, f"{DRAFT}/preview", f"{DRAFT}/publication", "/workplan", "/meetings/autumn", "/"):
        insist_on_text(office.open(address).text)


def insist_on_text(page: str) -> None:
    assert "<b>x</b>" not in page
    assert "<script>alert" not in page


def test_a_null_byte_is_turned_away_everywhere(office: Browser) -> None:
    before = everything()
    form = next(form for form in forms_of(office, f"{DRAFT}/sittings/1") if form.name == "details")
    assert [send(office, form, **{name: "a\x00z"}).status_code for name in form.typed] == [400] * len(form.typed)
    assert everything() == before


def test_markup_that_was_published_is_text_on_every_page_and_in_the_feed(office: Browser) -> None:
    for page in PAGES[2:4] + PAGES[6:13]:
        for place, form in enumerate(forms_of(office, page)):
            for name in (name for name, kind in form.typed.items() if kind in ("text", "textarea")):
                fresh = forms_of(office, page)[min(place, len(forms_of(office, page)) - 1)]
                send(office, fresh, **{name: f"{MARKUP} {name}"})
    publish("autumn", OPERATOR, MARKUP)
    of_meeting = "/meetings/autumn"
    for address in ("", "?view=list", "/sittings/1", "/changes", "/changes?from=1&to=2"):
        shown = office.open(of_meeting + address)
        assert shown.status_code == 200
        insist_on_text(shown.text)
        assert "&lt;b&gt;x&lt;/b&gt;" in shown.text
    ElementTree.fromstring(office.open(f"{of_meeting}/changes.atom").data)
    assert "<b>x</b>" in word_text(office.open(f"{of_meeting}/programme.docx").data)
