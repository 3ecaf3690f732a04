"""Line 7 of docs/calendars.md in one's own calendar: a change of one's part moves LAST-MODIFIED there alone."""

from datetime import datetime

from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.rules.people import Panellist
from tests.builders.mails import addresses
from tests.builders.people import Browser, an_account
from tests.publishing.calendar_reading import FEED, drafted, revision
from tests.publishing.test_own_calendar import ANA, BEN, DAY, FIRST, _first, calendar, meeting, said, subscribe

__all__ = ["_first"]
CY = Panellist(name="Cy")


def revisions(app: Flask, path: str) -> list[tuple[int, datetime]]:
    return [revision(event) for event in calendar(app, path).events]


def test_somebody_who_joins_a_panel_sees_it_and_nobody_elses_calendar_moves(app: Flask) -> None:
    meeting()
    addresses(ana="ana@example.org", ben="ben@example.org")
    ana, ben = (subscribe(Browser(app, an_account(f"{name}@example.org"))) for name in ("ana", "ben"))
    before = [app.test_client().get(path).data for path in (ana, ben, FEED)]
    with clock.frozen(FIRST + DAY):
        drafted(1, panel=(BEN, CY))
        publish("autumn", OPERATOR)
        assert [app.test_client().get(path).data for path in (ana, ben, FEED)] == before
    with clock.frozen(FIRST + 2 * DAY):
        drafted(1, panel=(Panellist(name="Ana"), BEN), presenters=(ANA,))
        publish("autumn", OPERATOR)
        assert said(app, ana) == [("One", "Presenter and Panellist")]
        assert (revisions(app, ana), revisions(app, ben)) == ([(0, FIRST + 2 * DAY)], [(0, FIRST)] * 2)
        assert app.test_client().get(FEED).data == before[2]


def test_what_was_counted_for_more_before_never_goes_back(app: Flask) -> None:
    meeting()
    with clock.frozen(FIRST + DAY):
        drafted(1, note="Come early.")
        publish("autumn", OPERATOR)
    with clock.frozen(FIRST + 2 * DAY):
        drafted(1, panel=(CY,))
        publish("autumn", OPERATOR)
        assert revisions(app, FEED)[0] == (0, FIRST + DAY)
