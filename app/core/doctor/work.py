"""Work in the background."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select

from app.config import Settings
from app.core import clock
from app.core.db import db
from app.core.doctor.findings import Finding, examines, note, wrong
from app.core.jobs import Job, dead_jobs
from app.core.jobs.heart import workers_alive

LATE = timedelta(minutes=5)


@examines()
def given_up(_settings: Settings) -> Iterator[Finding]:
    """Work that needs a person."""
    if dead := dead_jobs():
        yield wrong(
            f"Work that was given up: {len(dead)}, the newest {dead[-1].name} ({dead[-1].error}). "
            "`rostrum jobs` lists them; mend the cause, then `rostrum jobs retry ID`."
        )


@examines()
def workers(_settings: Settings) -> Iterator[Finding]:
    """Somebody does the work."""
    alive = workers_alive()
    late = db.session.scalar(
        select(func.count()).select_from(Job).where(Job.dead_at.is_(None), Job.due_at < clock.now() - LATE)
    )
    if late and not alive:
        yield wrong(f"Work waits, {late} in number, and nobody does it. Start `rostrum serve` or `rostrum worker`.")
    elif late:
        yield wrong(
            f"Work has been due for over five minutes, {late} in number. Is the worker too slow? Start another."
        )
    elif not alive:
        yield note("No worker runs just now; `rostrum serve` and `rostrum worker` are workers.")
