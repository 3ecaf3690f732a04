"""Interpreters: links that are made, passed on and taken back, and what they lead to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.conceal import conceal
from app.core.db import db
from app.core.jobs import Worker
from app.core.policy import OPERATOR
from app.floor.commands import running, speakers
from app.floor.commands.interpreters import make_link, revoke_link
from app.floor.models import InterpreterLink
from app.floor.queries.interpreters import token_of
from app.floor.rules.words import Capacity
from app.meetings.rules.words import Delivery
from app.registrations.commands.purging import purge
from tests.builders.floors import TEN
from tests.builders.kept_floors import AFloor
from tests.builders.people import Browser, an_account
from tests.builders.programs import Program
from tests.floor.conftest import CAST

LINKS = "/meetings/autumn/sittings/1/interpreters"


def a_link(label: str = "Arabic booth") -> int:
    """A link to the first sitting."""
    return make_link("autumn", 1, label, OPERATOR)


def page(app: Flask, link: int, ending: str = "") -> Any:
    """What stands behind a link."""
    return app.test_client().get(f"/interpreters/{token_of(link)}{ending}")


def somebody(who: str) -> Any:
    """An account of the cast."""
    roles = CAST[who]
    assert roles is not None
    return an_account(f"{who.replace(' ', '.')}@example.org", *roles)


def test_a_booth_reads_who_speaks_who_is_next_how_and_what(app: Flask, at_ten: AFloor) -> None:
    at_ten.announce()
    mexico = at_ten.inscribe("MEX", language="es", representative="Ana López")
    at_ten.inscribe("PER", capacity=Capacity.GROUP, label="Group of Friends", delivery=Delivery.VIDEO_MESSAGE)
    speakers.give_interpreters_text(*at_ten.here, mexico, "Señor Presidente", "es", OPERATOR)
    at_ten.begin()
    shown = page(app, a_link()).text
    assert shown.index("Group of Friends") < shown.index("Señor Presidente")
    assert [word in shown for word in ("Next", "Spanish", "By video message", 'lang="es"')] == [True] * 4
    assert "López" not in shown
    at_ten.hear(at_ten.floor.waiting("debate")[0].id)
    at_ten.give(mexico)
    shown = page(app, a_link()).text
    assert "Mex has the floor" in " ".join(shown.split())
    assert '<details class="fold booth-text" open' in shown


def test_a_text_is_taken_away_as_a_file(app: Flask, at_ten: AFloor) -> None:
    at_ten.announce()
    mexico, peru = at_ten.inscribe("MEX"), at_ten.inscribe("PER")
    speakers.give_interpreters_text(*at_ten.here, mexico, "<b>Señor</b>", "es", OPERATOR)
    link = a_link()
    answer = page(app, link, f"/texts/{mexico}.txt")
    assert (answer.text, answer.mimetype) == ("<b>Señor</b>", "text/plain")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="statement-mex-{mexico}.txt"'
    assert "&lt;b&gt;" in page(app, link).text
    assert [page(app, link, f"/texts/{who}.txt").status_code for who in (peru, 9999)] == [404, 404]
    speakers.withdraw(*at_ten.here, mexico, OPERATOR)
    assert page(app, link, f"/texts/{mexico}.txt").status_code == 404
    assert "Señor" not in page(app, link).text


def test_nothing_of_it_is_kept_found_or_told(app: Flask, at_ten: AFloor) -> None:
    link = a_link()
    for answer in (page(app, link), page(app, link, "/texts/1.txt"), app.test_client().get("/interpreters/1-nothing")):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert conceal(f"/interpreters/{token_of(link)}/texts/1.txt") == "/interpreters/***/texts/1.txt"


def test_a_link_that_is_taken_back_unknown_or_made_up_leads_nowhere(app: Flask, at_ten: AFloor) -> None:
    kept, gone = a_link(), a_link("Chinese booth")
    revoke_link(*at_ten.here, gone, OPERATOR)
    wrong = token_of(kept)[:-1] + ("0" if token_of(kept)[-1] != "0" else "1")
    other = f"{gone}-{token_of(kept).partition('-')[2]}"
    assert page(app, kept).status_code == 200
    assert [page(app, one).status_code for one in (gone, 999)] == [404, 404]
    client = app.test_client()
    assert [client.get(f"/interpreters/{one}").status_code for one in (wrong, other, "x", "1-")] == [404] * 4


def test_a_link_is_over_some_hours_after_its_sitting(app: Flask, at_ten: AFloor) -> None:
    link, end = a_link(), TEN + timedelta(hours=3 + 12)
    with clock.frozen(end - timedelta(seconds=1)):
        assert page(app, link).status_code == 200
    with clock.frozen(end):
        assert page(app, link).status_code == 404


def test_a_link_leads_to_its_own_sitting_alone(app: Flask, at_ten: AFloor) -> None:
    other = AFloor(number=2)
    other.announce()
    mexico = other.inscribe("MEX")
    speakers.give_interpreters_text(*other.here, mexico, "Señor Presidente", "es", OPERATOR)
    link = a_link()
    assert "Señor" not in page(app, link).text
    assert page(app, link, f"/texts/{mexico}.txt").status_code == 404


def test_an_empty_sitting_says_what_will_be_here(app: Flask, at_ten: AFloor) -> None:
    assert "No list of speakers is announced for this sitting yet." in page(app, a_link()).text
    at_ten.announce()
    assert "Nobody is waiting to speak." in page(app, a_link()).text


def test_an_open_page_names_who_asked_for_a_reply(app: Flask, at_ten: AFloor) -> None:
    at_ten.announce()
    at_ten.begin()
    at_ten.ask_reply("PER")
    assert "<li><bdi>Per</bdi></li>" in page(app, a_link()).text
    running.suspend_sitting(*at_ten.here, OPERATOR)
    assert "The sitting is suspended" in page(app, a_link()).text


def test_officers_make_pass_on_and_take_back_links_on_their_page(app: Flask, at_ten: AFloor) -> None:
    browser = Browser(app, somebody("conference officer"))
    assert "No link leads to this sitting." in browser.open(LINKS).text
    assert browser.send(LINKS, label=" ").status_code == 422
    assert browser.send(LINKS, label="Arabic booth").status_code == 303
    shown = browser.open(LINKS)
    (link,) = db.session.scalars(select(InterpreterLink))
    assert (token_of(link.id) in shown.text, "Arabic booth" in shown.text) == (True, True)
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert browser.take_away(f"{LINKS}/{link.id}").status_code == 303
    shown = browser.open(LINKS).text
    assert (token_of(link.id) in shown, "Taken back" in shown) == (False, True)
    assert page(app, link.id).status_code == 404
    assert browser.take_away(f"{LINKS}/{link.id}").status_code == 409


@pytest.mark.parametrize(("who", "status"), [("secretariat", 200), ("presiding officer", 403), ("Mexico", 403)])
def test_links_are_made_by_whom_the_table_names(app: Flask, at_ten: AFloor, who: str, status: int) -> None:
    assert Browser(app, somebody(who)).open(LINKS).status_code == status


def test_programs_make_read_and_take_back_links(at_ten: AFloor, program: Callable[[str], Program], app: Flask) -> None:
    office = program("conference officer")
    made = office.post(LINKS, {"label": "Arabic booth"}, Idempotency_Key="booth")
    assert (made.status_code, "leads" in made.json, made.json["number"]) == (201, False, 1)
    one = office.read(f"{LINKS}/1").json
    assert (one["label"], one["ends_at"], one["is_over"]) == ("Arabic booth", "2026-10-19T23:00:00Z", False)
    assert one["leads"].endswith(f"/interpreters/{token_of(1)}")
    assert office.read(LINKS).json["items"] == [{**one, "leads": None}]
    assert office.delete(f"{LINKS}/1").status_code == 204
    assert office.delete(f"{LINKS}/1").json["code"] == "floor.link_is_revoked"
    assert office.read(f"{LINKS}/1").json["leads"] is None
    assert office.read(f"{LINKS}/2").status_code == 404
    assert office.delete("/meetings/autumn/sittings/2/interpreters/1").status_code == 409


def test_there_are_not_more_links_than_booths(at_ten: AFloor, program: Callable[[str], Program]) -> None:
    links = [a_link(f"Booth {number}") for number in range(30)]
    refused = program("secretariat").post(LINKS, {"label": "One more"})
    assert (refused.status_code, refused.json["code"]) == (409, "floor.too_many_links")
    revoke_link(*at_ten.here, links[0], OPERATOR)
    assert program("secretariat").post(LINKS, {"label": "One more"}).status_code == 201


def test_deeds_with_links_leave_a_trace_that_names_nobody(at_ten: AFloor) -> None:
    revoke_link(*at_ten.here, a_link("Ms. Haddad's booth"), OPERATOR)
    wanted = select(AuditEntry).where(AuditEntry.subject_kind == "interpreter_link").order_by(AuditEntry.id)
    entries = list(db.session.scalars(wanted))
    assert [(one.action, one.fields) for one in entries] == [
        ("floor.make_interpreters_link", ["label"]),
        ("floor.revoke_interpreters_link", ["revoked_at"]),
    ]


def test_a_purge_takes_links_away(app: Flask, at_ten: AFloor) -> None:
    link = a_link()
    with clock.frozen(TEN + timedelta(days=400)):
        purge("autumn", OPERATOR)
        while Worker(app).work_once():
            pass
    db.session.rollback()
    assert db.session.scalars(select(InterpreterLink)).all() == []
    assert page(app, link).status_code == 404


@pytest.mark.parametrize("what", ["the booth's page", "the list of links"])
def test_pages_cost_as_many_queries_for_one_as_for_thirty(app: Flask, at_ten: AFloor, queries: Any, what: str) -> None:
    at_ten.announce()
    at_ten.inscribe("MEX")
    link = a_link()
    browser = Browser(app, somebody("secretariat"))
    address = f"/interpreters/{token_of(link)}" if what == "the booth's page" else LINKS
    browser.open(address)
    with queries() as with_one:
        browser.open(address)
    for number in range(29):
        a_link(f"Booth {number}")
    for number, entity in enumerate(("PER", "WHO", "EU")):
        who = at_ten.inscribe(entity, language="en")
        speakers.give_interpreters_text(*at_ten.here, who, f"Text {number}", "en", OPERATOR)
    with queries() as with_thirty:
        assert browser.open(address).status_code == 200
    assert len(with_one) == len(with_thirty)
