"""Mails about registrations, one job each: by ids, and only where what they tell is still so; and forgetting."""

from collections.abc import Sequence
from datetime import timedelta

from app.core.addresses import address_at
from app.core.jobs import current_uid, every, job
from app.core.mail import send, send_written
from app.core.policy import SYSTEM
from app.people.queries.accounts import invitation_token
from app.registrations.commands.focal_points import MAIL_NEW_FOCAL_POINT
from app.registrations.commands.moving_up import MAIL_PERSON, TELL_DELEGATION
from app.registrations.commands.purging import purge_when_due
from app.registrations.commands.telling import MAIL_FOCAL_POINT, tell_focal_points
from app.registrations.exports.mails import Letter, write_to_focal_point, write_to_person
from app.registrations.phrases.telling import focal_point_now
from app.registrations.queries.focal_points import find_newcomer
from app.registrations.queries.keeping import meetings_to_purge
from app.registrations.queries.personal import find_delegation_to_tell, find_person_to_tell
from app.registrations.rules.telling import is_for_delegation
from app.registrations.rules.words import News


@job(MAIL_PERSON)
def mail_person(registration_id: int, news: str) -> None:
    """Tell somebody what became of their registration."""
    if standing := find_person_to_tell(registration_id, News(news)):
        _send(write_to_person(standing, News(news)))


@job(TELL_DELEGATION)
def tell_delegation(delegation_id: int, registration_ids: Sequence[int], news: str, besides: int | None) -> None:
    """Let the focal points of a delegation be told, but not whoever did it."""
    if is_for_delegation(News(news)):
        tell_focal_points(delegation_id, registration_ids, news, SYSTEM, besides=besides, telling=current_uid())


@job(MAIL_FOCAL_POINT)
def mail_focal_point(account_id: int, delegation_id: int, registration_ids: Sequence[int], news: str) -> None:
    """Tell one of them of all these people together."""
    if happened := find_delegation_to_tell(account_id, delegation_id, registration_ids, News(news)):
        _send(write_to_focal_point(happened, News(news)))


@job(MAIL_NEW_FOCAL_POINT)
def mail_new_focal_point(account_id: int, delegation_id: int, colleague: int | None) -> None:
    """Tell somebody that they register the people of an entity now; who has no account yet gets the link to come in."""
    if newcomer := find_newcomer(account_id, delegation_id, colleague):
        account, entity = newcomer.account, newcomer.delegation.entity.name
        send(
            account.email,
            focal_point_now(entity),
            "registrations/focal_point",
            account.locale,
            newcomer=newcomer,
            entity=entity,
            link=address_at(newcomer.delegation.address),
            token=invitation_token(account) if account.joined_at is None else None,
        )


@every(timedelta(days=1))
@job("registrations.purge_by_day")
def purge_by_day() -> None:
    """Delete what is personal about meetings when the day has passed until which it was to be kept.

    One that fails stops no other; the work fails with it afterwards, so that it is tried again and seen.
    """
    failures = []
    for slug in meetings_to_purge():
        try:
            purge_when_due(slug, by=SYSTEM)
        except Exception as failure:  # whatever it is, the next meeting has its day too
            failures.append(failure)
    if failures:
        raise failures[0]


def _send(letter: Letter) -> None:
    send_written(letter.to, letter.written, letter.locale, thread=letter.thread)
