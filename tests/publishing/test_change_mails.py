"""Those whom a change concerns are told by mail, and what is shown is what leaves."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core.db import db
from app.core.policy import OPERATOR, Grant, Scope
from app.core.refusal import Refused
from app.meetings.commands.statuses import postpone
from app.meetings.queries import published
from app.meetings.queries.editing import find_draft
from app.publishing.commands import publish_and_tell
from app.publishing.exports.mails import write_letters
from app.publishing.models import ChangeMail
from app.publishing.queries.mails import sources_of_draft
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting, an_officer
from tests.publishing.mailing import (
    CHAIRED,
    MAILS,
    PUBLICATION,
    VERSIONS,
    Mails,
    fields,
    programme,
    publish_seen,
    sent,
    shown,
    told,
)


def test_what_is_shown_is_what_is_sent(office: Browser, mails: Mails) -> None:
    page = office.open(PUBLICATION).text
    assert "Presenter: Thematic session 1" in page
    answer = publish_seen(office)
    assert (answer.status_code, answer.location) == (303, MAILS)
    assert {mail["To"].addresses[0].addr_spec: sent(mail) for mail in mails()} == shown(page)
    assert set(shown(page)) == {"ana@example.org", "ben@example.org"}


def test_a_mail_says_what_changed_what_one_does_now_and_what_to_do(office: Browser, mails: Mails) -> None:
    publish_seen(office)
    subject, plain, rich = sent(mails()[0])
    assert subject == "Thematic discussions: changes that concern you"
    assert plain == (
        "Dear ana,\n\n"
        "The programme of Thematic discussions, 19–21 October 2026, has changed. This is what concerns you:\n\n"
        "- Thematic session 1 moves from A to B\n\n"
        "What you do in the meeting now (times are those of Vienna):\n\n"
        "- Thematic session 1: Monday, 19 October 2026, 10:00–13:00, B. Presenter.\n\n"
        "All that changed: http://127.0.0.1:8000/meetings/autumn/changes?from=1&to=2\n"
        "The programme as it is now: http://127.0.0.1:8000/meetings/autumn\n\n"
        "If something is wrong, or you cannot do it so, answer this mail or write to secretariat@rostrum.invalid "
        "at once.\n"
    )
    assert "<li><bdi>Thematic session 1</bdi> moves from <bdi>A</bdi> to <bdi>B</bdi></li>" in rich
    assert office.open("/meetings/autumn/changes?from=1&to=2").status_code == 200


def test_somebody_or_everybody_is_left_out(office: Browser, mails: Mails) -> None:
    kept = db.session.scalar(select(func.count()).select_from(ChangeMail))
    key = next(one.split('"')[0] for one in office.open(PUBLICATION).text.split('name="leave_out" value="')[1:])
    publish_seen(office, leave_out=key)
    assert (kept, told(mails)) == (0, {"ben@example.org"})
    a_meeting(programme(room="C"))
    assert publish_seen(office, leave_out="*").location == "/meetings/autumn/changes"
    assert told(mails) == {"ben@example.org"}


def test_a_line_of_her_own_is_shown_before_it_leaves(office: Browser, mails: Mails) -> None:
    again = publish_seen(office, line="Sorry <b> for\tthe  move")
    assert (again.status_code, published("autumn").version.number) == (409, 1)
    assert "The Secretariat adds: Sorry <b> for the move" in shown(again.text)["ana@example.org"][1]
    answer = office.send(VERSIONS, note="", line="Sorry <b> for the move", **fields(again.text))
    assert answer.status_code == 303
    assert {one["To"].addresses[0].addr_spec: sent(one) for one in mails()} == shown(again.text)


def change_address() -> None:
    addresses(ana="ana@elsewhere.example")


def change_draft() -> None:
    a_meeting(programme(room="C"))


def postpone_the_second() -> None:
    postpone("autumn", "strike", OPERATOR, number=2)


def name_somebody_more() -> None:
    an_account("olga@example.org", Grant("conference_officer", Scope("meeting", "autumn")))


@pytest.mark.parametrize("meanwhile", [change_address, change_draft, name_somebody_more])
def test_what_changed_since_is_shown_again_and_nothing_leaves(office: Browser, mails: Mails, meanwhile) -> None:
    seen = fields(office.open(PUBLICATION).text)
    meanwhile()
    again = office.send(VERSIONS, page=PUBLICATION, note="", **seen)
    assert (again.status_code, published("autumn").version.number, mails()) == (409, 1, [])
    assert office.send(VERSIONS, page=PUBLICATION, note="", **fields(again.text)).status_code == 303
    assert {one["To"].addresses[0].addr_spec: sent(one) for one in mails()} == shown(again.text)


def test_nobody_is_told_without_having_been_shown(office: Browser, mails: Mails) -> None:
    assert publish_seen(office, shown="").status_code == 409
    assert (published("autumn").version.number, mails()) == (1, [])


def test_what_is_refused_sends_nothing(office: Browser, mails: Mails) -> None:
    a_meeting(programme(room="B", presiding_officer=None))
    assert publish_seen(office).status_code == 409
    assert (mails(), db.session.scalar(select(func.count()).select_from(ChangeMail))) == ([], 0)


def test_whoever_left_is_told_so(office: Browser, mails: Mails) -> None:
    a_meeting(programme(room="A", presenters=()))
    publish_seen(office)
    left = next(one for one in mails() if one["To"].addresses[0].addr_spec == "ana@example.org")
    assert "No longer among the presenters of Thematic session 1: ana" in sent(left)[1]
    assert "You are no longer named in the programme." in sent(left)[1]


def test_whoever_publishes_is_not_told_and_who_has_no_address_is_named(office: Browser, mails: Mails) -> None:
    addresses(ana="INES@example.org")
    page = office.open(PUBLICATION).text
    assert "No mail address is kept" in page
    assert "Ama Mensah" in page
    publish_seen(office)
    assert told(mails) == {"ben@example.org"}


def test_a_conference_officer_of_the_meeting_is_told_of_everything_once(office: Browser, mails: Mails) -> None:
    an_account("olga@example.org", Grant("conference_officer", Scope("meeting", "autumn")))
    an_account("omar@example.org", "conference_officer")
    a_meeting(programme(room="A", second={"room": "Z"}))
    publish_seen(office)
    assert told(mails) == {"cy@example.org", "olga@example.org"}
    addresses(cy="olga@example.org")
    a_meeting(programme(room="B", second={"room": "Y"}))
    publish_seen(office)
    of_olga = [one for one in mails() if one["To"].addresses[0].addr_spec == "olga@example.org"][1:]
    assert [sent(one)[1].count("moves from") for one in of_olga] == [2]


def test_a_first_version_tells_nobody(app: Flask, mails: Mails) -> None:
    a_meeting(programme())
    addresses(ana="ana@example.org")
    assert publish_seen(Browser(app, an_account("ines@example.org", "secretariat"))).status_code == 303
    assert mails() == []


def test_an_officer_without_a_sitting_is_told_that_there_is_none(app: Flask, mails: Mails) -> None:
    a_published_meeting(a_programme(a_sitting(1, **CHAIRED), officers=(an_officer(),)))
    addresses(**{"ama mensah": "ama@example.org"})
    a_meeting(a_programme(a_sitting(1, room="B"), officers=(an_officer(),)))
    office = Browser(app, an_account("ines@example.org", "secretariat"))
    publish_seen(office, acknowledged="nobody_presides|1||||")
    assert "preside over no particular sitting" in sent(mails()[0])[1]


@pytest.mark.parametrize("meanwhile", [change_address, change_draft, postpone_the_second])
def test_under_the_lock_nothing_leaves_that_was_written_from_something_else(
    office: Browser, mails: Mails, meanwhile
) -> None:
    draft = find_draft("autumn")
    leaving = write_letters(sources_of_draft(draft, None)).leaving(())
    meanwhile()
    was = published("autumn").version.number
    with pytest.raises(Refused):
        publish_and_tell("autumn", draft.edition, [], leaving, OPERATOR)
    assert (published("autumn").version.number, mails()) == (was, [])
