"""What is told of a postponement, what became of each mail, and what a mail shows of names."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.jobs import Job
from app.core.live import Announcement
from app.meetings.queries import published
from app.meetings.rules.people import Presenter
from app.publishing.models import ChangeMail
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.mail_server import MailServer
from tests.publishing.mailing import (
    MAILS,
    PUBLICATION,
    SITTING,
    Mails,
    fields,
    programme,
    publish_seen,
    sent,
    shown,
    told,
)


@pytest.mark.parametrize("resource", ["postponement", "cancellation"])
def test_what_is_set_off_and_held_after_all_is_told_with_the_reason(
    office: Browser, mails: Mails, resource: str
) -> None:
    address = f"{SITTING}/{resource}"
    first = office.open(address).text
    assert ("ana@example.org" in first, "cy@example.org" in first, "<iframe" in first) == (True, False, False)
    again = office.send(address, reason="a strike", **fields(first))
    assert (again.status_code, published("autumn").version.number) == (409, 1)
    assert "a strike" in shown(again.text)["ana@example.org"][1]
    answer = office.send(address, reason="a strike", **fields(again.text))
    assert (answer.status_code, answer.location) == (303, MAILS)
    assert {one["To"].addresses[0].addr_spec: sent(one) for one in mails()} == shown(again.text)
    page = office.open(address).text
    again = office.take_away(address, reason="called off", **fields(page))
    assert (again.status_code, published("autumn").version.number) == (409, 2)
    assert office.take_away(address, reason="called off", **fields(again.text)).status_code == 303
    assert "is held after all: called off" in sent(mails()[-1])[1]
    assert len(mails()) == 4


def test_a_meeting_that_is_postponed_tells_everybody_in_it(office: Browser, mails: Mails) -> None:
    again = office.send("/meetings/autumn/postponement", reason="flood")
    assert office.send("/meetings/autumn/postponement", reason="flood", **fields(again.text)).status_code == 303
    assert told(mails) == {"ana@example.org", "ben@example.org", "cy@example.org"}


def test_what_failed_is_seen_and_sent_again_to_the_address_kept_now(app: Flask, office: Browser, mails: Mails) -> None:
    with MailServer({"RCPT": "550 no such mailbox"}) as server:
        app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], smtp_url=server.url)
        publish_seen(office)
        assert "0 of 2 sent" in office.open(MAILS).text
        mails()
        page = office.open(MAILS).text
        assert "2 mails failed." in page
        assert "2 mails about changes could not be sent." in office.open("/desk").text
        assert "The mail server refused this recipient for good (code 550)." in page
        addresses(ana="ana@new.example")
        first = db.session.scalars(select(ChangeMail).where(ChangeMail.person == "ana")).one()
        uid, again = first.job_uid, f"{MAILS}/{first.id}/sending"
        server.replies.clear()
        assert office.send(again, page=MAILS).status_code == 303
        mails()
        (arrived,) = server.deliveries
        assert (arrived.recipients, arrived.message["Message-ID"]) == (["ana@new.example"], f"<{uid}@rostrum.invalid>")
        assert "1 of 2 sent" in office.open(MAILS).text
        assert "1 mail about a change could not be sent." in office.open("/desk").text
        assert (office.send(again, page=MAILS).status_code, mails()) == (409, [])


def test_names_in_every_script_and_with_markup_are_text(app: Flask, mails: Mails) -> None:
    names = ["سلمى بنت عبد الله", "王小明", "<b>Bold</b> & Sons", "Very " + "long " * 80 + "name"]
    people = tuple(Presenter(name=name) for name in names)
    a_published_meeting(programme(room="A", presenters=people))
    addresses(**{" ".join(name.split()).casefold(): f"p{at}@example.org" for at, name in enumerate(names)})
    a_meeting(programme(room="<i>B</i>", presenters=people))
    office = Browser(app, an_account("ines@example.org", "secretariat"))
    page = office.open(PUBLICATION).text
    publish_seen(office)
    gone = {one["To"].addresses[0].addr_spec: sent(one) for one in mails()}
    assert gone == shown(page)
    assert "Dear \u2068سلمى بنت عبد الله\u2069,\n" in gone["p0@example.org"][1]
    assert "Dear 王小明,\n" in gone["p1@example.org"][1]
    assert "Dear <b>Bold</b> & Sons,\n" in gone["p2@example.org"][1]
    assert "<bdi>&lt;b&gt;Bold&lt;/b&gt; &amp; Sons</bdi>" in gone["p2@example.org"][2]
    assert all("<i>" not in rich for _subject, _plain, rich in gone.values())


def test_nothing_private_is_said_to_others(office: Browser, app: Flask, mails: Mails) -> None:
    publish_seen(office)
    said = [*db.session.scalars(select(Job.ids)), *db.session.scalars(select(Announcement.data))]
    said += db.session.scalars(select(AuditEntry.fields)).all()
    assert "example.org" not in repr(said)
    mails()
    for other in (Browser(app), Browser(app, an_account("x@example.org", "conference_officer"))):
        assert (other.open(MAILS).status_code, other.send(f"{MAILS}/1/sending").status_code) == (404, 404)


def test_the_pages_ask_as_often_for_two_as_for_thirty(office: Browser, mails: Mails, queries) -> None:
    people = tuple(Presenter(name=f"p{number}") for number in range(30))
    addresses(**{f"p{number}": f"p{number}@example.org" for number in range(30)})
    a_meeting(programme(room="B", presenters=people))
    with queries() as of_thirty:
        office.open(PUBLICATION)
    a_meeting(programme(room="B", presenters=people[:1]))
    with queries() as of_one:
        office.open(PUBLICATION)
    assert len(of_thirty) == len(of_one)
    publish_seen(office)
    with queries() as few:
        office.open(MAILS)
    a_meeting(programme(room="C", presenters=people))
    publish_seen(office)
    with queries() as many:
        office.open(MAILS)
    assert len(many) == len(few)


def test_the_mails_of_many_versions_are_read_page_by_page(office: Browser, mails: Mails) -> None:
    for room in "CDEFGH":
        a_meeting(programme(room=room))
        assert publish_seen(office).status_code == 303
    first, second = office.open(MAILS).text, office.open(f"{MAILS}?page=2").text
    assert [f'id="version-{number}' in first for number in (2, 3, 7)] == [False, True, True]
    assert [f'id="version-{number}' in second for number in (2, 3, 7)] == [True, False, False]
