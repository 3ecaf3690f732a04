"""Focal points add, remove and hand over; the delegation's code is issued, shown again, replaced and stopped."""

import pytest

from app.core.db import db
from app.registrations.queries.delegations import code_of, find_delegation
from app.registrations.queries.focal_points import focal_points_of
from tests.builders.people import Browser, an_account, link_in
from tests.builders.registrations import a_delegation, a_focal_point

HERE = "/meetings/autumn/delegations/MEX"


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation(name="Mexico")
    return Browser(app, a_focal_point())


def addresses() -> list[str]:
    db.session.rollback()
    return sorted(one.email for one in focal_points_of("MEX"))


def code() -> str | None:
    db.session.rollback()
    found = find_delegation("autumn", "MEX")
    assert found is not None
    return code_of(found)


def test_a_colleague_is_invited_by_mail(focal_point: Browser, mails) -> None:  # type: ignore[no-untyped-def]
    answer = focal_point.send(f"{HERE}/focal-points", **{"add-email": "new@mex.example", "add-name": "Noé New"})
    assert answer.location == f"{HERE}/focal-points"
    assert addresses() == ["mission@mex.example", "new@mex.example"]
    (mail,) = mails()
    assert (mail["To"], mail["Subject"]) == ("new@mex.example", "You are a focal point of Mexico now")
    said = mail.get_content()
    assert "Dear Noé New," in said
    assert "Mission has made you a focal point of Mexico" in said
    assert Browser(focal_point.client.application).open(link_in(mail)).status_code == 200
    assert "new@mex.example is invited by mail" in focal_point.open(HERE).text


def test_who_has_an_account_is_told_too_for_which_entity_and_by_whom(focal_point: Browser, app, mails) -> None:  # type: ignore[no-untyped-def]
    an_account("known@mex.example", locale="fr")
    office = Browser(app, an_account("ines@example.org", "secretariat"))
    office.send(f"{HERE}/focal-points", **{"add-email": "known@mex.example"})
    (mail,) = mails()
    said = mail.get_content()
    assert (mail["To"], mail["Subject"]) == ("known@mex.example", "You are a focal point of Mexico now")
    assert "The Secretariat has made you a focal point of Mexico" in said
    assert (HERE in said, "/invitations/" in said, "ines@" in said) == (True, False, False)


def test_who_was_removed_before_the_mail_went_out_gets_none(focal_point: Browser, mails) -> None:  # type: ignore[no-untyped-def]
    focal_point.send(f"{HERE}/focal-points", **{"add-email": "wrong@mex.example"})
    db.session.rollback()
    (wrong,) = (one.public_id for one in focal_points_of("MEX") if one.email == "wrong@mex.example")
    focal_point.take_away(f"{HERE}/focal-points/{wrong}")
    assert mails() == []


def test_what_is_no_address_is_said_at_its_field_alone(focal_point: Browser) -> None:
    answer = focal_point.send(f"{HERE}/focal-points", **{"add-email": "nobody"})
    assert (answer.status_code, 'id="add-email-error"' in answer.text, "over-email-error" in answer.text) == (
        422, True, False,
    )  # fmt: skip


def test_the_last_one_does_not_step_back_but_one_of_two_may(focal_point: Browser) -> None:
    own = focal_points_of("MEX")[0].public_id
    assert focal_point.take_away(f"{HERE}/focal-points/{own}").status_code == 409
    colleague = a_focal_point("MEX", "second@mex.example").public_id
    assert focal_point.take_away(f"{HERE}/focal-points/{colleague}").location == f"{HERE}/focal-points"
    a_focal_point("MEX", "third@mex.example")
    assert focal_point.take_away(f"{HERE}/focal-points/{own}").location == "/"
    assert addresses() == ["third@mex.example"]
    assert focal_point.open(HERE).status_code == 404


def test_handing_over_adds_the_successor_and_steps_back_in_one_go(focal_point: Browser) -> None:
    assert (
        focal_point.send(f"{HERE}/hand-over", f"{HERE}/focal-points", **{"over-email": "next@mex.example"}).location
        == "/"
    )
    assert addresses() == ["next@mex.example"]
    assert focal_point.open(HERE).status_code == 404


def test_handing_over_to_somebody_who_cannot_take_over_changes_nothing(focal_point: Browser) -> None:
    an_account("gone@mex.example", disabled_at=find_delegation("autumn", "MEX").invited_at)  # type: ignore[union-attr]
    answer = focal_point.send(f"{HERE}/hand-over", f"{HERE}/focal-points", **{"over-email": "gone@mex.example"})
    assert answer.status_code == 409
    assert addresses() == ["mission@mex.example"]


def test_the_secretariat_adds_the_first_and_removes_the_last(app, now) -> None:  # type: ignore[no-untyped-def]
    a_delegation()
    secretariat = Browser(app, an_account("s@example.org", "secretariat"))
    assert "No focal point yet." in secretariat.open(f"{HERE}/focal-points").text
    secretariat.send(f"{HERE}/focal-points", **{"add-email": "first@mex.example"})
    first = focal_points_of("MEX")[0].public_id
    assert secretariat.take_away(f"{HERE}/focal-points/{first}").status_code == 303
    assert addresses() == []


def test_a_code_is_issued_shown_again_replaced_and_stopped(focal_point: Browser) -> None:
    assert "No code" in focal_point.open(f"{HERE}/code").text
    focal_point.send(f"{HERE}/code")
    first = code()
    page = focal_point.open(f"{HERE}/code").text
    assert f"/meetings/autumn/registration/with-code?code={first}" in page
    assert "<svg" in page
    focal_point.send(f"{HERE}/code")
    assert code() not in (first, None)
    focal_point.take_away(f"{HERE}/code")
    assert code() is None
