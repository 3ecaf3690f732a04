"""What tests of publishing share."""

import pytest
from flask import Flask

from tests.builders.mails import addresses
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.people import Browser, an_account
from tests.core.jobs.conftest import worker_process as worker_process
from tests.publishing.mailing import programme


@pytest.fixture
def office(app: Flask) -> Browser:
    """A secretary; in the draft of the published meeting the first sitting has another room."""
    a_published_meeting(programme(room="A"))
    addresses(ana="ana@example.org", ben="ben@example.org", cy="cy@example.org")
    a_meeting(programme(room="B"))
    return Browser(app, an_account("ines@example.org", "secretariat"))
