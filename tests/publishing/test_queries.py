"""Pages cost the same number of queries whether there is one of a thing or a hundred."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from flask import Flask

from app.core.policy import OPERATOR
from app.floor.commands.archive import write_record
from app.floor.rules.record import EntryKind, Step
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.rules.people import Panellist, Presenter
from app.meetings.rules.programme import Programme
from app.meetings.rules.uid import uid_of
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.programmes import MONDAY, a_header, a_sitting

PAGES = ("/", "/workplan", "/challenges/markets", "/meetings/m0", "/meetings/m0/sittings/1")
PAGES += (
    "/calendar.ics",
    "/challenges/markets/calendar.ics",
    "/meetings/m0/calendar.ics",
    "/meetings/m0/sittings/1.ics",
)
PAGES += ("/calendar", "/meetings/m0/calendar", "/challenges/markets/calendar")


def build(meetings: int, sittings: int, speakers: int) -> None:
    """So many meetings with so many sittings with so many presenters, panellists and statements."""
    for number in range(meetings):
        a_published_meeting(a_large_programme(number, sittings, speakers))
    say("m0", speakers)


def say(slug: str, speakers: int) -> None:
    """So many statements are on the record of the first sitting."""
    steps = [Step(EntryKind.STATEMENT, f"E{n}", {"listed_with": "states"}) for n in range(speakers)]
    write_record(slug, {1: steps}, by=OPERATOR)


def a_large_programme(number: int, sittings: int, speakers: int) -> Programme:
    """A meeting of some years ago."""
    start = MONDAY - timedelta(days=365 * number)
    slug = f"m{number}"
    held = [
        replace(
            a_sitting(one, date=start + timedelta(days=one // 2), challenges=("markets",)),
            uid=uid_of(slug, one),
            presenters=tuple(Presenter(name=f"P {n}", entity=f"E{n}") for n in range(speakers)),
            panel=tuple(Panellist(name=f"N {n}", entity=f"E{n}") for n in range(speakers)),
        )
        for one in range(1, sittings + 1)
    ]
    header = a_header(slug=slug, starts_on=start, ends_on=start + timedelta(days=sittings // 2 + 1))
    return Programme(header=header).with_sittings(held)


@pytest.fixture
def cost(app: Flask, queries):  # type: ignore[no-untyped-def]
    """How many statements each page needs, made afresh each time."""
    fresh = count()

    def cost_now() -> dict[str, int]:
        found = {}
        for page in PAGES:
            with queries() as sent:
                assert app.test_client().get(page, query_string={"fresh": next(fresh)}).status_code == 200
            found[page] = len([one for one in sent if one.lstrip().startswith("SELECT")])
        return found

    return cost_now


def test_queries_do_not_grow_with_meetings_sittings_or_speakers(app: Flask, cost) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        an_entity(f"E{number}")
    a_challenge("markets")
    build(meetings=1, sittings=1, speakers=1)
    few = cost()
    for number in range(1, 10):
        a_published_meeting(a_large_programme(number, 6, 10))
    more = cost()
    for number in range(10, 100):
        a_published_meeting(a_large_programme(number, 1, 1))
    grow("m0")
    assert (more, cost()) == (few, few)


def grow(slug: str) -> None:
    """The first meeting gets 12 sittings with 30 presenters, panellists and statements."""
    write_draft(a_large_programme(0, 12, 30), OPERATOR)
    publish(slug, OPERATOR)
    say(slug, 30)
