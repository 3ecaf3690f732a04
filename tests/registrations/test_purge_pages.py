"""The pages on which people are forgotten, the duty on the desk, and the shell command."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from app.cli import cli
from app.core import clock
from app.core.export import kept_or_made
from app.registrations.exports.keeping import about_data_deleted_soon, about_data_kept_too_long
from app.registrations.queries.people import get_registration
from app.registrations.queries.terms import find_terms
from app.registrations.rules.purging import kept_as
from tests.builders.people import Browser, an_account
from tests.builders.registrations import a_delegation, a_focal_point, registered, terms

PAGE = "/meetings/autumn/registrations/purge"
OVER = datetime(2026, 10, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped(app: Flask) -> Iterator[None]:
    """The day after the meeting."""
    with clock.frozen(OVER):
        yield


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary."""
    return Browser(app, an_account("ines@example.org", "secretariat"))


def test_the_page_says_what_goes_what_stays_and_that_nobody_can_undo_it(office: Browser) -> None:
    registered(a_delegation(), "Ana López", "Benito Juárez")
    page = office.open(PAGE).text
    assert ("2 people" in page, "1 file" in page, "be undone by anybody" in page) == (True, True, True)
    assert "Backups that were made before" in page
    assert "Ana" not in page


def test_without_the_word_nothing_is_purged(office: Browser) -> None:
    (row,) = registered(a_delegation())
    for word in ("", "Autumn", "spring"):
        answer = office.send(PAGE, page=PAGE, word=word)
        assert (answer.status_code, "Nothing was purged" in answer.text) == (422, True)
    assert get_registration(row.id).name == "Ana López"


def test_with_the_word_it_is_done_and_said_and_the_page_offers_it_no_more(office: Browser) -> None:
    (row,) = registered(a_delegation())
    assert office.send(PAGE, page=PAGE, word="autumn").status_code == 303
    page = office.open(PAGE).text
    assert ("Purged on 22 October 2026" in page, "<form method" in page.partition("<main")[2]) == (True, False)
    assert get_registration(row.id).name == ""


def test_before_the_meeting_is_over_the_page_says_until_when(office: Browser) -> None:
    registered(a_delegation())
    with clock.frozen(OVER - timedelta(days=2)):
        page = office.open(PAGE).text
        assert ("lasts until 21 October 2026" in page, "Purge for good" in page) == (True, False)


def test_nobody_but_the_secretariat_is_told_that_there_is_such_a_page(app: Flask, client: FlaskClient) -> None:
    (row,) = registered(a_delegation())
    erasure = f"{row.address}/erasure"
    point = Browser(app, a_focal_point("MEX"))
    for address in (PAGE, erasure):
        assert (client.get(address).status_code, point.open(address).status_code) == (404, 404)


def test_the_secretariat_forgets_one_person(office: Browser) -> None:
    first, second = registered(a_delegation(), "Ana López", "Benito Juárez")
    address = f"{first.address}/erasure"
    assert "Ana López" in office.open(address).text
    assert office.send(address, page=address).status_code == 303
    assert [get_registration(row.id).name for row in (first, second)] == ["", "Benito Juárez"]
    assert office.open(address).text.count("asked to be forgotten") == 1


def test_data_kept_beyond_their_day_are_a_duty_until_they_are_purged(office: Browser) -> None:
    terms(keep_until=date(2026, 10, 21))
    assert list(about_data_kept_too_long(date(2026, 10, 21))) == []
    (duty,) = about_data_kept_too_long(date(2026, 10, 22))
    assert (duty.by, duty.href, duty.meeting) == (date(2026, 10, 21), PAGE, "Thematic discussions")
    assert PAGE in office.open("/desk").text
    office.send(PAGE, page=PAGE, word="autumn")
    assert list(about_data_kept_too_long(date(2026, 10, 22))) == []


@pytest.fixture
def shell(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command on this installation."""
    monkeypatch.setattr("app.cli.make_application", lambda: app)
    return lambda *words, **given: CliRunner().invoke(cli, words, **given)


def test_the_shell_purges_and_clears_the_folders_of_each_machine(shell, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    registered(a_delegation())
    kept_or_made(tmp_path / "exports", f"{kept_as('autumn')}x.pdf", lambda: b"names")
    kept_or_made(tmp_path / "exports", "programme.pdf", lambda: b"none")
    asked = shell("purge", "autumn", input="n\n")
    assert (asked.exit_code, find_terms("autumn").purged_at) == (1, None)
    for _machine in range(2):
        assert shell("purge", "autumn", "--yes").exit_code == 0
    assert [path.name for path in (tmp_path / "exports").glob("[!.]*")] == ["programme.pdf"]
    assert "never set up" in shell("purge", "spring").output


def test_the_shell_refuses_before_the_meeting_is_over(shell) -> None:  # type: ignore[no-untyped-def]
    registered(a_delegation())
    with clock.frozen(OVER - timedelta(days=2)):
        done = shell("purge", "autumn", "--yes")
        assert (done.exit_code, "lasts until 21 October 2026" in done.output) == (1, True)


def test_the_desk_says_two_weeks_before_what_is_deleted_by_itself_and_when(office: Browser) -> None:
    terms(keep_until=date(2026, 11, 20))
    assert list(about_data_deleted_soon(date(2026, 11, 6))) == []
    (duty,) = about_data_deleted_soon(date(2026, 11, 7))
    assert duty.sentence == "What is personal about Thematic discussions is deleted on 21 November 2026."
    assert (duty.by, duty.href, list(about_data_deleted_soon(date(2026, 11, 21)))) == (date(2026, 11, 20), PAGE, [])
    page = office.open(PAGE).text
    assert ("by itself on 21 November 2026" in page, "/registration/terms" in page) == (True, True)
