"""What is personal goes by itself when the day has passed until which it was to be kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from app.core import clock
from app.core.jobs import EVERY
from app.core.policy import OPERATOR
from app.registrations.commands.purging import purge_when_due
from app.registrations.jobs import purge_by_day
from app.registrations.queries.keeping import meetings_to_purge
from app.registrations.queries.people import get_registration
from app.registrations.queries.terms import find_terms
from tests.builders.meetings import a_published_meeting
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.registrations import a_delegation, registered, terms

KEPT_UNTIL = date(2026, 10, 31)
LAST = datetime(2026, 10, 31, 22, 59, tzinfo=UTC)  # a minute before midnight in Vienna
PASSED = LAST + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """When the day has passed."""
    with clock.frozen(PASSED):
        yield


def test_once_a_day_meetings_are_purged_whose_day_has_passed_by_their_clock() -> None:
    terms(keep_until=KEPT_UNTIL)
    (row,) = registered(a_delegation())
    assert EVERY["registrations.purge_by_day"] == timedelta(days=1)
    with clock.frozen(LAST):
        purge_by_day()
        assert get_registration(row.id).name == "Ana López"
    purge_by_day()
    assert (get_registration(row.id).name, find_terms("autumn").purged_at, meetings_to_purge()) == ("", PASSED, [])
    purge_by_day()


def test_one_that_fails_stops_no_other_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in ("autumn", "winter"):
        a_published_meeting(a_programme(a_sitting(1, uid=f"{slug}@rostrum.invalid"), slug=slug))
        terms(slug, keep_until=KEPT_UNTIL)
    of_winter = registered(a_delegation(slug="winter"))[0].id

    def purge(slug: str, **given: object) -> None:
        if slug == "autumn":
            raise OSError("no room")
        purge_when_due(slug, **given)  # type: ignore[arg-type]

    monkeypatch.setattr("app.registrations.jobs.purge_when_due", purge)
    with pytest.raises(OSError, match="no room"):
        purge_by_day()
    assert (get_registration(of_winter).name, meetings_to_purge()) == ("", ["autumn"])


def test_a_later_day_that_is_set_meanwhile_counts() -> None:
    terms(keep_until=KEPT_UNTIL)
    (row,) = registered(a_delegation())
    terms(keep_until=date(2026, 12, 31))
    with clock.frozen(PASSED):
        purge_when_due("autumn", by=OPERATOR)
    assert get_registration(row.id).name == "Ana López"
