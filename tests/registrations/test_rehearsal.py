"""The rehearsal of the demo has registration: invented people in all states, of whom nobody is written to."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

import app as rostrum
from app.core import clock
from app.core.db import db
from app.core.jobs import Job
from app.core.package.loading import load
from app.core.policy import OPERATOR
from app.demo import prepare_registration
from app.meetings.commands.rehearsing import rehearse
from app.people.commands.demo import prepare_demo
from app.people.queries.accounts import find_demo_account
from app.registrations.commands.demo import people_rehearsal
from app.registrations.models import Registration
from app.registrations.queries.delegations import delegations_of, find_delegation
from app.registrations.queries.registry import find_registry
from app.registrations.queries.review import Sought, find_people, state_counts
from app.registrations.queries.standing import standings
from app.registrations.queries.terms import find_terms
from app.registrations.rules.invented import PEOPLE
from app.registrations.rules.words import State
from tests.builders.people import Browser, an_account

SAMPLE = Path(rostrum.__path__[0]) / "sample"
FILES = ("entities.yaml", "challenges.yaml", "rehearsal.yaml")


@pytest.fixture
def rehearsal(app: Flask, now: datetime) -> Flask:
    """A rehearsal that was moved to now, with its registration."""
    load({name: (SAMPLE / name).read_bytes() for name in FILES}, OPERATOR)
    rehearse("rehearsal", by=OPERATOR)
    prepare_registration("rehearsal")
    return app


def jobs() -> int:
    """How many mails about registrations wait to be sent."""
    of = select(func.count()).select_from(Job).where(Job.name.startswith("registrations."))
    return db.session.scalar(of)


def test_there_is_somebody_in_every_state_and_nobody_is_written_to(rehearsal: Flask) -> None:
    counts = state_counts(find_registry("rehearsal"))
    assert (set(counts), sum(counts.values())) == (set(State), sum(PEOPLE.values()))
    assert (len(delegations_of("rehearsal")), jobs()) == (45, 0)
    addresses = set(db.session.scalars(select(Registration.email)))
    assert [one for one in addresses if not one.endswith("@example.org")] == []


def test_places_are_given_as_they_would_be(rehearsal: Flask) -> None:
    found = {one.delegation.entity_code: one for one in standings(find_registry("rehearsal"))}
    assert (found["MEX"].left.in_person, found["MEX"].people[State.WAITING] > 1) == (0, True)
    waits = find_people(find_registry("rehearsal"), Sought(state="waiting")).waits
    assert {one.full.code for one in waits.values()} >= {"registrations.no_place_in_person"}
    lacking = {one.delegation.entity_code for one in found.values() if one.credentials_missing}
    approved = {code for code, one in found.items() if one.people.get(State.APPROVED)}
    assert (len(lacking), lacking & approved) == (7, set())
    changed = find_people(find_registry("rehearsal"), Sought(only="changed")).people
    assert len(changed) > 1


def test_again_nothing_is_doubled_and_what_somebody_did_stays(rehearsal: Flask) -> None:
    before = Counter(db.session.scalars(select(Registration.public_id)))
    edition = find_terms("rehearsal").edition
    prepare_registration("rehearsal")
    assert Counter(db.session.scalars(select(Registration.public_id))) == before
    assert find_terms("rehearsal").edition == edition
    assert people_rehearsal("rehearsal", find_delegation("rehearsal", "MEX").credentials_id, OPERATOR) == 0


def test_when_the_rehearsal_is_moved_registration_closes_with_it(rehearsal: Flask) -> None:
    closes = find_terms("rehearsal").closes_at
    with clock.frozen(clock.now() + timedelta(days=400)):
        rehearse("rehearsal", by=OPERATOR)
        prepare_registration("rehearsal")
        moved = find_terms("rehearsal")
        assert moved.closes_at > clock.now() > closes
        assert moved.keep_until > date(2024, 12, 1)


def test_the_demos_focal_point_has_a_delegation(rehearsal: Flask) -> None:
    prepare_demo(OPERATOR)
    account = find_demo_account("focal_point")
    assert {grant.scope_id for grant in account.grants} == {"MEX"}
    assert find_delegation("rehearsal", "MEX") is not None


def test_the_secretariat_sees_a_page_of_it(rehearsal: Flask) -> None:
    page = (
        Browser(rehearsal, an_account("office@example.org", "secretariat"))
        .open("/meetings/rehearsal/registrations")
        .text
    )
    assert ("Page 1 of 3" in page, "(acting)" in page) == (True, True)
