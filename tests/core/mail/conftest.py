"""A mail to send, and one worker that sends it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader

from app.core import jobs
from app.core.db import write
from app.core.jobs import Job, Worker, enqueue, job
from app.core.mail import send
from tests.mail_server import MailServer

TEMPLATES = {
    "hall/mail/greeting.txt": "Dear {{ name }},\n\nwelcome to {{ hall }}.\n",
    "hall/mail/plain.txt": "{{ _('There is nothing here') }} {{ locale_code }} {{ direction }}\n",
    "hall/mail/greeting.html": "<p>Dear {{ name }}, welcome to {{ hall }}.</p>\n",
}
# What the job under test sends; a job's row holds ids alone.
letter: dict[str, Any] = {}


@pytest.fixture(autouse=True)
def templates(app: Flask) -> None:
    """The application with a feature of its own, `hall`."""
    app.jinja_env.loader = ChoiceLoader([DictLoader(TEMPLATES), app.jinja_env.loader])


@pytest.fixture
def mail(app: Flask, own_work: None) -> Callable[..., Job | None]:
    """Send one mail by a job, and return what is left of the job."""

    @job("hall.greet")
    def greet() -> None:
        send(**letter)

    def mail(**changes: Any) -> Job | None:
        letter.clear()
        letter.update(
            {"to": "ada@example.org", "subject": "Welcome", "template": "hall/greeting", "name": "Ada", "hall": "A"}
        )
        letter.update(changes)
        with write():
            uid = enqueue(greet)
        Worker(app).work_once()
        return jobs.find(uid)

    return mail


@pytest.fixture
def through(app: Flask) -> Callable[[str], None]:
    """Set ROSTRUM_SMTP_URL."""

    def through(url: str) -> None:
        app.config["ROSTRUM"] = replace(app.config["ROSTRUM"], smtp_url=url)

    return through


@pytest.fixture
def mail_server(through: Callable[[str], None]) -> Any:
    """A mail server that the application uses; a test may tell it what to refuse."""
    with MailServer() as server:
        through(server.url)
        yield server
