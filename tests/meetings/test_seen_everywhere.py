"""A deed done at one server process is seen at once at the other, on every page."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.statuses import cancel, postpone, reinstate
from tests.asgi.running import Running, running
from tests.builders.meetings import a_challenge, a_published_meeting
from tests.builders.programmes import a_programme, a_sitting

pytestmark = pytest.mark.process
ROSTRUM = ("-c", "from app.cli import main; main()", "serve", "--port", "0", "--no-worker")
PAGES = ("/", "/workplan", "/challenges/markets", "/meetings/autumn", "/meetings/autumn?view=list",
         "/meetings/autumn/sittings/1")  # fmt: skip


@pytest.fixture
def servers(app: Flask, database_url: str, tmp_path: Path) -> Iterator[list[Running]]:
    """Two processes that share a database, with a meeting next week."""
    a_challenge("markets")
    starts = clock.now().replace(microsecond=0) + timedelta(days=7)
    day = starts.date()
    held = a_sitting(
        1, date=day, starts_at=starts, ends_at=starts + timedelta(hours=3), challenges=("markets",), thematic_number=1
    )
    a_published_meeting(a_programme(held, starts_on=day, ends_on=day))
    environment = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": database_url}
    with ExitStack() as stack:
        yield [stack.enter_context(running(*ROSTRUM, environment=environment)) for _ in range(2)]


def said(servers: list[Running], *words: str) -> set[str]:
    """Pages on which any process says one of these words."""
    return {
        page for server in servers for page in PAGES if any(word in server.get(page).body.decode() for word in words)
    }


def test_postponed_cancelled_and_reinstated_are_seen_on_every_page_of_both(servers: list[Running]) -> None:
    off = ("Postponed", "postponed", "Cancelled")
    assert said(servers, *off) == set()
    postpone("autumn", "strike", OPERATOR, number=1)
    assert [said([server], "Postponed", "postponed") for server in servers] == [set(PAGES)] * 2
    cancel("autumn", "strike", OPERATOR, number=1)
    # The workplan no longer counts it: what is planned there has no sitting.
    assert [said([server], "Cancelled") for server in servers] == [set(PAGES) - {"/workplan"}] * 2
    assert [said([server], "autumn/sittings/1") & {"/workplan"} for server in servers] == [set()] * 2
    reinstate("autumn", "called off", OPERATOR, number=1)
    assert said(servers, *off) == set()
