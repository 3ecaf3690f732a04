"""Letting each focal point of a delegation be told: one job for each mail."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from app.core.db import command
from app.core.jobs.queue import put
from app.core.policy import Actor
from app.registrations.queries.personal import focal_points_to_tell

MAIL_FOCAL_POINT = "registrations.mail_focal_point"  # the work of jobs.py


@command
def tell_focal_points(
    delegation_id: int, registration_ids: Sequence[int], news: str, by: Actor, *, besides: int | None, telling: str
) -> None:
    """Put a mail to each of them in the queue.

    `telling` is the uid of the job under way: done once more, it puts the same mails there, which every program shows
    once.
    """
    for account in focal_points_to_tell(delegation_id, besides):
        what = {"account_id": account.id, "delegation_id": delegation_id, "registration_ids": list(registration_ids)}
        put(MAIL_FOCAL_POINT, None, {**what, "news": news}, uid=uuid5(UUID(telling), str(account.id)).hex)
