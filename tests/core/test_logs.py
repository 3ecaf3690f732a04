"""What a log line never says."""

import json
import subprocess
import sys

import pytest

from app.core.logs import conceal_personal

LOGGING = """
import logging, structlog
from app.core.logs import configure_logs
from app.core.requests import known_as
configure_logs()
password = "correct horse"
try:
    raise ValueError("no mailbox for ada@example.org")
except ValueError:
    with known_as("0123456789ab"):
        structlog.get_logger().exception("unexpected", to="Ada <ada@example.org>", at="/join/x7Gh29aQpLm3nB5vC8xZ1kJ4")
        logging.getLogger("library").error("postgresql://rostrum:geheim@db/rostrum", exc_info=True)
"""


def lines() -> tuple[str, list[dict]]:
    """What a process writes that logs an error in our way and in a library's."""
    written = subprocess.run([sys.executable, "-c", LOGGING], capture_output=True, text=True, check=True).stderr
    return written, [json.loads(line) for line in written.splitlines()]


def test_each_line_is_one_object_with_the_number_of_the_request() -> None:
    _written, said = lines()
    assert [(line["event"], line["level"], line["request_id"]) for line in said] == [
        ("unexpected", "error", "0123456789ab"),
        ("postgresql://***@db/rostrum", "error", "0123456789ab"),
    ]
    assert said[0]["exception"][0]["exc_value"] == "no mailbox for ***@***"


def test_no_password_token_or_address_of_a_person_is_written() -> None:
    written, _said = lines()
    secrets = ("correct horse", "ada@example.org", "x7Gh29aQpLm3nB5vC8xZ1kJ4", "geheim")
    assert [secret for secret in secrets if secret in written] == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Key (email)=(ada@example.org) already exists", "Key (email)=(***@***) already exists"),
        ("a. DETAIL:  Failing row contains (1, Ada).", "a. DETAIL: ***"),
        ("smtp://ada:p%40ss@mail.example.org:587", "smtp://***@mail.example.org:587"),
        ({"to": ["jörg@bücher.example"]}, {"to": ["***@***"]}),
        ("eyJhIjoxfQ.Zx1abc.sdfs-dfSDF_123sdfsdf", "***"),
        ("/meetings/cnd-2023-october-thematic-discussions", "/meetings/cnd-2023-october-thematic-discussions"),
        ("app.core.jobs.worker at worker.py:123", "app.core.jobs.worker at worker.py:123"),
        ({"uid": "0" * 32, "n": 3, "none": None}, {"uid": "0" * 32, "n": 3, "none": None}),
        (ValueError("ada@example.org"), "***@***"),
    ],
)
def test_what_is_hidden_and_what_stays(said: object, written: object) -> None:
    assert conceal_personal(said) == written
