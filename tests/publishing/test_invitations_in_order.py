"""Lines 36 and 37 of docs/calendars.md where a mail server is slow: what comes late never undoes what came after it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import audit
from app.core.db import write
from app.core.jobs import Job, Worker
from app.core.policy import OPERATOR
from app.meetings.rules.people import Presenter
from app.publishing.models import CalendarInvitation
from tests.builders.mails import addresses
from tests.builders.people import Browser
from tests.mail_server import MailServer
from tests.publishing.test_invitations import FIRST, PAGE, _first, change, event, invitation, office, send, to

__all__ = ["_first", "office"]
ANA = (Presenter(name="Ana"),)
LATER = {"RCPT": "451 come back later"}
Told = list[tuple[str, str, str]]


@pytest.fixture
def server(app: Flask) -> Iterator[MailServer]:
    """A mail server that takes what it is given."""
    with MailServer() as server:
        app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], smtp_url=server.url)
        yield server


@pytest.fixture
def work(app: Flask, server: MailServer) -> Callable[..., Told]:
    """Do what is due so many minutes after the beginning, and see what arrived since one looked last."""

    def do(minutes: float = 0) -> Told:
        seen = len(server.deliveries)
        with clock.frozen(FIRST + timedelta(minutes=minutes)):
            while Worker(app).work_once():
                pass
        return [said(one.message) for one in server.deliveries[seen:]]

    return do


def said(mail: EmailMessage) -> tuple[str, str, str]:
    """To whom, what it asks, and with which SEQUENCE."""
    return to(mail).partition("@")[0], invitation(mail)["METHOD"].value, event(mail)["SEQUENCE"].value


def of_ana(told: Told) -> list[tuple[str, str]]:
    return [(method, sequence) for name, method, sequence in told if name == "ana"]


def test_who_was_removed_is_not_invited_by_a_mail_that_comes_late(office: Browser, server: MailServer, work) -> None:  # type: ignore[no-untyped-def]
    server.replies = dict(LATER)
    send(office)
    assert work() == []
    change(presenters=())
    send(office)
    server.replies.clear()
    assert of_ana(work()) == [("CANCEL", "1")]
    assert of_ana(work(60)) == []
    page = " ".join(office.open(f"{PAGE}/sent").text.split())
    assert page.count("not sent, because something else was asked for meanwhile") == 1


def test_a_mail_that_comes_late_does_not_tell_the_time_before(office: Browser, server: MailServer, work) -> None:  # type: ignore[no-untyped-def]
    server.replies = dict(LATER)
    send(office)
    work()
    change(room="C4")
    server.replies.clear()
    assert work(60) == [("ben", "REQUEST", "0")]  # to the second sitting, which did not move
    page = office.open(PAGE).text
    assert ("Invitation: One, " in page, "Changed: One, " in page) == (True, False)
    send(office)
    assert of_ana(work(60)) == [("REQUEST", "1")]


def test_of_what_never_left_nothing_is_taken_back(office: Browser, server: MailServer, work) -> None:  # type: ignore[no-untyped-def]
    server.replies = dict(LATER)
    send(office)
    work()
    change(presenters=())
    server.replies.clear()
    assert of_ana(work(60)) == []
    assert "Everybody is invited." in office.open(PAGE).text
    change(presenters=ANA)
    send(office)
    assert of_ana(work(61)) == [("REQUEST", "1")]


def test_line_36_each_word_to_one_address_has_a_sequence_above_the_one_before(office: Browser, work) -> None:  # type: ignore[no-untyped-def]
    told = []
    for people in (ANA, (), ANA, ()):
        change(presenters=people, note=str(len(people)))
        send(office)
        told += of_ana(work())
    assert told == [("REQUEST", "0"), ("CANCEL", "1"), ("REQUEST", "2"), ("CANCEL", "3")]
    change(presenters=ANA, room="C4")
    send(office)
    assert of_ana(work()) == [("REQUEST", "4")]


def test_line_37_whoever_was_never_taken_off_has_the_sequence_of_the_feed(office: Browser, work) -> None:  # type: ignore[no-untyped-def]
    send(office)
    work()
    for people in ((), ANA):
        change(presenters=people)
        send(office)
        work()
    change(room="C4")
    send(office)
    assert sorted(work()) == [("ama", "REQUEST", "1"), ("ana", "REQUEST", "3"), ("ben", "REQUEST", "1")]


def test_what_is_taken_back_from_an_address_leaves_before_another_is_invited(
    app: Flask, office: Browser, server: MailServer, work
) -> None:  # type: ignore[no-untyped-def]
    send(office)
    work()
    addresses(ana="new@example.org")
    send(office)
    server.replies = dict(LATER)
    with clock.frozen(FIRST):
        Worker(app).work_once()
    server.replies.clear()
    assert work() == []
    assert work(1) == [("ana", "CANCEL", "1"), ("new", "REQUEST", "2")]


def test_nobody_waits_for_ever_for_an_address_that_does_not_answer(office: Browser, work) -> None:  # type: ignore[no-untyped-def]
    send(office)
    work()
    addresses(ana="new@example.org")
    send(office)
    make_jobs("CANCEL", due_at=FIRST + timedelta(hours=5))  # after many attempts in vain
    assert [work(minutes) for minutes in (0, 119)] == [[], []]
    assert (work(120), work(300)) == ([("new", "REQUEST", "2")], [("ana", "CANCEL", "1")])


def make_jobs(method: str, **said: object) -> None:
    """Let the jobs of these invitations be so."""
    uids = select(CalendarInvitation.job_uid).where(CalendarInvitation.method == method)
    with write() as session:
        for job in session.scalars(select(Job).where(Job.uid.in_(uids))).all():
            for name, value in said.items():
                setattr(job, name, value)
            audit(OPERATOR, "test.built", job)


def test_what_a_worker_that_died_may_have_sent_is_taken_back(office: Browser, work) -> None:  # type: ignore[no-untyped-def]
    send(office)
    make_jobs("REQUEST", losses=1)
    change(presenters=())
    assert of_ana(work()) == []
    send(office)
    assert of_ana(work()) == [("CANCEL", "1")]


def test_what_was_left_out_and_leaves_later_does_not_undo_another_address(office: Browser, work) -> None:  # type: ignore[no-untyped-def]
    send(office)
    work()
    addresses(ana="new@example.org")
    page = office.open(PAGE).text
    key = page[page.index("<bdi>ana@example.org") :].split('name="leave_out" value="')[1].split('"')[0]
    send(office, leave_out=key)
    assert work() == [("new", "REQUEST", "2")]
    for room in ("C4", "C5", "C6"):
        change(room=room)
    send(office)
    assert {one for one in work() if one[0] in ("ana", "new")} == {("ana", "CANCEL", "1"), ("new", "REQUEST", "3")}
