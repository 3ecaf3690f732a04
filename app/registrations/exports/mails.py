"""Mails about registrations, each in the language of whoever reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr

from flask import current_app
from flask_babel import gettext as _

from app.core.addresses import address_at, address_of
from app.core.i18n import AVAILABLE, speaking
from app.core.mail import Address, Written, write
from app.core.moments import date_range, date_words, zone_name
from app.meetings.phrases import sitting_name
from app.meetings.phrases.words import HALF_DAYS
from app.meetings.rules.programme import Header, Sitting
from app.registrations.models import Registration
from app.registrations.phrases import STATES
from app.registrations.phrases.people import ATTENDANCES, WAYS
from app.registrations.phrases.telling import (
    DELEGATION_HAPPENED,
    DELEGATION_NEXT,
    HAPPENED,
    ON_WAITING_LIST,
    SUBJECTS,
    delegation_subject,
    kept_until,
    looked_at_again,
    place_in_list,
    what_next,
)
from app.registrations.queries.people import link_token, particulars_of
from app.registrations.queries.personal import Happened, OwnStanding
from app.registrations.rules.people import mattering_since_approval
from app.registrations.rules.purging import thread_of
from app.registrations.rules.words import News, State, Way

WITH_REASON = (News.MORE_WANTED, News.REJECTED)


@dataclass(frozen=True)
class Letter:
    """A mail with whom it goes to; `thread` is common to all about the registrations of a meeting."""

    to: Address
    written: Written
    locale: str
    thread: str


def write_to_person(standing: OwnStanding, news: News) -> Letter:
    """What somebody is told of their own registration."""
    row, header = standing.row, standing.header
    return _letter(row.name, row.email, row.locale, header, lambda locale: _of_person(standing, news, locale))


def write_to_focal_point(happened: Happened, news: News) -> Letter:
    """What a focal point is told of people of the delegation."""
    account, header = happened.account, happened.header
    name = account.name or account.email
    return _letter(
        name, account.email, account.locale, header, lambda locale: _of_delegation(happened, news, name, locale)
    )


def state_words(row: Registration, place: int | None) -> str:
    """The state, with the place on the waiting list."""
    return place_in_list(place) if place else str(STATES[State(row.state)])


def when_words(sitting: Sitting, header: Header) -> str:
    """Monday, 19 October 2026, 10:00-13:00, by the meeting's clocks."""
    day = date_words(sitting.date, "weekday_long")
    if sitting.starts_at and sitting.ends_at:
        starts, ends = (moment.astimezone(header.zone) for moment in (sitting.starts_at, sitting.ends_at))
        return f"{day}, {starts:%H:%M}–{ends:%H:%M}"
    return f"{day}, {HALF_DAYS[sitting.half_day] if sitting.half_day else _('time not stated')}"


def _letter(name: str, email: str, locale: str | None, header: Header, write: Callable[[str], Written]) -> Letter:
    wanted = locale or header.language or "en"
    spoken = wanted if wanted in AVAILABLE else "en"
    before, _at, domain = email.rpartition("@")
    with speaking(spoken):
        return Letter(Address(name, before, domain), write(spoken), spoken, thread_of(header.slug))


def _of_person(standing: OwnStanding, news: News, locale: str) -> Written:
    row, state = standing.row, State(standing.row.state)
    is_waiting = news == News.RECEIVED and state == State.WAITING
    subject = str(ON_WAITING_LIST if is_waiting else SUBJECTS[news])
    return write(
        subject % {"meeting": _short(standing.header)},
        "registrations/person",
        locale,
        name=row.name,
        happened=str(HAPPENED[news]),
        changed=_what_changed(row) if news == News.CHANGED else None,
        reason=row.reason if state in (State.MORE_WANTED, State.REJECTED) else None,
        facts=[*_facts(standing.header), *_own_facts(standing)],
        sittings=_sittings(standing) if state == State.APPROVED else [],
        place=zone_name(standing.header.zone),
        next=what_next(state, standing.place, standing.lacks_credentials),
        link=address_of("registrations.own_by_link", token=link_token(row)),
        kept_until=kept_until(standing.terms.keep_until),
        **_around(standing.header),
    )


def _of_delegation(happened: Happened, news: News, name: str, locale: str) -> Written:
    delegation, rows = happened.delegation, happened.rows
    entity = delegation.entity.name
    return write(
        delegation_subject(news, len(rows), _short(happened.header), delegation.entity.name_in_list),
        "registrations/delegation",
        locale,
        name=name,
        happened=str(DELEGATION_HAPPENED[news]),
        people=[
            (row.name, state_words(row, happened.places.get(row.id)), row.reason if news in WITH_REASON else None)
            for row in rows
        ],
        facts=[*_facts(happened.header), (_("Delegation"), entity)],
        next=str(DELEGATION_NEXT[news]),
        link=address_at(delegation.address),
        **_around(happened.header),
    )


def _around(header: Header) -> dict[str, object]:
    return {"rehearsal": header.rehearsal, "answer_to": parseaddr(current_app.config["ROSTRUM"].mail_from)[1]}


def _short(header: Header) -> str:
    return header.short_title or header.title


def _facts(header: Header) -> list[tuple[str, str]]:
    venue = [(_("Venue"), header.venue)] if header.venue else []
    return [(_("Meeting"), header.title), (_("Days"), date_range(header.starts_on, header.ends_on)), *venue]


def _own_facts(standing: OwnStanding) -> list[tuple[str, str]]:
    row = standing.row
    return [
        (_("Delegation"), row.delegation.entity.name),
        (_("Taking part"), str(WAYS[Way(row.way)])),
        (_("State"), state_words(row, standing.place)),
    ]


def _sittings(standing: OwnStanding) -> list[tuple[str, str, str]]:
    """What each sitting is called, when it is, and how somebody takes part in it."""
    attending = standing.attending
    return [
        (
            sitting_name(one),
            when_words(one, standing.header),
            str(ATTENDANCES[attending.in_sitting(one.number)]),
        )
        for one in standing.sittings
    ]


def _what_changed(row: Registration) -> str | None:
    fields = mattering_since_approval(particulars_of(row), row.approved or {})
    return looked_at_again(list(fields)) if fields else None
