"""After a purge no name, address or file of a registered person is found anywhere; what was published stays."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.db import db, write
from app.core.export import kept_or_made
from app.core.files import keep
from app.core.jobs import GivenUp, Job, Worker, enqueue, job
from app.core.mail import Written, send_written
from app.core.policy import OPERATOR
from app.core.repeats import Answered, once
from app.floor.commands import lists
from app.floor.commands.speakers import Wanted, give_interpreters_text, inscribe
from app.floor.queries.steps import find_sitting, on_floor
from app.floor.rules.speakers import Inscription, ListTerms
from app.meetings.commands.draft import Doing, write_draft
from app.meetings.queries.editing import find_draft
from app.meetings.queries.warnings import warnings_of
from app.meetings.rules.editing.steps import StepKind
from app.meetings.rules.people import Panellist
from app.publishing.commands import publish_and_tell, send_invitations
from app.publishing.exports.invitations import write_invitations
from app.publishing.exports.mails import write_letters
from app.publishing.queries.invitations import invitation_sources
from app.publishing.queries.mails import sources_of_draft
from app.registrations.commands.changing import change
from app.registrations.commands.deciding import decide
from app.registrations.commands.delegations import give_credentials
from app.registrations.commands.purging import erase, purge
from app.registrations.commands.submitting import submit
from app.registrations.models import Registration
from app.registrations.queries.people import get_registration, particulars_of
from app.registrations.rules.purging import kept_as, thread_of
from app.registrations.rules.words import Consent, Deed, Gender, Way
from tests.builders.mails import addresses
from tests.builders.meetings import a_published_meeting
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, registered, some_credentials
from tests.core.files import samples
from tests.registrations.traces import found_in, shut_readers

BEFORE, AFTER = datetime(2026, 9, 1, 12, tzinfo=UTC), datetime(2027, 5, 1, 12, tzinfo=UTC)
# Long enough to be found by chance nowhere; letters that mails, JSON and HTML each write in their own way.
PEOPLE = {
    "family_name": "Žáčková-Ōnámae", "title": "Đoctôr Exçellenz", "function": "Ünder-Sécretary of Śtate",
    "email": "zackova.onamae@hidden-mission.example", "gender_words": "nëither-of-thësë",
    "needs": "ä ramp; <b>&\"quiet\"", "visa_details": "passpört X9-4471-Q",
}  # fmt: skip
GIVEN_NAMES = "Wilhelmína Þóra"
SAID = {"reason": "whích pøst preçisely?", "answer": "the pöst of ãttaché", "file": "näme-of-ann.pdf"}
CONTACT = {"ana": "ana.contact@hidden-address.example", "ben": "ben.contact@hidden-address.example"}
DRAFTED = "Çharlie Nëver-Published"
MARKS = {
    "first": "CREDENTIALS-ONE-7f3a",
    "second": "CREDENTIALS-TWO-81bc",
    "answer": "ANSWER-5d20",
    "kept": "PAPER-99e1",
}
ON_THE_LIST = {"representative": "Rosalínd Çalled-Upon", "representative_title": "Hïgh Represëntative"}
FOR_INTERPRETERS = "Thank yoü, Mädam Chair; my delegatiön is grateful."
SECRETS = [
    *PEOPLE.values(), GIVEN_NAMES, *SAID.values(), *CONTACT.values(), DRAFTED, *MARKS.values(),
    *ON_THE_LIST.values(), FOR_INTERPRETERS,
]  # fmt: skip
PUBLISHED = "Béatrice Püblished"


@job("test.mail_person")
def mail_person(registration_id: int) -> None:
    """A mail as registrations send it."""
    row = get_registration(registration_id)
    said = f"{row.title} {row.name}, {row.function}: {row.needs}"
    send_written(row.email, Written(f"Registered: {row.name}", said, f"<p>{said}</p>"), thread=thread_of("autumn"))


@job("test.fails")
def fails(registration_id: int) -> None:
    """Work that is given up."""
    raise GivenUp("The mail server refused this recipient for good (code 550).")


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before the meeting, until somebody says otherwise."""
    with clock.frozen(BEFORE):
        yield


def file_with(mark: str) -> bytes:
    """A document in which a mark stands."""
    return samples.pdf() + f"\n% {mark}\n".encode()


def a_whole_meeting(app: Flask) -> Registration:
    """Somebody about whom there is everything, everywhere."""
    panel = (Panellist(name="ben"), Panellist(name=PUBLISHED))
    programme = a_programme(a_sitting(1, panel=panel, presiding_officer="chair"), a_sitting(2))
    a_published_meeting(programme)
    addresses(**CONTACT)
    delegation = a_delegation("MEX", credentials=False)
    give_credentials(delegation.id, some_credentials(file_with(MARKS["first"])), OPERATOR)
    give_credentials(delegation.id, some_credentials(file_with(MARKS["second"])), OPERATOR)
    said = {**PEOPLE, "gender": Gender.OWN_WORDS, "wants_visa_letter": True, "consents": frozenset({Consent.LISTED})}
    (row,) = registered(delegation, f"{GIVEN_NAMES} Before", email="before@hidden-mission.example")
    change(row.id, replace(particulars_of(get_registration(row.id)), given_names=GIVEN_NAMES, **said), OPERATOR, seen=1)
    decide("autumn", [row.public_id], Deed.ASK_MORE, OPERATOR, SAID["reason"])
    file = keep(BytesIO(file_with(MARKS["answer"])), "registrations.answer", OPERATOR, SAID["file"]).id
    submit(row.id, OPERATOR, text=SAID["answer"], file=file)
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    draft_and_publish(programme)
    ask_to_speak()
    with write():
        for work in (mail_person, fails):
            enqueue(work, registration_id=row.id)
    once(OPERATOR, "holder", "key", "asked", lambda: Answered(201, f'{{"id": "{row.public_id}", "needs": "ä ramp"}}'))
    kept_or_made(Path(app.config["ROSTRUM"].instance) / "exports", f"{kept_as('autumn')}x.pdf", MARKS["kept"].encode)
    work_off(app)
    return row


def ask_to_speak() -> None:
    """Somebody is named as the speaker of a delegation, and their text is with the interpreters."""
    lists.announce_list("autumn", 1, ListTerms(key="debate", opens_at=BEFORE), OPERATOR)
    who = inscribe("autumn", 1, Wanted(list="debate", entity="MEX", **ON_THE_LIST), OPERATOR)
    give_interpreters_text("autumn", 1, who, FOR_INTERPRETERS, "es", OPERATOR)


def draft_and_publish(programme) -> None:  # type: ignore[no-untyped-def]
    """Somebody is drafted and not published; those with an address are told of another room, and invited."""
    drafted = replace(programme.sittings[0], panel=(*programme.sittings[0].panel, Panellist(name=DRAFTED)))
    write_draft(replace(programme, sittings=(drafted, programme.sittings[1])), OPERATOR, Doing(StepKind.EDITED))
    moved = replace(programme.sittings[0], room="Another room")
    write_draft(replace(programme, sittings=(moved, programme.sittings[1])), OPERATOR)
    draft = find_draft("autumn")
    assert draft is not None
    letters = write_letters(sources_of_draft(draft, None), "Come early")
    publish_and_tell(
        "autumn", draft.edition, [one.key for one in warnings_of(draft.programme)], letters.leaving(()), OPERATOR
    )
    sources = invitation_sources("autumn")
    assert sources is not None
    send_invitations("autumn", write_invitations(sources).leaving(()), OPERATOR)


def work_off(app: Flask) -> None:
    """Do what waits, with nobody reading meanwhile."""
    shut_readers()
    while Worker(app).work_once():
        pass


def speakers() -> list[Inscription]:
    """Who is on the list, as the log says it."""
    sitting = find_sitting("autumn", 1)
    assert sitting is not None
    return on_floor(sitting).floor.waiting("debate")


def age(folder: Path) -> None:
    """Files lie there for a day."""
    yesterday = time.time() - 86400
    for path in folder.rglob("*"):
        os.utime(path, (yesterday, yesterday))


def test_nothing_personal_is_left_anywhere_after_a_purge(
    app: Flask, tmp_path: Path, database_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    a_whole_meeting(app)
    shut_readers()
    before = found_in([*SECRETS, PUBLISHED], tmp_path, database_url)
    assert set(SECRETS) - set(before) == set(), "what is not found before proves nothing afterwards"
    for secret in (GIVEN_NAMES, CONTACT["ben"]):
        assert any(name.endswith(".eml as read") for name in before[secret]), (secret, before[secret])
    age(tmp_path)
    with clock.frozen(AFTER):
        purge("autumn", OPERATOR)
        work_off(app)
        assert found_in([*SECRETS, PUBLISHED], tmp_path, database_url, *capfd.readouterr()).keys() == {PUBLISHED}
        assert [one.entity for one in speakers()] == ["MEX"], "who was on the list is known for ever"
    with clock.frozen(AFTER + timedelta(hours=1)):
        work_off(app)
        assert [one.name for one in db.session.scalars(select(Job)) if one.name != "test.fails"] == []


def test_one_person_who_asks_is_found_nowhere_and_a_colleague_is(app: Flask, tmp_path: Path, database_url: str) -> None:
    row = a_whole_meeting(app)
    (other,) = registered(get_registration(row.id).delegation, "Colleague Whostays", way=Way.ONLINE)
    age(tmp_path)
    erase(row.id, OPERATOR)
    work_off(app)
    theirs = [*PEOPLE.values(), GIVEN_NAMES, SAID["answer"], SAID["file"], MARKS["answer"], MARKS["kept"]]
    assert found_in([*theirs, "Whostays", MARKS["second"]], tmp_path, database_url).keys() == {
        "Whostays",
        MARKS["second"],
    }
    assert get_registration(other.id).name == "Colleague Whostays"
