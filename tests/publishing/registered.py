"""What tests of calendars of those who are registered share."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from flask import Flask

from app.core.policy import OPERATOR
from app.registrations.commands.changing import change
from app.registrations.commands.deciding import decide
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration, link_token, particulars_of
from app.registrations.rules.words import Deed
from tests.builders.people import Browser
from tests.builders.programmes import a_programme, a_sitting
from tests.calendars import Component, read

FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
THREE = ("One", "Two", "Three")


def three_sittings(**header: object):  # type: ignore[no-untyped-def]
    """A meeting of three sittings."""
    return a_programme(*(a_sitting(number, title=title) for number, title in enumerate(THREE, 1)), **header)


def decided(row: Registration, deed: Deed, reason: str = "") -> Registration:
    """What the Secretariat decides of somebody."""
    row = get_registration(row.id)
    assert decide(row.delegation.meeting.slug, [row.public_id], deed, OPERATOR, reason).done
    return get_registration(row.id)


def changed(row: Registration, **said: object) -> Registration:
    """Somebody says something else of themselves."""
    row = get_registration(row.id)
    change(row.id, replace(particulars_of(row), **said), OPERATOR, seen=row.edition)
    return get_registration(row.id)


def page_of(row: Registration) -> str:
    """The page of somebody's own calendar."""
    return f"/my/registration/{link_token(get_registration(row.id))}/calendar"


def subscribed(app: Flask, row: Registration) -> str:
    """Somebody without an account makes an address by their link; its path."""
    browser = Browser(app)
    browser.send(f"{page_of(row)}/address", page=page_of(row))
    return shown(browser.open(page_of(row)).text)


def shown(page: str) -> str:
    """The path of the calendar whose address a page shows."""
    found = re.search(r'value="http://127\.0\.0\.1:8000(/my/calendar/[^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def calendar(app: Flask, path: str) -> Component:
    """The calendar at a path."""
    answer = app.test_client().get(path)
    assert answer.status_code == 200
    return read(answer.data)


def said(app: Flask, path: str) -> dict[str, list[str]]:
    """What each event says to its reader alone."""
    own = re.compile("(?:Your part: |You take part |Delegation of ).*")
    return {one["SUMMARY"].text: own.findall(one["DESCRIPTION"].text) for one in calendar(app, path).events}


def stamps(app: Flask, path: str) -> set[tuple[datetime, str]]:
    """LAST-MODIFIED and SEQUENCE of all events."""
    return {(one["LAST-MODIFIED"].when, one["SEQUENCE"].value) for one in calendar(app, path).events}
