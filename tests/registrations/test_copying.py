"""Copying the roster of the latest earlier meeting: only who agreed to it, and nothing that was for that meeting."""

from datetime import date

import pytest

from app.core.db import db
from app.core.policy import OPERATOR
from app.registrations.commands.submitting import withdraw
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import particulars_of, roster_of
from app.registrations.rules.copying import copied
from app.registrations.rules.words import Attendance, Consent, Role
from tests.builders.meetings import a_published_meeting
from tests.builders.people import Browser
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody

HERE = "/meetings/autumn/delegations/MEX/copy"
AGREED = frozenset(Consent)


def earlier(slug: str, day: date):  # type: ignore[no-untyped-def]
    a_published_meeting(a_programme(a_sitting(1, date=day), slug=slug, starts_on=day, ends_on=day))
    return a_delegation(slug=slug)


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    registered(earlier("long-ago", date(2021, 10, 1)), "Old Timer", consents=AGREED)
    last = earlier("last-year", date(2022, 10, 3))
    registered(
        last, "Ana López", consents=AGREED, function="Counsellor", needs="A ramp", wants_visa_letter=True,
        visa_details="Mexican, G1", plan={1: Attendance.ONLINE},
    )  # fmt: skip
    registered(last, "Bea Bravo", "Carl Cruz")
    gone = registered(last, "Gone Away", consents=AGREED)[0]
    withdraw(gone.id, OPERATOR)
    a_delegation()
    return Browser(app, a_focal_point())


def here():  # type: ignore[no-untyped-def]
    db.session.rollback()
    found = find_delegation("autumn", "MEX")
    assert found is not None
    return roster_of(found)


def of_last_year(name: str) -> str:
    last = find_delegation("last-year", "MEX")
    assert last is not None
    return next(row.public_id for row in roster_of(last) if row.family_name == name)


def test_who_agreed_is_named_and_the_others_are_counted(focal_point: Browser) -> None:
    page = focal_point.open(HERE).text
    assert "Ana López" in page
    assert [name for name in ("Bravo", "Cruz", "Away", "Timer") if name in page] == []
    assert "2 others did not agree to be copied, and are not named here." in page


def test_who_is_chosen_becomes_a_draft_without_what_was_for_that_meeting(focal_point: Browser) -> None:
    assert focal_point.send(HERE, registration=of_last_year("López")).status_code == 303
    (row,) = here()
    assert row.state == "draft"
    assert particulars_of(row) == somebody("Ana López", function="Counsellor", needs="A ramp")
    assert "registered already" in focal_point.open(HERE).text


def test_nobody_is_copied_who_did_not_agree(focal_point: Browser) -> None:
    assert focal_point.send(HERE, registration=of_last_year("Bravo")).status_code == 409
    assert focal_point.send(HERE).status_code == 409
    assert here() == []


def test_who_is_there_already_is_not_copied_again(focal_point: Browser) -> None:
    chosen = of_last_year("López")
    focal_point.send(HERE, registration=chosen)
    answer = focal_point.send(HERE, registration=chosen)
    assert (answer.status_code, "is registered for the meeting already" in answer.text) == (409, True)
    assert len(here()) == 1


def test_without_an_earlier_meeting_the_page_says_so(app, now) -> None:  # type: ignore[no-untyped-def]
    a_delegation()
    assert "There is no earlier roster." in Browser(app, a_focal_point()).open(HERE).text


@pytest.mark.parametrize(("has_head", "role"), [(True, Role.ALTERNATE), (False, Role.HEAD)])
def test_the_head_of_before_is_an_alternate_where_there_is_another(has_head: bool, role: Role) -> None:
    assert copied(somebody(role=Role.HEAD), has_head).role == role
