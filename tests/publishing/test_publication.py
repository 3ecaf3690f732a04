"""Publishing a draft: the changes in words, each warning acknowledged by name, a note."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.acknowledging import publish_draft
from app.meetings.models import Acknowledgement
from app.meetings.queries import published, versions
from app.meetings.rules.people import Presenter
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.builders.programmes import a_programme, a_sitting

DRAFT = "/meetings/autumn/draft"
PUBLICATION, VERSIONS = f"{DRAFT}/publication", f"{DRAFT}/versions"
CHAIRED = {"presiding_officer": "chair"}


def programme(**first):
    return a_programme(a_sitting(1, thematic_number=1, **{**CHAIRED, **first}), a_sitting(2, **CHAIRED))


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary, and a published meeting whose draft has another room and nobody to preside."""
    a_published_meeting(programme(room="A"))
    a_meeting(programme(room="B <i>", presiding_officer=None))
    return Browser(app, an_account("ines@example.org", "secretariat"))


def send(office: Browser, edition: int = 2, **fields):
    return office.send(VERSIONS, page=PUBLICATION, edition=str(edition), **{"note": "", **fields})


def test_the_page_says_what_will_change_and_what_there_is_to_look_at(office: Browser) -> None:
    page = office.open(PUBLICATION).text
    assert "B &lt;i&gt;" in page
    assert "Nobody is named to preside over Thematic session 1." in page


def test_without_acknowledging_nothing_is_published(office: Browser) -> None:
    sent = send(office, note="Kept <b>note</b>")
    assert (sent.status_code, "Kept &lt;b&gt;note" in sent.text) == (409, True)
    assert len(versions("autumn")) == 1


def test_what_was_acknowledged_is_kept_with_the_version_and_who(office: Browser) -> None:
    sent = send(office, acknowledged="nobody_presides|1||||", note="A  new\nroom")
    assert (sent.status_code, sent.location) == (303, "/meetings/autumn/changes")
    assert (versions("autumn")[0].number, versions("autumn")[0].note) == (2, "A new room")
    kept = db.session.execute(select(Acknowledgement.version, Acknowledgement.warning, Acknowledgement.actor_id)).all()
    assert kept == [(2, "nobody_presides|1||||", versions("autumn")[0].actor_id)]
    assert "B &lt;i&gt;" in office.open("/meetings/autumn/changes").text


def test_what_was_acknowledged_is_shown_with_version_and_name(office: Browser) -> None:
    assert "Acknowledged before" not in office.open(PUBLICATION).text
    send(office, acknowledged="nobody_presides|1||||")
    a_meeting(programme(room="C", title="Renamed since"))
    page = office.open(PUBLICATION).text
    told = page[page.index("Acknowledged before") :]
    assert re.search("Version 2 ·.*Ines.*Nobody is named to preside over Thematic session 1.", told, re.DOTALL)


def test_a_draft_that_changed_since_it_was_looked_at_is_not_published(office: Browser) -> None:
    a_meeting(programme(room="C"))
    assert send(office, acknowledged="nobody_presides|1||||").status_code == 409
    assert published("autumn").programme.sitting(1).room == "A"


def test_a_first_version_needs_no_changes(app: Flask) -> None:
    a_meeting(programme())
    office = Browser(app, an_account("ines@example.org", "secretariat"))
    assert "This is the first version." in office.open(PUBLICATION).text
    assert send(office, edition=1).status_code == 303
    assert "Nothing that anybody would see." in office.open(PUBLICATION).text
    assert send(office, edition=1).status_code == 409


def test_a_note_is_no_essay(office: Browser) -> None:
    assert send(office, note="x" * 10_000).status_code == 422


def test_rooms_and_people_of_other_meetings_are_looked_at(app: Flask) -> None:
    a_published_meeting(a_programme(a_sitting(1, room="A", presenters=(Presenter(name="Ana"),)), slug="other",
                                    officers=()))  # fmt: skip
    a_meeting(programme(room="A", presenters=(Presenter(name="Ana"),)))
    page = Browser(app, an_account("ines@example.org", "secretariat")).open(PUBLICATION).text
    assert "A is taken twice at once: by Thematic session 1 and by sitting 1 of" in page
    assert "Ana is expected in two places at once" in page


def test_a_meeting_that_is_not_there_is_not_published(app: Flask) -> None:
    with pytest.raises(Refused, match="no_such_meeting"):
        publish_draft("nowhere", 1, [], OPERATOR)
