"""People at the shell."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from app.cli import cli
from app.core.db import db
from app.core.jobs import Worker
from app.people.queries.accounts import find_by_email
from tests.builders.people import PASSWORD, Browser, an_account

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`rostrum user ...`, on this installation."""
    monkeypatch.setattr("app.cli.make_application", lambda: app)

    def run(*words: str) -> Result:
        done = CliRunner().invoke(cli, ["user", *words])
        db.session.rollback()
        return done

    return run


def test_the_first_administrator_begins_here_without_mail(app: Flask, run: Run) -> None:
    said = run("add", "Ines@Example.org", "--role", "administrator", "--name", "Inés").output.splitlines()
    assert said[0] == "Ines@example.org: administrator"
    assert not Worker(app).work_once()
    browser = Browser(app)
    address = said[-1].removeprefix("http://127.0.0.1:8000")
    assert browser.send(address, name="Inés", password=PASSWORD).status_code == 303
    assert browser.open("/people").status_code == 200


def test_a_scope_is_a_kind_and_a_public_id(app: Flask, run: Run) -> None:
    said = run("add", "ines@example.org", "--role", "focal_point:entity/MEX", "--role", "participant")
    assert said.output.startswith("ines@example.org: focal_point:entity/MEX, participant\n")


def test_who_is_there_gets_further_roles_and_no_other_link(app: Flask, run: Run) -> None:
    an_account("ines@example.org", "secretariat")
    said = run("add", "INES@example.org", "--role", "secretariat", "--role", "administrator")
    assert said.output == "ines@example.org: secretariat, administrator\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ines", "--role", "secretariat"), "must have an @-sign"),
        (("ines@example.org",), "Missing option '--role'"),
        (("ines@example.org", "--role", "king"), "There is no such role."),
        (("ines@example.org", "--role", "focal_point"), "This role is held for something"),
        (("ines@example.org", "--role", "focal_point:MEX"), "is written as focal_point:entity/MEX"),
        (("ines@example.org", "--role", "focal_point:entity/XYZ"), "There is no entity/XYZ here."),
        (("ines@example.org", "--role", "administrator:entity/MEX"), "This role is held everywhere"),
    ],
)
def test_what_is_wrong_is_said_in_a_line_and_nothing_happens(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run("add", *words)
    assert (done.exit_code > 0, said in done.output) == (True, True)
    assert find_by_email("ines@example.org") is None


def test_everybody_is_listed(app: Flask, run: Run) -> None:
    an_account("karim@example.org", "secretariat")
    run("add", "ines@example.org", "--role", "focal_point:entity/MEX")
    assert run("list").output == (
        "ines@example.org\tinvited\tfocal_point:entity/MEX\nkarim@example.org\tactive\tsecretariat\n"
    )


def test_somebody_is_disabled_and_the_last_administrator_is_not(app: Flask, run: Run) -> None:
    an_account("ines@example.org")
    an_account("keeper@example.org", "administrator")
    assert run("disable", "INES@example.org").output == "ines@example.org is disabled, and signed out everywhere.\n"
    assert "This is the last administrator" in run("disable", "keeper@example.org").output
    assert "Nobody here has the address" in run("disable", "nobody@example.org").output


def test_mails_are_not_sent_for_it(run: Run, mails: Callable[[], list[EmailMessage]]) -> None:
    run("add", "ines@example.org", "--role", "secretariat")
    assert mails() == []
