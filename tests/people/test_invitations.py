"""Coming in by invitation: a link that is used once and expires."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.jobs import Job
from app.core.live import Announcement
from app.core.policy import ANONYMOUS, OPERATOR, Grant, Scope
from app.core.refusal import Refused
from app.people.commands.invitations import accept_invitation, invite, invite_again, withdraw_invitation
from app.people.models import Account
from app.people.queries.accounts import find_by_email, invitation_token
from tests.builders.people import PASSWORD, Browser, actor_of, an_account, link_in

Mails = Callable[[], list[EmailMessage]]
MEXICO = Grant("focal_point", Scope("entity", "MEX"))


def invited(email: str = "ines@example.org") -> Account:
    """Somebody who has a link."""
    return invite(OPERATOR, email, [MEXICO], "Inés")


def link(account: Account) -> str:
    """Where they come in."""
    return f"/invitations/{invitation_token(account)}"


def test_the_link_comes_by_mail_and_lets_in_with_name_password_and_role(app: Flask, mails: Mails) -> None:
    invited()
    (mail,) = mails()
    assert (mail["To"], mail["Subject"]) == ("ines@example.org", "Your invitation to Rostrum")
    browser = Browser(app)
    assert browser.open(link_in(mail)).status_code == 200
    answer = browser.send(link_in(mail), name=" Inés María ", password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/my/account")
    page = browser.open("/my/account").text
    assert ("Inés María" in page, "Focal point (Mexico)" in page) == (True, True)
    db.session.rollback()
    account = find_by_email("INES@example.org")
    assert account is not None
    assert Browser(app).sign_in(account).status_code == 303


def test_a_link_is_used_once(app: Flask) -> None:
    address = link(invited())
    Browser(app).send(address, name="Inés", password=PASSWORD)
    again = Browser(app)
    assert again.open(address).status_code == 410
    assert again.send(address, name="Eva", password="another walk by the sea").status_code == 410


def test_two_who_have_the_link_at_once_do_not_both_come_in(app: Flask) -> None:
    address = link(invited())
    browsers = [Browser(app) for _ in range(6)]
    tokens = [browser.token(address) for browser in browsers]
    statuses: list[int] = []

    def join(number: int) -> None:
        sent = {"csrf_token": tokens[number], "name": f"Number {number}", "password": PASSWORD}
        statuses.append(browsers[number].client.post(address, data=sent).status_code)

    threads = [threading.Thread(target=join, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses.count(303) == 1
    assert set(statuses) <= {303, 409, 410}


def test_a_link_that_was_replaced_while_its_form_was_open_lets_nobody_in(app: Flask) -> None:
    account = invited()
    version = account.invitation_version
    invite_again(OPERATOR, account.id)
    with pytest.raises(Refused) as refused:
        accept_invitation(ANONYMOUS, account.id, version, "Eva", "kept")
    assert refused.value.refusal.code == "people.invitation_is_over"


@pytest.mark.parametrize(("days", "status"), [(13.99, 200), (14.01, 410)])
def test_an_invitation_expires_after_14_days(app: Flask, now: datetime, days: float, status: int) -> None:
    address = link(invited())
    with clock.frozen(now + timedelta(days=days)):
        assert Browser(app).open(address).status_code == status


def test_sent_again_the_link_before_is_over_and_the_time_begins_anew(app: Flask, now: datetime, mails: Mails) -> None:
    account = invited()
    before = link(account)
    mails()
    with clock.frozen(now + timedelta(days=20)):
        invite_again(OPERATOR, account.id)
        db.session.rollback()
        assert Browser(app).open(before).status_code == 410
        assert Browser(app).open(link_in(mails()[-1])).status_code == 200


def test_withdrawn_it_is_over_and_a_mail_that_waits_is_not_sent(app: Flask, mails: Mails) -> None:
    account = invited()
    address = link(account)
    withdraw_invitation(OPERATOR, account.id)
    assert (Browser(app).open(address).status_code, mails()) == (410, [])


def test_a_link_for_one_purpose_is_none_for_another(app: Flask) -> None:
    address = link(invited()).replace("/invitations/", "/reset/")
    assert Browser(app).open(address).status_code == 410


def test_neither_the_link_nor_the_address_stands_in_jobs_announcements_and_trace(app: Flask) -> None:
    token = invitation_token(invited())
    kept = [str(job.ids) for job in db.session.scalars(select(Job))]
    kept += [str((one.topic, one.data)) for one in db.session.scalars(select(Announcement))]
    kept += [str((one.fields, one.subject_kind)) for one in db.session.scalars(select(AuditEntry))]
    assert [one for one in kept if token in one or "ines" in one.lower()] == []


def test_one_account_for_an_address_whatever_its_capitals(app: Flask) -> None:
    invited("ines@example.org")
    with pytest.raises(Refused) as refused:
        invited("Ines@EXAMPLE.org")
    assert refused.value.refusal.code == "people.is_there_already"
    assert len(db.session.scalars(select(Account)).all()) == 1


def test_many_who_invite_the_same_person_at_once_make_one_account(app: Flask) -> None:
    codes: list[str] = []

    def ask() -> None:
        with app.app_context():
            try:
                invited()
                codes.append("made")
            except Refused as refused:
                codes.append(refused.refusal.code)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["made"] + ["people.is_there_already"] * 5


def test_a_bad_password_is_said_at_the_field_and_nothing_happens(app: Flask) -> None:
    address = link(invited())
    browser = Browser(app)
    answer = browser.send(address, name="Inés", password="ines@example.org")
    assert (answer.status_code, "password-error" in answer.text) == (422, True)
    assert browser.open(address).status_code == 200


def test_the_secretariat_invites_by_the_form(app: Flask, mails: Mails) -> None:
    browser = Browser(app, an_account("office@example.org", "secretariat"))
    sent = {"email": "Karim@Example.org", "name": "Karim", "role": "focal_point", "scope": "entity/MEX"}
    answer = browser.send("/people/new", **sent)
    assert (answer.status_code, answer.location.startswith("/people/")) == (303, True)
    page = browser.open(answer.location).text
    assert ("Invited" in page, "Mexico" in page, "on its way to Karim@example.org" in page) == (True, True, True)
    assert [mail["To"] for mail in mails()] == ["Karim@example.org"]


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"email": "karim"}, 422, "This is not a mail address"),
        ({"role": ""}, 422, "This is needed."),
        ({"scope": "entity/XYZ"}, 422, "Not a valid choice"),
        ({"scope": "everywhere"}, 409, "This role is held for something"),
        ({"scope": "meeting/october"}, 409, "This role is not held for a thing of this kind"),
        ({"role": "secretariat"}, 409, "This role is held everywhere"),
        ({"role": "administrator", "scope": "everywhere"}, 409, "Only administrators give and take"),
        ({"email": "Office@Example.org"}, 409, "is here already"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said(app: Flask, changes: dict[str, str], status: int, said: str) -> None:
    browser = Browser(app, an_account("office@example.org", "secretariat"))
    sent = {"email": "karim@example.org", "name": "", "role": "focal_point", "scope": "entity/MEX", **changes}
    answer = browser.send("/people/new", **sent)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert find_by_email("karim@example.org") is None


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [("secretariat", "", 303), ("secretariat", "everywhere", 303), ("focal_point", "", 422), ("participant", "", 422),
     ("participant", "everywhere", 303), ("participant", "meeting/october", 303)],
)  # fmt: skip
def test_for_what_is_asked_where_the_role_leaves_a_choice(app: Flask, role: str, scope: str, status: int) -> None:
    browser = Browser(app, an_account("office@example.org", "secretariat"))
    assert "(optional)" not in browser.open("/people/new").text.partition("For")[2]
    assert browser.send("/people/new", email="karim@example.org", role=role, scope=scope).status_code == status


def test_who_holds_no_role_for_it_invites_nobody(app: Flask) -> None:
    with pytest.raises(Refused) as refused:
        invite(actor_of(an_account()), "karim@example.org", [MEXICO])
    assert refused.value.refusal.code == "people.gives_no_roles"
