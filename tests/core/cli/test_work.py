"""`rostrum jobs` at the shell."""

import pytest
from flask import Flask

from app.core.db import db, write
from app.core.jobs import GivenUp, Worker, find, job
from app.core.jobs.queue import put
from tests.core.cli.conftest import Shell

pytestmark = [pytest.mark.process, pytest.mark.usefixtures("own_work")]


def test_work_that_was_given_up_is_listed_and_done_again(app: Flask, rostrum: Shell) -> None:
    @job("hall.fail")
    def fail() -> None:
        raise GivenUp("There is no such hall.")

    assert rostrum("jobs").stdout == "No work was given up.\n"
    with write():
        uid = put("hall.fail")
    Worker(app).work_once()
    listed = rostrum("jobs").stdout
    assert uid in listed
    assert "hall.fail  after 1 attempts: There is no such hall." in listed
    assert rostrum("jobs", "retry", uid).stdout == "1 will be done again.\n"
    db.session.rollback()
    assert find(uid).dead_at is None
    assert rostrum("jobs", "retry", uid).stderr == f"Error: No work that was given up has the number {uid}.\n"
