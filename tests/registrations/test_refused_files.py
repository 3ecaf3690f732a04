"""A file that was sent for a deed that is refused does not stay: neither its row, nor what was in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db
from app.core.files import File
from app.core.files.kinds import PDF
from app.core.jobs import Job
from app.core.policy import OPERATOR
from app.core.refusal import Refused, refusal
from app.registrations.commands.deciding import decide
from app.registrations.commands.purging import purge
from app.registrations.rules.words import Deed
from tests.builders.people import Browser
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation, a_focal_point, registered
from tests.core.files import samples
from tests.registrations.owning import by_link

HERE = "/meetings/autumn/delegations/MEX"
BEFORE = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before the meeting."""
    with clock.frozen(BEFORE):
        yield


def files() -> int:
    """How many files are listed."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(File)) or 0


def to_be_removed() -> int:
    """How often a content waits to be taken off the disk."""
    return db.session.scalar(select(func.count()).where(Job.name == "files.remove")) or 0


def upload(browser: Browser, address: str, page: str, **fields: str) -> int:
    """Send a file with a form of a page."""
    sent = {"csrf_token": browser.token(page), "file": (BytesIO(samples.pdf()), "note.pdf"), **fields}
    return browser.client.post(address, data=sent).status_code


def test_credentials_for_a_purged_meeting_leave_nothing_behind(app: Flask) -> None:
    a_delegation(credentials=False)
    with clock.frozen(BEFORE + timedelta(days=30)):
        account = a_focal_point()
        browser, program = Browser(app, account), Program(app, account)
        purge("autumn", OPERATOR)
        assert upload(browser, f"{HERE}/credentials", "/my/account") == 409
        assert (files(), to_be_removed()) == (0, 1)
        for headers in ({}, {"Idempotency-Key": "once"}):
            said = {**program.shown, "Content-Type": PDF, **headers}
            answer = program.client.put(f"/api/v1{HERE}/credentials", data=samples.pdf(), headers=said)
            assert (answer.status_code, answer.json["code"], files()) == (409, "registrations.purged", 0)


def refuse(*_given: object, **_more: object) -> None:
    """What somebody else did while the file was on its way."""
    raise Refused(refusal("registrations.purged"))


def test_an_answer_that_is_refused_meanwhile_leaves_nothing_behind(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = registered(a_delegation(credentials=False))
    address, own = row.address, by_link(row)
    decide("autumn", [row.public_id], Deed.ASK_MORE, OPERATOR, "Which passport?")
    monkeypatch.setattr("app.registrations.views.person.submit", refuse)
    monkeypatch.setattr("app.registrations.views.own_deeds.answer", refuse)
    assert (upload(Browser(app, a_focal_point()), f"{address}/submission", address), files()) == (409, 0)
    assert (upload(Browser(app), f"{own}/answer", own), files()) == (409, 0)


def test_what_is_not_refused_stays(app: Flask) -> None:
    a_delegation(credentials=False)
    assert (upload(Browser(app, a_focal_point()), f"{HERE}/credentials", f"{HERE}/credentials"), files()) == (303, 1)
