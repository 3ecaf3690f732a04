"""What the desk says of invitations to sittings, and what becomes of those that failed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.policy import OPERATOR
from app.meetings.commands.contacts import keep_contacts
from app.meetings.rules.contacts import Typed
from app.meetings.rules.people import Panellist
from app.meetings.rules.programme import Programme
from app.meetings.rules.uid import uid_of
from app.people.queries.accounts import get_account
from app.publishing.models import CalendarInvitation
from tests.builders.mails import addresses
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser
from tests.builders.programmes import MONDAY, a_header, a_sitting
from tests.mail_server import MailServer
from tests.publishing.test_invitations import FIRST, PAGE, Mails, _first, arrived, change, news, office, send

__all__ = ["_first", "news", "office"]


@contextmanager
def refusing(app: Flask) -> Iterator[MailServer]:
    """The mail server refuses every recipient for good."""
    outbox = app.config["ROSTRUM"]
    with MailServer({"RCPT": "550 no such mailbox"}) as server:
        app.config["ROSTRUM"] = replace(outbox, smtp_url=server.url)
        yield server
    app.config["ROSTRUM"] = outbox


@pytest.fixture
def failed(app: Flask, office: Browser, mails: Mails) -> Browser:
    """All four invitations failed."""
    with refusing(app):
        send(office)
        mails()
    return office


def desk(office: Browser) -> str:
    return " ".join(office.open("/desk").text.split())


def again(person: str, number: int) -> str:
    """Where the last invitation to somebody is sent again."""
    of = select(CalendarInvitation.id).where(CalendarInvitation.person == person, CalendarInvitation.number == number)
    return f"{PAGE}/{db.session.scalars(of.order_by(CalendarInvitation.id.desc())).first()}/sending"


def asked(mails: Mails) -> list[tuple[str, str, str]]:
    return [(to.partition("@")[0], method, title) for to, method, title in arrived(mails)]


def test_the_desk_says_what_is_to_be_sent_until_it_was(office: Browser, mails: Mails) -> None:
    page = desk(office)
    assert "4 invitations to sittings are to be sent." in page
    line = page[: page.index("4 invitations")].rpartition("<li")[2] + page[page.index("4 invitations") :]
    assert 'datetime="2026-09-08"' in line  # a week after it was published
    assert line.index(f'<a href="{PAGE}">See and send') < line.index("</li>")
    send(office)
    assert PAGE not in desk(office)
    change(room="C4")
    assert "3 invitations to sittings are to be sent." in desk(office)


def test_invitations_are_to_be_sent_before_the_sitting(office: Browser) -> None:
    with clock.frozen(datetime(2026, 10, 18, 12, tzinfo=UTC)):
        office.sign_in(get_account(1))
        change(room="C4")
        page = desk(office)
    assert 'datetime="2026-10-19"' in page[: page.index("4 invitations")].rpartition("<li")[2]


def test_what_failed_is_seen_and_sent_again_under_the_same_number(app: Flask, office: Browser, mails: Mails) -> None:
    with refusing(app) as server:
        send(office)
        mails()
        page = office.open(PAGE).text
        assert "4 invitations failed." in page
        assert "The mail server refused this recipient for good (code 550)." in page
        assert "Everybody is invited." not in page
        assert "4 invitations to sittings could not be sent." in desk(office)
        server.replies.clear()
        address = again("ana", 1)
        assert office.send(address, page=PAGE).status_code == 303
        mails()
        (one,) = server.deliveries
        uid = db.session.scalars(select(CalendarInvitation.job_uid).where(CalendarInvitation.person == "ana")).one()
        assert (one.recipients, one.message["Message-ID"]) == (["ana@example.org"], f"<{uid}@rostrum.invalid>")
        assert "3 invitations failed." in office.open(PAGE).text
        assert "3 invitations to sittings could not be sent." in desk(office)
        assert (office.send(address, page=PAGE).status_code, mails()) == (409, [])


def test_of_an_address_that_was_wrong_nothing_is_taken_back(failed: Browser, mails: Mails) -> None:
    address = again("ana", 1)
    addresses(ana="ana@right.example")
    page = failed.open(PAGE).text
    assert ("3 invitations failed." in page, page.count('name="leave_out"')) == (True, 1)
    assert failed.send(address, page=PAGE).status_code == 409
    send(failed)
    assert arrived(mails) == [("ana@right.example", "REQUEST", "One")]


def test_what_changed_since_takes_the_place_of_what_failed(failed: Browser, mails: Mails) -> None:
    change(room="C4")
    page = failed.open(PAGE).text
    assert ("1 invitation failed." in page, "Invitation: One, " in page, "Changed: One, " in page) == (
        True,
        True,
        False,
    )
    send(failed)
    assert asked(mails) == [(name, "REQUEST", "One") for name in ("ama", "ana", "ben")]
    assert failed.send(again("ben", 2), page=PAGE).status_code == 303
    assert asked(mails)[-1] == ("ben", "REQUEST", "Two")


def test_what_arrived_before_a_change_failed_is_taken_back(app: Flask, office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    change(room="C4")
    with refusing(app):
        send(office)
        news()
    change(presenters=())
    send(office)
    assert asked(news) == [("ana", "CANCEL", "CANCELLED: One")]
    assert "2 invitations failed." in office.open(PAGE).text


def test_a_cancellation_that_failed_is_sent_again(app: Flask, office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    change(presenters=())
    with refusing(app):
        send(office)
        news()
    page = office.open(PAGE).text
    assert ("1 invitation failed." in page, 'name="leave_out"' in page) == (True, False)
    office.send(again("ana", 1), page=PAGE)
    assert asked(news) == [("ana", "CANCEL", "CANCELLED: One")]
    assert "Everybody is invited." in office.open(PAGE).text


def an_inviting_meeting(number: int) -> None:
    """A meeting that names Ana, who has an address."""
    slug, day = f"m{number}", MONDAY + timedelta(days=7 * number)
    held = replace(a_sitting(1, date=day, panel=(Panellist(name="Ana"),)), uid=uid_of(slug, 1))
    header = a_header(slug=slug, starts_on=day, ends_on=day, officers=())
    a_published_meeting(Programme(header=header).with_sittings([held]))
    keep_contacts(slug, [Typed("ana", "Ana", "", "ana@example.org")], OPERATOR)


def test_the_desk_asks_as_often_for_one_meeting_as_for_thirty(office: Browser, queries) -> None:  # type: ignore[no-untyped-def]
    office.open("/desk")
    costs = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            an_inviting_meeting(number)
            with clock.frozen(FIRST):
                send_one(office, number)
        with queries() as sent:
            page = desk(office)
        costs.append(len([one for one in sent if one.lstrip().startswith("SELECT")]))
    assert (costs[0], page.count("See and send")) == (costs[1], 16)


def send_one(office: Browser, number: int) -> None:
    """Every second of them was invited."""
    if number % 2:
        assert send(office, page=f"/meetings/m{number}/draft/invitations").status_code == 303
