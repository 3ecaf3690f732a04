"""Postponed, cancelled, reinstated: public at once, and nothing else with it."""

from dataclasses import replace

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, postpone, reinstate
from app.meetings.queries import draft_of, load_meeting, published
from app.meetings.rules.words import Status
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.programmes import a_programme, a_sitting


def public(number: int):
    return published("autumn").programme.sitting(number)


def test_a_cancelled_sitting_is_public_at_once_while_the_draft_stays_unpublished(app: Flask) -> None:
    a_published_meeting()
    a_meeting(a_programme(a_sitting(1, room="Drafted"), a_sitting(2, room="Drafted")))
    assert cancel("autumn", "no quorum", OPERATOR, number=2) == 2
    assert (public(2).status, public(2).status_reason, public(2).sequence) == (Status.CANCELLED, "no quorum", 1)
    assert (public(1).room, public(2).room, public(1).sequence) == (None, None, 0)
    drafted = draft_of(load_meeting("autumn")).sitting(2)
    assert (drafted.status, drafted.room) == (Status.CANCELLED, "Drafted")
    assert publish("autumn", OPERATOR) == 3
    assert (public(2).status, public(2).room, public(2).sequence) == (Status.CANCELLED, "Drafted", 2)


def test_a_sitting_postponed_and_reinstated_is_as_before_but_for_its_revision(app: Flask) -> None:
    a_published_meeting()
    before = public(1)
    postpone("autumn", "strike", OPERATOR, number=1)
    assert reinstate("autumn", "called off", OPERATOR, number=1) == 3
    assert replace(public(1), revised=before.revised, sequence=0, status_reason=None) == before
    assert (public(1).sequence, public(1).status_reason) == (2, "called off")


def test_a_postponed_meeting_postpones_each_of_its_sittings_for_calendars(app: Flask) -> None:
    a_published_meeting()
    postpone("autumn", "flood", OPERATOR)
    header = published("autumn").programme.header
    assert (header.status, header.status_reason) == (Status.POSTPONED, "flood")
    assert [public(number).sequence for number in (1, 2)] == [1, 1]


def test_what_was_never_published_is_cancelled_in_the_draft_alone(app: Flask) -> None:
    a_meeting()
    assert cancel("autumn", "no quorum", OPERATOR, number=1) is None
    assert published("autumn") is None
    assert draft_of(load_meeting("autumn")).sitting(1).status == Status.CANCELLED


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (lambda: cancel("autumn", " ", OPERATOR, number=1), "meetings.reason_missing"),
        (lambda: reinstate("autumn", " ", OPERATOR, number=2), "meetings.reason_missing"),
        (lambda: cancel("autumn", "x", OPERATOR, number=9), "meetings.no_such_sitting"),
        (lambda: cancel("nowhere", "x", OPERATOR), "meetings.no_such_meeting"),
        (lambda: reinstate("autumn", "x", OPERATOR), "meetings.already_scheduled"),
    ],
)
def test_a_refused_change_changes_nothing(app: Flask, deed, code: str) -> None:
    a_published_meeting(a_programme(a_sitting(1), a_sitting(2, status=Status.CANCELLED, status_reason="flood")))
    with pytest.raises(Refused, match=code):
        deed()
    assert published("autumn").version.number == 1
