"""A mail outlives the worker that was sending it."""

from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from app.core.db import db
from app.core.jobs import Job
from app.publishing.models import ChangeMail
from tests.asgi.running import until
from tests.builders.people import Browser
from tests.core.jobs.conftest import WorkerProcess
from tests.mail_server import MailServer
from tests.publishing.mailing import MAILS, PUBLICATION, publish_seen, sent, shown

STALLED = {"QUIT": "221-wait for the rest"}  # the mail is taken, and the worker never gets to the end of its job


def waiting() -> int:
    """How many jobs are left."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Job).where(Job.name == "publishing.mail_change"))


@pytest.mark.process
def test_a_mail_whose_worker_was_killed_leaves_again_under_the_same_number_and_the_others_once(
    office: Browser, worker_process: Callable[..., WorkerProcess]
) -> None:
    page = office.open(PUBLICATION).text
    publish_seen(office)
    with MailServer(dict(STALLED)) as server:
        first = worker_process(ROSTRUM_SMTP_URL=server.url)
        until(lambda: server.deliveries, "nothing was delivered")
        first.kill()
        server.replies.clear()
        worker_process(ROSTRUM_SMTP_URL=server.url)
        until(lambda: not waiting(), "not all sent")
        arrived = Counter(one.message["Message-ID"] for one in server.deliveries)
        assert sorted(arrived.values()) == [1, 2]
        uids = db.session.scalars(select(ChangeMail.job_uid)).all()
        assert set(arrived) == {f"<{uid}@rostrum.invalid>" for uid in uids}
        assert {one.recipients[0]: sent(one.message) for one in server.deliveries} == shown(page)
    assert "2 of 2 sent" in office.open(MAILS).text
