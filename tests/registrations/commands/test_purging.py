"""Forgetting one person, and everybody of a meeting that is over."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock
from app.core.audit import AuditEntry
from app.core.db import db
from app.core.files import File
from app.core.live import Announcement
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.registrations.commands.deciding import decide
from app.registrations.commands.delegations import issue_code
from app.registrations.commands.purging import erase, purge
from app.registrations.commands.registering import register
from app.registrations.commands.submitting import replace_link, submit
from app.registrations.models import EMPTY, Registration
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import find_by_link, get_registration, link_token
from app.registrations.queries.terms import find_terms
from app.registrations.rules.terms import QUOTAS, Quota
from app.registrations.rules.words import Attendance, Category, Deed, Gender, Way
from tests.builders.registrations import a_delegation, registered, somebody, states, terms

LAST_DAY = datetime(2026, 10, 21, 21, 59, tzinfo=UTC)  # a minute before midnight in Vienna
OVER = LAST_DAY + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """Before the meeting."""
    with clock.frozen(datetime(2026, 9, 1, 12, tzinfo=UTC)):
        yield


def refused(deed) -> str:  # type: ignore[no-untyped-def]
    """Why something is refused."""
    with pytest.raises(Refused) as error:
        deed()
    return error.value.refusal.code.removeprefix("registrations.")


def test_nothing_is_purged_before_the_last_day_is_over_by_the_meetings_clock() -> None:
    registered(a_delegation())
    for moment in (clock.now(), LAST_DAY):
        with clock.frozen(moment):
            assert refused(lambda: purge("autumn", OPERATOR)) == "not_over_yet"
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
        assert refused(lambda: purge("autumn", OPERATOR)) == "purged"
        assert find_terms("autumn").purged_at == OVER


def test_a_purged_row_says_nothing_but_what_figures_are_made_of() -> None:
    (row,) = registered(
        a_delegation(), way=Way.IN_PERSON, gender=Gender.WOMAN, needs="A ramp", plan={1: Attendance.ONLINE}
    )
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
    kept = get_registration(row.id)
    assert {name: getattr(kept, name) for name in EMPTY} == EMPTY
    assert (kept.state, kept.way, kept.role, kept.gender, kept.place_number) == (
        "approved",
        "in_person",
        "adviser",
        "woman",
        1,
    )
    assert ([one.attendance for one in kept.plans], kept.emptied_at) == (["online"], OVER)


def test_each_column_of_a_registration_is_emptied_or_named_as_one_that_stays() -> None:
    stays = {"id", "public_id", "meeting_id", "delegation_id", "source", "state", "way", "role", "gender", "may_wait"}
    stays |= {
        "place_number",
        "seat_number",
        "asked_at",
        "made_at",
        "decided_at",
        "emptied_at",
        "link_version",
        "edition",
    }
    assert set(Registration.__table__.columns.keys()) - set(EMPTY) == stays


def test_after_a_purge_no_link_or_code_lets_anybody_in_and_nobody_is_registered() -> None:
    delegation = a_delegation()
    issue_code(delegation.id, OPERATOR)
    (row,) = registered(delegation)
    before = link_token(row)
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
        assert (find_by_link(before), find_by_link(link_token(get_registration(row.id)))) == (None, None)
        assert find_delegation("autumn", "MEX").code_version == 0
        assert refused(lambda: register(delegation.id, [somebody()], OPERATOR)) == "purged"


def test_a_purge_leaves_its_trace_and_says_so_without_naming_anybody() -> None:
    registered(a_delegation(), "Ana Unheard-Of")
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "registrations.purge")).one()
    assert (entry.subject_kind, entry.subject_id) == ("registration_terms", find_terms("autumn").id)
    said = db.session.scalars(select(Announcement).where(Announcement.kind == "meeting_purged")).all()
    assert {one.topic for one in said} == {"registrations/autumn", "meeting/autumn"}
    assert {tuple(one.data) for one in said} == {("meeting_id",)}


def test_who_is_erased_is_withdrawn_and_the_next_moves_up() -> None:
    terms(quotas={**QUOTAS, Category.OTHER_MEMBER_STATE: Quota(in_person=1, online=1)})
    first, second = registered(a_delegation(), "A One", "B Two")
    assert states([first, second]) == ["submitted", "waiting"]
    erase(first.id, OPERATOR)
    assert states([first, second]) == ["withdrawn", "submitted"]
    assert (get_registration(first.id).name, get_registration(first.id).email_key) == ("", None)


def test_who_is_erased_after_the_meeting_was_there_all_the_same() -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.APPROVE, OPERATOR)
    with clock.frozen(OVER):
        erase(row.id, OPERATOR)
    assert (get_registration(row.id).state, get_registration(row.id).name) == ("approved", "")


def test_nothing_is_done_with_a_person_who_was_erased() -> None:
    (row,) = registered(a_delegation())
    decide("autumn", [row.public_id], Deed.REJECT, OPERATOR, "Not invited")
    erase(row.id, OPERATOR)
    for deed in (erase, submit, replace_link):
        assert refused(lambda deed=deed: deed(row.id, OPERATOR)) == "erased"
    decided = decide("autumn", [row.public_id], Deed.RECONSIDER, OPERATOR)
    assert [one.refusal.code for one in decided.refused.values()] == ["registrations.erased"]
    assert len(registered(find_delegation("autumn", "MEX"))) == 1  # the same person may come again


def test_a_file_that_is_also_another_meetings_stays_for_its_sake() -> None:
    from tests.builders.meetings import a_published_meeting
    from tests.builders.programmes import a_programme

    a_delegation()
    a_published_meeting(a_programme(slug="spring"))
    other = a_delegation("PER", slug="spring")
    with clock.frozen(OVER):
        purge("autumn", OPERATOR)
    assert db.session.scalars(select(File.id)).all() == [other.credentials_id]
