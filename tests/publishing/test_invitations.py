"""Lines 34 to 37 of docs/calendars.md: invitations by mail, shown before they leave."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, reinstate
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.people.queries.accounts import get_account
from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting
from tests.calendars import Component, read
from tests.publishing.mailing import fields
from tests.readers import READERS
from tests.readers.seen import meant

PAGE = "/meetings/autumn/draft/invitations"
FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
Mails = Callable[[], list[EmailMessage]]


@pytest.fixture
def news(mails: Mails) -> Mails:
    """The mails that came since one looked last."""
    seen: set[str] = set()

    def look() -> list[EmailMessage]:
        came = [mail for mail in mails() if mail["Message-ID"] not in seen]
        seen.update(mail["Message-ID"] for mail in came)
        return came

    return look


@pytest.fixture(autouse=True)
def _first(app: Flask):  # type: ignore[no-untyped-def]
    with clock.frozen(FIRST):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary. Ana presents and Ben sits on the panel of the first sitting, Cy opens it; Ama Mensah presides."""
    people = {"presenters": (Presenter(name="Ana"),), "panel": (Panellist(name="Ben"),)}
    first = a_sitting(
        1, title="One", presiding_officer="chair", opening_speakers=(OpeningSpeaker(name="Cy"),), **people
    )
    a_published_meeting(a_programme(first, a_sitting(2, title="Two", panel=(Panellist(name="Ben"),))))
    addresses(ana="ana@example.org", ben="ben@example.org", cy="cy@example.org", **{"ama mensah": "ama@example.org"})
    return Browser(app, an_account("ines@example.org", "secretariat"))


def send(office: Browser, page: str = PAGE, **changes: str):  # type: ignore[no-untyped-def]
    return office.send(page, **{**fields(office.open(page).text), **changes})


def arrived(mails: Mails) -> list[tuple[str, str, str]]:
    """Each mail: to whom, what it asks, and about which sitting."""
    return sorted((to(mail), invitation(mail)["METHOD"].value, event(mail)["SUMMARY"].text) for mail in mails())


def to(mail: EmailMessage) -> str:
    return mail["To"].addresses[0].addr_spec


def part(mail: EmailMessage) -> EmailMessage:
    (found,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return found  # type: ignore[return-value]


def octets(mail: EmailMessage) -> bytes:
    return part(mail).get_payload(decode=True)  # type: ignore[return-value]


def invitation(mail: EmailMessage) -> Component:
    return read(octets(mail))


def event(mail: EmailMessage) -> Component:
    (found,) = invitation(mail).events  # line 35: one UID a mail
    return found


def change(**first: object) -> None:
    draft = draft_of(load_meeting("autumn"))
    a_meeting(draft.with_sittings(replace(one, **first) if one.number == 1 else one for one in draft.sittings))
    publish("autumn", OPERATOR)


def test_who_presides_presents_or_sits_on_a_panel_is_invited_once_to_each_sitting(
    office: Browser, mails: Mails
) -> None:
    assert send(office).status_code == 303
    invited = [("ama", "One"), ("ana", "One"), ("ben", "One"), ("ben", "Two")]
    assert arrived(mails) == [(f"{name}@example.org", "REQUEST", title) for name, title in invited]
    assert "Everybody is invited." in office.open(PAGE).text
    assert (send(office).status_code, len(mails())) == (303, 4)


def test_line_34_a_mail_has_words_and_the_invitation_in_both_forms(office: Browser, mails: Mails) -> None:
    send(office)
    for mail in mails():
        kinds = [one.get_content_type() for one in mail.walk()]
        assert kinds == [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "text/calendar",
            "application/ics",
        ]
        calendar_part = part(mail)
        assert {name: calendar_part.get_param(name) for name in ("charset", "method")} == {
            "charset": "utf-8",
            "method": "REQUEST",
        }
        (file,) = mail.iter_attachments()
        assert (file.get_filename(), file.get_payload(decode=True)) == ("invite.ics", octets(mail))


def test_line_35_it_names_its_recipient_alone_and_a_mailbox_that_is_read(office: Browser, mails: Mails) -> None:
    send(office)
    for mail in mails():
        attendee, organizer = event(mail)["ATTENDEE"], event(mail)["ORGANIZER"]
        assert attendee.value == f"mailto:{to(mail)}"
        wanted = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        assert {name: attendee.parameters[name] for name in wanted} == wanted
        assert organizer.value == f"mailto:{mail['From'].addresses[0].addr_spec}"


def test_line_36_stamped_when_sent_and_no_feed(office: Browser, mails: Mails) -> None:
    send(office)
    later = FIRST + timedelta(hours=1)
    with clock.frozen(later):
        found = [invitation(mail) for mail in mails()]
    assert {one.events[0]["DTSTAMP"].when for one in found} == {later}
    assert {one.events[0]["LAST-MODIFIED"].when for one in found} == {FIRST}
    assert {line.name for one in found for line in one.lines} == {"VERSION", "PRODID", "CALSCALE", "METHOD"}


def test_line_37_the_event_is_that_of_the_feed(app: Flask, office: Browser, mails: Mails) -> None:
    change(room="C4")
    send(office)
    (feed, *_) = read(app.test_client().get("/meetings/autumn/calendar.ics").data).events
    (mail, *_) = [one for one in mails() if to(one) == "ana@example.org"]
    own = {"DTSTAMP", "ATTENDEE", "ORGANIZER"}
    assert [one for one in event(mail).lines if one.name not in own] == [
        one for one in feed.lines if one.name not in own
    ]
    assert feed["SEQUENCE"].value == "1"
    assert "decline: with both it stands there twice" in mail.get_body(("plain",)).get_content()


def test_line_36_a_change_of_time_or_place_is_told_with_the_next_sequence(office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    change(note="Bring your badge.")
    assert "Everybody is invited." in office.open(PAGE).text
    change(room="C4")
    send(office)
    later = news()
    assert {(to(mail)[:3], event(mail)["SEQUENCE"].value, invitation(mail)["METHOD"].value) for mail in later} == {
        (name, "1", "REQUEST") for name in ("ama", "ana", "ben")
    }
    assert all(mail["Subject"].startswith("Changed: One, ") for mail in later)


def test_line_36_cancelled_is_taken_back_and_reinstated_asked_again(office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    cancel("autumn", "no quorum", OPERATOR, 1)
    send(office)
    taken_back = news()
    assert {(invitation(one)["METHOD"].value, part(one).get_param("method")) for one in taken_back} == {("CANCEL",) * 2}
    said = {
        (event(one)["STATUS"].value, event(one)["SEQUENCE"].value, "RSVP" in event(one)["ATTENDEE"].parameters)
        for one in taken_back
    }
    assert (len(taken_back), said) == (3, {("CANCELLED", "1", False)})
    reinstate("autumn", "found", OPERATOR, 1)
    send(office)
    assert {(invitation(one)["METHOD"].value, event(one)["SEQUENCE"].value) for one in news()} == {("REQUEST", "2")}


def test_who_has_no_part_any_more_is_told_and_who_comes_is_invited(office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    addresses(dee="dee@example.org")
    change(presenters=(Presenter(name="Dee"),))
    send(office)
    assert sorted((to(one), invitation(one)["METHOD"].value, event(one)["STATUS"].value) for one in news()) == [
        ("ana@example.org", "CANCEL", "CANCELLED"),
        ("dee@example.org", "REQUEST", "CONFIRMED"),
    ]


def test_another_address_is_invited_and_the_one_before_told(office: Browser, news: Mails) -> None:
    send(office)
    assert len(news()) == 4
    addresses(ana="ana@elsewhere.example")
    send(office)
    assert sorted((to(one), invitation(one)["METHOD"].value) for one in news()) == [
        ("ana@elsewhere.example", "REQUEST"),
        ("ana@example.org", "CANCEL"),
    ]


def test_what_is_left_out_stays_due(office: Browser, mails: Mails) -> None:
    (key, *_others) = re.findall('name="leave_out" value="([0-9a-f]{32})"', office.open(PAGE).text)
    send(office, leave_out=key)
    assert len(mails()) == 3
    assert office.open(PAGE).text.count('name="leave_out"') == 1


def test_what_was_not_shown_does_not_leave(office: Browser, mails: Mails) -> None:
    seen = fields(office.open(PAGE).text)
    change(room="C4")
    assert (office.send(PAGE, **seen).status_code, mails()) == (409, [])


def test_nobody_is_invited_to_a_rehearsal_or_to_what_is_over(office: Browser, mails: Mails) -> None:
    with clock.frozen(datetime(2026, 10, 19, 12, tzinfo=UTC)):
        office.sign_in(get_account(1))
        send(office)
        assert arrived(mails) == [("ben@example.org", "REQUEST", "Two")]
    a_meeting(a_programme(a_sitting(1, panel=(Panellist(name="Ben"),)), rehearsal=True))
    publish("autumn", OPERATOR)
    assert "Nobody is invited." in office.open(PAGE).text


@pytest.mark.parametrize("reader", ["icalendar", "vobject"])
def test_others_read_an_invitation_as_it_was_meant(office: Browser, mails: Mails, reader: str) -> None:
    send(office)
    for mail in mails():
        assert READERS[reader](octets(mail)) == meant(octets(mail))
