"""Mail addresses are kept beside the programme, and stand nowhere else."""

import hashlib
from dataclasses import replace

import pytest
from flask import Flask

from app.core.db import db
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.contacts import keep_contacts
from app.meetings.commands.publishing import publish
from app.meetings.queries.contacts import Kept, contacts_of
from app.meetings.rules.contacts import Typed
from app.meetings.rules.people import Panellist, Presenter
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

CONTACTS = "/meetings/autumn/draft/contacts"
ANA, BEN = Presenter(name="Ana <b>"), Panellist(name="بن علي")
KEYS = {"ana": "ana <b>", "ben": "بن علي", "chair": "ama mensah"}


def programme(**first):
    return a_programme(a_sitting(1, presiding_officer="chair", **first), a_sitting(2, presenters=(ANA,)))


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary, and a published meeting with three people in it."""
    a_published_meeting(programme(presenters=(ANA,), panel=(BEN,)))
    return Browser(app, an_account("ines@example.org", "secretariat"))


def fields(**typed: str) -> dict[str, str]:
    """What the form sends: all lines, as they were opened, with these changed."""
    kept, sent = contacts_of("autumn"), {}
    for short, key in KEYS.items():
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        was = kept[key].email if key in kept else ""
        sent |= {f"email_{name}": typed.get(short, was), f"was_{name}": was}
    return sent


def test_everybody_named_has_one_line_with_their_roles(office: Browser) -> None:
    page = office.open(CONTACTS).text
    assert "<bdi>Ana &lt;b&gt;</bdi>" in page
    assert page.count('type="email"') == 3
    assert "Presenter: Thematic session and Thematic session" in page


def test_addresses_are_kept_changed_and_forgotten(office: Browser) -> None:
    sent = office.send(CONTACTS, **fields(ana=" ana@Example.org ", chair="ama@example.org"))
    assert (sent.status_code, sent.location) == (303, CONTACTS)
    assert "ana@example.org" in office.open(CONTACTS).text
    office.send(CONTACTS, **fields(ana="ana@who.example", chair=""))
    assert contacts_of("autumn") == {"ana <b>": Kept("Ana <b>", "ana@who.example")}


@pytest.mark.parametrize("wrong", ["ana", "ana@", "a" * 250 + "@example.org", "a@b.org, c@d.org", "<b>@example.org"])
def test_what_is_no_address_is_not_kept_and_nothing_typed_is_lost(office: Browser, wrong: str) -> None:
    sent = office.send(CONTACTS, **fields(ana=wrong, ben="ben@example.org"))
    assert (sent.status_code, "ben@example.org" in sent.text, contacts_of("autumn")) == (422, True, {})


def test_two_at_once_write_different_lines_and_are_told_of_the_same(office: Browser) -> None:
    opened = fields(ana="ana@mine.example")
    keep_contacts("autumn", [Typed(KEYS["ben"], "B", "", "ben@example.org")], OPERATOR)
    assert office.send(CONTACTS, **opened).status_code == 303
    opened = fields(ana="ana@other.example")
    keep_contacts("autumn", [Typed(KEYS["ana"], "Ana", "ana@mine.example", "ana@theirs.example")], OPERATOR)
    sent = office.send(CONTACTS, **opened)
    assert (sent.status_code, "ana@other.example" in sent.text, "ana@theirs.example" in sent.text) == (409, True, True)
    kept = {key: one.email for key, one in contacts_of("autumn").items()}
    assert kept == {KEYS["ana"]: "ana@theirs.example", KEYS["ben"]: "ben@example.org"}


def test_an_address_stays_with_whoever_is_no_longer_named_until_it_is_taken_out(office: Browser) -> None:
    office.send(CONTACTS, **fields(ben="ben@example.org"))
    a_meeting(programme(presenters=(ANA,)))
    assert "only in the version that is public" in office.open(CONTACTS).text
    publish("autumn", OPERATOR)
    db.session.rollback()
    assert "no longer named" in office.open(CONTACTS).text
    office.send(CONTACTS, **fields(ben=""))
    assert "no longer named" not in office.open(CONTACTS).text


def test_an_address_stands_on_no_page_in_no_feed_export_and_package(office: Browser, app: Flask) -> None:
    office.send(CONTACTS, **fields(ana="ana@secret.example"))
    publish_again = replace(programme(presenters=(ANA,), panel=(BEN,)).sitting(1), room="B")
    a_meeting(a_programme(publish_again, programme().sitting(2)))
    publish("autumn", OPERATOR)
    db.session.rollback()
    stranger = Browser(app)
    for page in ("", "/changes", "/changes.atom", "/sittings/1", "/sittings/2", "/programme.csv", "/programme.json"):
        answer = stranger.open(f"/meetings/autumn{page}")
        assert (answer.status_code, "secret.example" in answer.text) == (200, False)


def test_nobody_else_sees_them(office: Browser, app: Flask) -> None:
    for other in (Browser(app), Browser(app, an_account("x@example.org", "conference_officer"))):
        assert (other.open(CONTACTS).status_code, other.send(CONTACTS).status_code) == (404, 404)


def test_a_meeting_that_is_not_there_keeps_nothing(app: Flask) -> None:
    with pytest.raises(Refused, match="no_such_meeting"):
        keep_contacts("nowhere", [], OPERATOR)


def test_the_page_asks_as_often_for_one_as_for_thirty(office: Browser, queries) -> None:
    with queries() as few:
        office.open(CONTACTS)
    a_meeting(programme(presenters=tuple(Presenter(name=f"P {number}") for number in range(30)), panel=(BEN,)))
    with queries() as many:
        office.open(CONTACTS)
    assert len(many) == len(few)
