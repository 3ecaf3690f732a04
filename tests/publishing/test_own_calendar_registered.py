"""What stands in the calendar of an account because somebody is registered, or looks after a delegation."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask, render_template

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.rules.people import Presenter
from app.people.models import Account
from app.registrations.commands.focal_points import remove_focal_point
from app.registrations.commands.submitting import withdraw
from app.registrations.models import Delegation
from app.registrations.rules.words import Attendance, Deed, Party, Way
from tests.builders.mails import addresses
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered
from tests.publishing.registered import FIRST, calendar, changed, decided, said, shown, stamps, three_sittings

DAY = timedelta(days=1)
SHOW = (
    "import sys; from app import create_app; sys.stdout.buffer.write(create_app().test_client().get(sys.argv[1]).data)"
)


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


@pytest.fixture
def mexico(app: Flask) -> Delegation:
    a_published_meeting(three_sittings())
    return a_delegation("MEX", name="Mexico")


def subscribed(app: Flask, account: Account, choice: str = "") -> str:
    browser = Browser(app, account)
    browser.send("/my/calendar/address", page="/my/calendar")
    return shown(browser.open(f"/my/calendar{choice}").text)


def test_a_participant_has_the_sittings_of_the_registration_under_their_address(app: Flask, mexico: Delegation) -> None:
    row = registered(mexico, "Ana López", email="ana@example.org", plan={2: Attendance.ONLINE, 3: Attendance.ABSENT})[0]
    path = subscribed(app, an_account("ANA@example.org"))
    assert said(app, path) == {}
    decided(row, Deed.APPROVE)
    assert said(app, path) == {"One": ["You take part in the room"], "Two": ["You take part online"]}
    changed(row, email="ana.lopez@example.org")
    assert said(app, path) == {}


def test_nobody_has_the_sittings_of_another_address(app: Flask, mexico: Delegation) -> None:
    decided(registered(mexico, "Ana López", email="ana@example.org")[0], Deed.APPROVE)
    assert said(app, subscribed(app, an_account("ben@example.org"))) == {}


def test_two_who_share_an_address_take_part_in_both_ways(app: Flask, mexico: Delegation) -> None:
    rows = registered(mexico, "Ana López", email="mission@example.org", plan={3: Attendance.ABSENT})
    rows += registered(mexico, "Ben Ito", email="mission@example.org", way=Way.ONLINE, plan={2: Attendance.ABSENT})
    for row in rows:
        decided(row, Deed.APPROVE)
    assert said(app, subscribed(app, an_account("mission@example.org"))) == {
        "One": ["You take part in the room and online"],
        "Two": ["You take part in the room"],
        "Three": ["You take part online"],
    }


def test_whoever_presents_and_is_registered_is_told_both_and_what_they_miss_stays_theirs(app: Flask) -> None:
    ana = (Presenter(name="Ana"),)
    a_published_meeting(a_programme(*(a_sitting(one, title=f"{one}", presenters=ana) for one in (1, 2))))
    addresses(ana="ana@example.org")
    row = registered(a_delegation(), "Ana López", email="ana@example.org", plan={2: Attendance.ABSENT})[0]
    decided(row, Deed.APPROVE)
    part = "Your part: Presenter"
    assert said(app, subscribed(app, an_account("ana@example.org"))) == {
        "1": [part, "You take part in the room"],
        "2": [part],
    }


def test_a_focal_point_has_the_sittings_of_meetings_where_an_entity_of_theirs_has_a_delegation(
    app: Flask, mexico: Delegation
) -> None:
    a_published_meeting(a_programme(slug="spring"))  # where Mexico has none
    account = a_focal_point("MEX", "luis@example.org")
    path = subscribed(app, account)
    assert said(app, path) == dict.fromkeys(("One", "Two", "Three"), ["Delegation of Mexico"])
    remove_focal_point(mexico.id, account.public_id, OPERATOR, party=Party.SECRETARIAT)
    assert said(app, path) == {}


def test_a_focal_point_can_leave_them_out_and_keeps_what_is_their_own(app: Flask, mexico: Delegation) -> None:
    plan = {1: Attendance.ABSENT, 3: Attendance.ABSENT}
    decided(registered(mexico, "Luis Paz", email="luis@example.org", plan=plan)[0], Deed.APPROVE)
    account = a_focal_point("MEX", "luis@example.org")
    whole = subscribed(app, account)
    bare = shown(Browser(app, account).open("/my/calendar?delegations=0").text)
    assert said(app, whole)["Two"] == ["You take part in the room", "Delegation of Mexico"]
    assert (bare, said(app, bare)) == (f"{whole}?delegations=0", {"Two": ["You take part in the room"]})
    pages = [
        Browser(app, one).open("/my/calendar?delegations=0").text for one in (account, an_account("ben@example.org"))
    ]
    assert ['name="delegations"' in page for page in pages] == [True, False]


def test_line_19_what_one_loses_moves_last_modified_of_what_stays(app: Flask, mexico: Delegation) -> None:
    row = registered(mexico, "Luis Paz", email="luis@example.org")[0]
    path = subscribed(app, a_focal_point("MEX", "luis@example.org"))
    assert stamps(app, path) == {(FIRST, "0")}
    with clock.frozen(FIRST + DAY):
        decided(row, Deed.APPROVE)
        assert stamps(app, path) == {(FIRST + DAY, "0")}
    with clock.frozen(FIRST + 2 * DAY):
        withdraw(row.id, OPERATOR)
        assert stamps(app, path) == {(FIRST + 2 * DAY, "0")}
    with clock.frozen(FIRST + 3 * DAY):
        assert stamps(app, path) == {(FIRST + 2 * DAY, "0")}


def test_queries_do_not_grow_with_registrations_meetings_and_delegations(app: Flask, queries: Callable) -> None:
    an_entity("MEX", name="Mexico")
    path, counts = subscribed(app, a_focal_point("MEX", "luis@example.org")), {}
    for number in range(1, 31):
        a_published_meeting(a_programme(slug=f"m{number}"))
        about = {"email": "luis@example.org", "plan": {1: Attendance.ONLINE}}
        decided(registered(a_delegation(slug=f"m{number}"), "Luis Paz", **about)[0], Deed.APPROVE)
        if number in (1, 30):
            etag = app.test_client().get(path).headers["ETag"]
            with queries() as sent:
                assert app.test_client().get(path, headers={"If-None-Match": etag}).status_code == 304
            counts[number] = len([one for one in sent if one.startswith("SELECT")])
    assert (len(calendar(app, path).events), counts) == (60, {1: 6, 30: 6})


@pytest.mark.process
def test_line_22_processes_make_the_same_octets(app: Flask, mexico: Delegation, tmp_path: Path) -> None:
    decided(registered(mexico, "Luis Paz", email="luis@example.org")[0], Deed.APPROVE)
    path = subscribed(app, a_focal_point("MEX", "luis@example.org"))
    here = app.test_client().get(path).data
    settings = app.config["ROSTRUM"]
    given = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": settings.database_url}
    given |= {"ROSTRUM_BASE_URL": settings.base_url, "ROSTRUM_SECRET_KEY": settings.secret_key}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SHOW, path],
            env={**os.environ, **given, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            stdout=subprocess.PIPE,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert [process.communicate(timeout=100)[0] for process in running] == [here, here]
    assert here.count(b"BEGIN:VEVENT") == 3


@pytest.mark.parametrize(("is_by_link", "wanted"), [(True, "/my/registration/x/calendar"), (False, "/my/calendar")])
def test_the_page_of_a_registration_leads_to_the_calendar(app: Flask, is_by_link: bool, wanted: str) -> None:
    it = SimpleNamespace(is_by_link=is_by_link, base="/my/registration/x")
    with app.test_request_context():
        assert f'href="{wanted}"' in render_template("registrations/own/_calendar.html", it=it)
