"""Work in the background: rows with leases, written in the same transaction as the deed, done at least once."""

from app.core.jobs.queue import Job, dead_jobs, enqueue, find, retry
from app.core.jobs.register import ANSWERS, EVERY, WORK, answers, every, job
from app.core.jobs.worker import GivenUp, Worker, claim_mail, current_uid, report_progress

__all__ = [
    "ANSWERS",
    "EVERY",
    "WORK",
    "GivenUp",
    "Job",
    "Worker",
    "answers",
    "claim_mail",
    "current_uid",
    "dead_jobs",
    "enqueue",
    "every",
    "find",
    "job",
    "report_progress",
    "retry",
]
