"""The page of somebody of a delegation: what is said, asked and answered, and what can be done."""

from io import BytesIO

import pytest

from app.core.db import db
from app.core.policy import OPERATOR
from app.registrations.commands.changing import change
from app.registrations.commands.deciding import decide
from app.registrations.commands.registering import register
from app.registrations.commands.submitting import withdraw
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import get_registration, link_token, particulars_of
from app.registrations.rules.words import Attendance, Deed, Party
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, somebody
from tests.core.files import samples
from tests.forms_on_page import forms_on


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation()
    return Browser(app, a_focal_point())


def somebody_there(**given: object):  # type: ignore[no-untyped-def]
    return registered(find_delegation("autumn", "MEX"), **given)[0]


def a_draft():  # type: ignore[no-untyped-def]
    delegation = find_delegation("autumn", "MEX")
    made = register(delegation.id, [somebody()], OPERATOR, party=Party.SECRETARIAT, is_draft=True)  # type: ignore[union-attr]
    return get_registration(made[0].id)


def now_is(row) -> str:  # type: ignore[no-untyped-def]
    db.session.rollback()
    return get_registration(row.id).state


def edited(browser: Browser, address: str, **mended: str):  # type: ignore[no-untyped-def]
    """Send the form of somebody as it stands, but for what is mended."""
    form = next(one for one in forms_on(browser.open(f"{address}/edit").text, address) if one.address == address)
    answer = browser.client.post(address, data={**form.sent, **mended})
    db.session.rollback()
    return answer


def test_what_is_said_stands_there(focal_point: Browser) -> None:
    row = somebody_there(
        function="Counsellor", needs="A ramp", wants_visa_letter=True, visa_details="Mexican, G1",
        plan={1: Attendance.ONLINE},
    )  # fmt: skip
    page = focal_point.open(row.address).text
    told = ("Ana López", "Submitted", "Counsellor", "A ramp", "Mexican, G1", "Monday, 19 October, 10:00: ", "Online")
    assert [words for words in told if words not in page] == []


def test_a_request_for_more_is_answered_on_the_same_page_with_a_text_and_a_file(focal_point: Browser) -> None:
    row = somebody_there()
    address = row.address
    decide("autumn", [row.public_id], Deed.ASK_MORE, OPERATOR, "Which passport?")
    page = focal_point.open(address).text
    assert "Which passport?" in page
    token = focal_point.token(address)
    assert focal_point.client.post(f"{address}/submission", data={"csrf_token": token}).status_code == 422
    sent = {"csrf_token": token, "text": "The diplomatic one.", "file": (BytesIO(samples.pdf()), "passport.pdf")}
    assert focal_point.client.post(f"{address}/submission", data=sent).location == address
    assert now_is(row) == "submitted"
    asked, answered = get_registration(row.id).words
    assert [(one.party, one.text) for one in (asked, answered)] == [
        ("secretariat", "Which passport?"), ("delegation", "The diplomatic one."),
    ]  # fmt: skip
    file = focal_point.open(f"{address}/words/{answered.id}/file", buffered=True)
    assert (file.data, file.headers["Cache-Control"]) == (samples.pdf(), "private, no-cache")
    assert focal_point.open(f"{address}/words/{asked.id}/file").status_code == 404


def test_a_change_that_matters_is_shown_and_asks_again(focal_point: Browser) -> None:
    row = somebody_there(function="Counsellor")
    address = row.address
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    assert edited(focal_point, address, needs="A ramp").status_code == 303
    assert now_is(row) == "approved"
    assert edited(focal_point, address, function="Minister").status_code == 303
    assert now_is(row) == "submitted"
    page = focal_point.open(address).text
    assert "<del><bdi>Counsellor</bdi></del> <ins><bdi>Minister</bdi></ins>" in page


def test_who_met_a_colleagues_change_is_told_and_nothing_is_overwritten(focal_point: Browser) -> None:
    row = somebody_there()
    address, edition = row.address, row.edition
    form = next(one for one in forms_on(focal_point.open(f"{address}/edit").text, address) if one.address == address)
    change(row.id, somebody(function="Minister"), OPERATOR, seen=edition)
    answer = focal_point.client.post(address, data={**form.sent, "function": "Counsellor"})
    assert (answer.status_code, "Somebody changed this registration while you were writing" in answer.text) == (
        409,
        True,
    )
    db.session.rollback()
    assert particulars_of(get_registration(row.id)).function == "Minister"


def test_a_form_that_is_sent_as_it_stands_changes_nothing(focal_point: Browser) -> None:
    row = somebody_there(plan={1: Attendance.ONLINE}, needs="A ramp\nCaptions")
    before = particulars_of(get_registration(row.id))
    edited(focal_point, row.address)
    assert (particulars_of(get_registration(row.id)), get_registration(row.id).edition) == (before, 1)


def test_drafts_are_submitted_and_discarded(focal_point: Browser) -> None:
    row = a_draft()
    address = row.address
    assert focal_point.send(f"{address}/submission", address).status_code == 303
    assert now_is(row) == "submitted"
    assert focal_point.take_away(address).status_code == 409
    focal_point.send(f"{address}/withdrawal", address)
    assert now_is(row) == "withdrawn"
    other = a_draft()
    address = other.address
    assert focal_point.take_away(address).location == "/meetings/autumn/delegations/MEX"
    assert focal_point.open(address).status_code == 404


def test_another_link_ends_the_one_before(focal_point: Browser) -> None:
    row = somebody_there()
    before, address = link_token(row), row.address
    assert focal_point.send(f"{address}/link", address).status_code == 303
    db.session.rollback()
    assert link_token(get_registration(row.id)) != before


def test_only_what_can_be_done_is_offered(focal_point: Browser) -> None:
    row = somebody_there()
    address = row.address
    page = focal_point.open(address).text
    assert ("Withdraw" in page, "Decision" in page, "Submit again" in page) == (True, False, False)
    withdraw(row.id, OPERATOR)
    page = focal_point.open(address).text
    assert (">Withdraw<" in page, "Submit again" in page, f"{address}/edit" in page) == (False, True, False)


def test_the_secretariat_decides_on_the_same_page(app, now) -> None:  # type: ignore[no-untyped-def]
    row = registered(a_delegation(credentials=False))[0]
    address, public_id = row.address, row.public_id
    page = Browser(app, an_account("s@example.org", "secretariat")).open(address).text
    (form,) = [one for one in forms_on(page, address) if one.address.endswith("/registrations/decisions")]
    assert form.sent["registration"] == [f"{public_id}.{row.edition}"]
    assert form.sent["next"] == [address]
    assert "note verbale or letter is not here yet. Approve once" in page
    assert ('value="approve"' in page, 'value="ask_more"' in page, 'value="reject"' in page) == (False, True, True)


def test_withdrawing_somebody_asks_first(focal_point: Browser) -> None:
    row = somebody_there()
    address, of = row.address, row.id
    page = focal_point.open(address).text
    assert f'href="{address}/withdrawal"' in page
    assert f'action="{address}/withdrawal"' not in page
    asked = focal_point.open(f"{address}/withdrawal").text
    assert "Withdraw Ana López?" in asked
    assert get_registration(of).state == "submitted"
    focal_point.send(f"{address}/withdrawal")
    assert get_registration(of).state == "withdrawn"
    assert "Keep the registration" not in focal_point.open(f"{address}/withdrawal").text
