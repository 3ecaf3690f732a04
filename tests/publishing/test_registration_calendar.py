"""The own calendar of somebody who is registered and has no account: line 31 of docs/calendars.md, and 7, 19, 23."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from structlog.testing import capture_logs

from app.core import clock
from app.core.audit import audit
from app.core.conceal import conceal
from app.core.db import db, write
from app.core.policy import BY_LINK, OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.statuses import cancel
from app.publishing.commands import make_own_calendar
from app.publishing.models import CalendarSubscription
from app.publishing.queries.own_calendar import calendar_token
from app.publishing.rules.own_calendar import Owner
from app.registrations.commands.submitting import replace_link, submit, withdraw
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration
from app.registrations.rules.words import Attendance, Deed, Way
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, registered
from tests.publishing.registered import (
    FIRST,
    calendar,
    changed,
    decided,
    page_of,
    said,
    shown,
    stamps,
    subscribed,
    three_sittings,
)
from tests.readers import READERS
from tests.readers.seen import meant

DAY = timedelta(days=1)
ROOM, ONLINE = ["You take part in the room"], ["You take part online"]


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


@pytest.fixture
def ana(app: Flask) -> Registration:
    """Ana is registered in the room, follows the second sitting online and misses the third; not approved yet."""
    a_published_meeting(three_sittings(short_title="Autumn"))
    plan = {2: Attendance.ONLINE, 3: Attendance.ABSENT}
    return registered(a_delegation(), "Ana López", plan=plan)[0]


def emptied(row: Registration) -> None:
    """What a purge leaves of somebody, as far as calendars see it."""
    with write():
        there = db.session.get_one(Registration, row.id)
        there.emptied_at, there.email, there.email_key = clock.now(), "", None
        audit(OPERATOR, "test.emptied", there)


def test_whoever_is_approved_has_the_sittings_in_which_they_take_part(app: Flask, ana: Registration) -> None:
    decided(ana, Deed.APPROVE)
    path = subscribed(app, ana)
    assert said(app, path) == {"One": ROOM, "Two": ONLINE}
    assert calendar(app, path)["NAME"].text == "My sittings: Autumn"


def test_whoever_is_not_approved_has_a_calendar_that_says_so(app: Flask, ana: Registration) -> None:
    there = calendar(app, subscribed(app, ana))
    assert (there.events, len(there.named("VTIMEZONE"))) == ([], 1)
    assert "your registration is not approved" in there["DESCRIPTION"].text
    assert there["X-WR-CALDESC"].text == there["DESCRIPTION"].text
    assert "your registration is not approved" in Browser(app).open(page_of(ana)).text


def test_what_becomes_of_a_registration_is_so_at_the_next_fetch(app: Flask, ana: Registration) -> None:
    path = subscribed(app, ana)
    assert said(app, path) == {}
    decided(ana, Deed.APPROVE)
    assert said(app, path) == {"One": ROOM, "Two": ONLINE}
    changed(ana, plan={1: Attendance.ONLINE})
    assert said(app, path) == {"One": ONLINE, "Two": ROOM, "Three": ROOM}
    changed(ana, way=Way.ONLINE, plan={})  # the way matters, so it is looked at again
    assert said(app, path) == {}
    decided(ana, Deed.APPROVE)
    assert said(app, path) == dict.fromkeys(("One", "Two", "Three"), ONLINE)
    withdraw(ana.id, OPERATOR)
    assert said(app, path) == {}
    assert "was withdrawn" in calendar(app, path)["DESCRIPTION"].text
    submit(ana.id, OPERATOR)
    decided(ana, Deed.REJECT, "No place")
    assert "was rejected" in calendar(app, path)["DESCRIPTION"].text
    assert "No place" not in app.test_client().get(path).text


def test_what_is_not_published_yet_stands_nowhere(app: Flask) -> None:
    a_meeting(three_sittings())
    row = registered(a_delegation(), "Ana López")[0]
    decided(row, Deed.APPROVE)
    path = subscribed(app, row)
    assert (said(app, path), calendar(app, path)["NAME"].text) == ({}, "My sittings")
    assert "No sitting stands here yet" in Browser(app).open(page_of(row)).text


@pytest.mark.parametrize("reader", ["icalendar", "vobject", "khal"])
def test_line_19_others_read_what_is_left_after_a_change_of_plan(app: Flask, ana: Registration, reader: str) -> None:
    decided(ana, Deed.APPROVE)
    path = subscribed(app, ana)
    for plan, wanted in (({1: Attendance.ABSENT}, {"Two", "Three"}), ({3: Attendance.ABSENT}, {"One", "Two"})):
        changed(ana, plan=plan)
        octets = app.test_client().get(path).data
        found = [one.but_for("sequence") for one in READERS[reader](octets)]
        assert sorted(found, key=repr) == sorted((one.but_for("sequence") for one in meant(octets)), key=repr)
        assert {one.summary for one in found} == wanted


def test_line_19_a_change_of_plan_moves_last_modified_of_what_stays_and_no_sequence(
    app: Flask, ana: Registration
) -> None:
    decided(ana, Deed.APPROVE)
    path = subscribed(app, ana)
    assert stamps(app, path) == {(FIRST, "0")}
    with clock.frozen(FIRST + DAY):
        changed(ana, plan={2: Attendance.ABSENT, 3: Attendance.ABSENT})
        assert stamps(app, path) == {(FIRST + DAY, "0")}
    with clock.frozen(FIRST + 2 * DAY):
        assert stamps(app, path) == {(FIRST + DAY, "0")}
        withdraw(ana.id, OPERATOR)
        assert stamps(app, path) == set()


def test_line_31_the_address_is_replaced_and_stopped_by_the_link_alone(app: Flask, ana: Registration) -> None:
    browser, first = Browser(app), subscribed(app, ana)
    second = subscribed(app, ana)
    assert [app.test_client().get(one).status_code for one in (first, second)] == [410, 200]
    browser.take_away(f"{page_of(ana)}/address")
    coming = f"/my/calendar/{calendar_token(db.session.scalars(db.select(CalendarSubscription)).one())}.ics"
    assert app.test_client().get(coming).status_code == 410  # the one that begins when it is made again
    assert "Make the address" in browser.open(page_of(ana)).text
    third = subscribed(app, ana)
    assert [app.test_client().get(one).status_code for one in (first, second, third)] == [410, 410, 200]


def test_line_31_it_is_over_when_another_link_is_sent(app: Flask, ana: Registration) -> None:
    first, page = subscribed(app, ana), page_of(ana)
    replace_link(ana.id, OPERATOR)
    assert (app.test_client().get(first).status_code, app.test_client().get(page).status_code) == (410, 404)
    assert "Make the address" in Browser(app).open(page_of(ana)).text
    second = subscribed(app, ana)
    assert [app.test_client().get(one).status_code for one in (first, second)] == [410, 200]
    with pytest.raises(Refused, match="link_is_over"):
        make_own_calendar(Owner(registration_id=ana.id, link_version=1), BY_LINK)


def test_line_31_it_is_over_when_the_registration_is_emptied(app: Flask, ana: Registration) -> None:
    decided(ana, Deed.APPROVE)
    path, page = subscribed(app, ana), page_of(ana)
    emptied(ana)
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.mimetype) == (410, "text/plain")
    sent = Browser(app).send(f"{page}/address", page="/sign-in")
    assert (app.test_client().get(page).status_code, sent.status_code) == (404, 404)
    with pytest.raises(Refused, match="link_is_over"):
        make_own_calendar(Owner(registration_id=ana.id, link_version=1), BY_LINK)


def test_line_31_nobody_makes_anothers_address_of_their_own(app: Flask, ana: Registration) -> None:
    ben = registered(get_registration(ana.id).delegation, "Ben Ito")[0]
    one, other = subscribed(app, ana), subscribed(app, ben)
    assert app.test_client().get(one.replace("/1-1-", "/2-1-")).status_code == 404
    assert app.test_client().get(page_of(ana).replace(ana.public_id, ben.public_id)).status_code == 404
    assert shown(Browser(app).open(page_of(ben)).text) == other != one


def test_line_31_an_id_is_never_anothers(app: Flask, ana: Registration) -> None:
    path = subscribed(app, ana)
    with write():
        db.session.delete(db.session.scalars(db.select(CalendarSubscription)).one())
        audit(OPERATOR, "test.gone", None)
    ben = registered(get_registration(ana.id).delegation, "Ben Ito")[0]
    assert subscribed(app, ben) != path
    assert app.test_client().get(path).status_code == 404


def test_line_31_neither_address_is_logged_and_the_deed_leaves_no_name(app: Flask, ana: Registration) -> None:
    page = page_of(ana)
    with capture_logs() as logged:
        path = subscribed(app, ana)
        app.test_client().get(path)
    assert not {one for one in (*path.split("-"), *page.split("-")) if len(one) > 30 and one in str(logged)}
    assert conceal(f"{page}/address") == "/my/registration/***/calendar/address"


def test_line_28_page_and_feed_are_for_nobody_else(app: Flask, ana: Registration) -> None:
    path = subscribed(app, ana)
    page, feed = app.test_client().get(page_of(ana)), app.test_client().get(path)
    names = ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")
    assert [page.headers[name] for name in names] == ["private, no-store", "noindex", "no-referrer"]
    assert [feed.headers[name] for name in names] == ["private, no-cache", "noindex", "no-referrer"]
    assert ("Vary" in feed.headers, "my/registration" in feed.text) == (False, False)
    known = app.test_client().get(path, headers={"If-None-Match": feed.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")


def test_the_language_is_that_of_the_persons_mails_and_the_page_needs_a_form(app: Flask, ana: Registration) -> None:
    changed(ana, locale="en")
    assert calendar(app, subscribed(app, ana))["NAME"].parameters["LANGUAGE"] == "en"
    assert app.test_client().post(f"{page_of(ana)}/address").status_code == 400


def test_queries_do_not_grow_with_what_was_said_of_sittings(app: Flask, queries: Callable) -> None:
    a_published_meeting(three_sittings())
    delegation = a_delegation()
    few, many = registered(delegation, "Ana Few", "Ben Many")
    changed(many, plan={1: Attendance.ONLINE, 2: Attendance.ONLINE, 3: Attendance.ABSENT})
    counts = []
    for row in (few, many):
        decided(row, Deed.APPROVE)
        path = subscribed(app, row)
        etag = app.test_client().get(path).headers["ETag"]
        with queries() as sent:
            assert app.test_client().get(path, headers={"If-None-Match": etag}).status_code == 304
        counts.append(len([one for one in sent if one.startswith("SELECT")]))
        assert get_registration(row.id).state == "approved"
    assert counts == [4, 4]


def test_the_page_lists_sittings_as_they_are_held_and_what_is_off(app: Flask, ana: Registration) -> None:
    decided(ana, Deed.APPROVE)
    cancel("autumn", "no quorum", OPERATOR, 2)
    page = Browser(app).open(page_of(ana)).text
    assert re.findall(r'<bdi>(\w+)</bdi></th>|data-label="How">([\w ]+)<', page) == [
        ("One", ""), ("", "You take part in the room"), ("Two", ""), ("", "Cancelled"),
    ]  # fmt: skip
    two = calendar(app, subscribed(app, ana)).events[1]
    assert (two["STATUS"].value, two["SUMMARY"].text) == ("CANCELLED", "CANCELLED: Two")
