"""A conference secretary begins a meeting: empty, or in the shape of an earlier one."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.live import Announcement
from app.core.policy import OPERATOR
from app.meetings.commands.draft import write_draft
from app.meetings.queries import draft_of, load_meeting, meeting_names
from app.meetings.rules.people import Presenter
from app.meetings.rules.programme import MarginEvent, Programme
from app.meetings.rules.words import Participation
from app.workplan.commands import write_workplan
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import Browser, an_account
from tests.builders.programmes import MONDAY, a_programme, a_sitting

COPY = "/meetings/new?source=autumn&starts_on=2027-10-18"
EMPTY = "/meetings/new?source=&starts_on=2027-10-18"


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary at a browser, an earlier meeting, and a workplan of three challenges for 2027."""
    an_entity("UNODC")
    wanted = [
        ({"slug": slug, "number": number, "short_title": slug.title(), "wording": slug, "cross_cutting": cross}, [2027])
        for number, (slug, cross) in enumerate([("markets", False), ("links", False), ("all", True)], start=1)
    ]
    write_workplan({}, wanted, {}, OPERATOR)
    first = a_sitting(1, thematic_number=1, room="Boardroom D", presenters=(Presenter(name="Ada", entity="UNODC"),))
    a_published_meeting(a_programme(first, a_sitting(2, thematic_number=2), short_title="Discussions 2026, October"))
    return Browser(app, an_account("office@example.org", "secretariat"))


def draft(slug: str) -> Programme:
    return draft_of(load_meeting(slug))


def filled(**given: str) -> dict[str, str]:
    """What a browser sends of the proposed copy."""
    ordinary = {
        "title": "Thematic discussions",
        "short_title": "Discussions 2027, October",
        "slug": "meeting-2027-october",
        "timezone": "Europe/Vienna",
        "challenge_1_0": "markets",
        "challenge_1_1": "",
        "challenge_2_0": "links",
        "challenge_2_1": "markets",
    }
    return {**ordinary, **given}


def test_the_page_proposes_and_a_copy_is_made_of_what_is_chosen(office: Browser) -> None:
    assert "Discussions 2026, October" in office.open("/meetings/new").text
    page = office.open(COPY).text
    for words in ("Discussions 2027, October", "Monday, 18 October", "Boardroom D", 'value="meeting-2027-october"'):
        assert words in page
    sent = office.send(COPY, **filled())
    assert (sent.status_code, sent.location) == (303, "/meetings/meeting-2027-october/draft")
    made = draft("meeting-2027-october")
    assert [(one.date, one.challenges) for one in made.sittings] == [
        (date(2027, 10, 18), ("markets",)),
        (date(2027, 10, 18), ("links", "markets")),
    ]
    assert made.sitting(1).presenters == (Presenter(entity="UNODC"),)
    assert [officer.name for officer in made.header.officers] == [None]


def with_margins() -> None:
    """The earlier meeting was on line, and had two events on its margins."""
    margins = tuple(MarginEvent(title=title, starts_on=MONDAY) for title in ("Tenth <b>anniversary</b>", "Briefing"))
    write_draft(a_programme(a_sitting(1), a_sitting(2), margins=margins, participation=Participation.ONLINE), OPERATOR)


def test_events_on_the_margins_are_held_again_only_where_they_are_ticked(office: Browser) -> None:
    with_margins()
    page = office.open(COPY).text
    assert ("Tenth &lt;b&gt;anniversary&lt;/b&gt;" in page, "Tick what is held again" in page) == (True, True)
    office.send(COPY, **filled(participation="hybrid"))
    made = draft("meeting-2027-october").header
    assert (made.margins, made.participation) == ((), Participation.HYBRID)
    office.send(COPY, **filled(slug="other", participation="", margin_2="y"))
    made = draft("other").header
    assert [(one.title, one.starts_on) for one in made.margins] == [("Briefing", date(2027, 10, 18))]
    assert made.participation is None


def test_the_announcement_says_what_came_from_where(office: Browser) -> None:
    office.send(COPY, **filled())
    found = db.session.scalars(select(Announcement).where(Announcement.kind == "meeting_created")).one()
    meeting = load_meeting("meeting-2027-october")
    assert found.data == {"meeting_id": meeting.id, "copied_from": "autumn", "sittings": [[1, 1], [2, 2]]}
    actions = db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject_id == meeting.id)).all()
    assert "meetings.create" in actions


def test_challenges_that_another_meeting_takes_up_are_not_proposed_again(office: Browser) -> None:
    office.send(COPY, **filled(challenge_2_0="", challenge_2_1="markets"))
    page = office.open("/meetings/new?source=autumn&starts_on=2027-11-08").text
    assert page.count('<option selected value="links">') == 2
    assert '<option selected value="markets">' not in page


def test_a_meeting_can_begin_empty_and_without_challenges(office: Browser) -> None:
    assert "Last day" in office.open(EMPTY).text
    sent = office.send(
        EMPTY,
        title=" Briefing <b>of</b>\nStates ",
        slug="briefing",
        timezone="America/Bogota",
        ends_on="2027-10-19",
        participation="hybrid",
        session="70",
    )
    assert sent.status_code == 303
    header = draft("briefing").header
    assert (header.title, header.timezone, header.ends_on) == (
        "Briefing <b>of</b> States",
        "America/Bogota",
        date(2027, 10, 19),
    )
    assert (draft("briefing").sittings, header.session, header.participation) == ((), 70, "hybrid")
    assert "Briefing &lt;b&gt;of&lt;/b&gt; States" in office.open(sent.location).text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "  "}, "This is needed."),
        ({"title": "x" * 10_000}, "Use at most 500 characters."),
        ({"slug": "Not A Slug"}, "Use small letters, digits and hyphens."),
        ({"slug": "new"}, "This is the address of a page."),
        ({"timezone": "Nowhere/Else"}, "Not a valid choice"),
        ({"session": "-5"}, "Enter a number from 1 to 999."),
        ({"challenge_1_0": "nothing"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_begun(office: Browser, fields, words: str) -> None:
    sent = office.send(COPY, **filled(**fields))
    assert (sent.status_code, words in sent.text) == (422, True)
    assert set(meeting_names()) == {"autumn"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/meetings/new?source=nowhere&starts_on=2027-10-18", 422),
        ("/meetings/new?source=autumn&starts_on=yesterday", 422),
        ("/meetings/new?source=autumn&starts_on=9999-12-31", 422),
        ("/meetings/new?source=autumn", 422),
    ],
)
def test_a_beginning_that_cannot_be_is_asked_for_again(office: Browser, address: str, status: int) -> None:
    assert office.open(address).status_code == status
    assert office.send(address, **filled()).status_code == status


def test_the_last_day_is_not_before_the_first(office: Browser) -> None:
    sent = office.send(EMPTY, title="x", slug="x", timezone="UTC", ends_on="2027-10-17", participation="")
    assert (sent.status_code, "The last day is the first day or comes after it." in sent.text) == (422, True)


def test_a_name_in_addresses_belongs_to_one_meeting_for_ever(office: Browser) -> None:
    before = draft("autumn")
    empty = filled(slug="autumn", ends_on="2027-10-19", participation="")
    for address, fields in ((COPY, filled(slug="autumn")), (EMPTY, empty)):
        sent = office.send(address, **fields)
        assert sent.status_code == 409
        assert "There is a meeting with the address name autumn already." in sent.text
    assert draft("autumn") == before


def test_only_the_secretariat_sees_a_draft_in_the_public_layout(office: Browser, app: Flask) -> None:
    office.send(COPY, **filled())
    address = "/meetings/meeting-2027-october/draft/preview"
    for seen in (address, f"{address}?view=list", f"{address}/sittings/1"):
        page = office.open(seen).text
        assert ("Only the Secretariat sees this." in page, "Markets" in page) == (True, True)
    assert "to be named" in office.open(f"{address}/sittings/1").text
    for other in (Browser(app), Browser(app, an_account("x@example.org", "conference_officer"))):
        assert [other.open(seen).status_code for seen in (address, f"{address}/sittings/1")] == [404, 404]
        assert "meeting-2027-october" not in other.open("/").text
    assert f'href="{address.removesuffix("/preview")}"' in office.open("/").text
    assert f'href="{address}"' in office.open(address.removesuffix("/preview")).text
    assert "Published is version 1" in office.open("/meetings/autumn/draft/preview").text


def test_nobody_else_begins_a_meeting(office: Browser, app: Flask) -> None:
    other = Browser(app, an_account("x@example.org", "conference_officer"))
    assert (other.open("/meetings/new").status_code, other.send(COPY, **filled()).status_code) == (403, 403)
    assert set(meeting_names()) == {"autumn"}
