"""The own calendar of somebody who is registered, by the link to their own page: no account is needed."""

from flask import Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.conceal import conceal_after
from app.core.policy import BY_LINK
from app.core.web import public
from app.meetings.rules.order import chronological, status_of
from app.meetings.rules.programme import Programme, Sitting
from app.publishing.exports.calendars.own import reasons
from app.publishing.phrases import STATUSES, sitting_name
from app.publishing.phrases.calendars import NOTHING_HELD
from app.publishing.queries.own_calendar import OwnSources, registration_sources
from app.publishing.rules.own_calendar import Own, Owner
from app.publishing.views.blueprint import pages
from app.publishing.views.own_calendar import make_or_replace, stop, words_of_address
from app.registrations.models import Registration
from app.registrations.queries.people import find_by_link, link_token
from app.registrations.rules.states import OPEN

WHY = "The address is the secret: whoever is registered has it by mail"
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
conceal_after("my/registration")


@pages.get("/my/registration/<token>/calendar")
@public(WHY, on=find_by_link)
def registration_calendar(row: Registration) -> ResponseReturnValue:
    """The address of the calendar, what stands in it, and when it was last fetched."""
    sources = registration_sources(row)
    page = render_template(
        "publishing/calendars/registration.html",
        **words_of_address(_owner(row)),
        own_page=f"/my/registration/{link_token(row)}",
        meeting=sources.meeting or row.delegation.meeting,
        held=_held(sources),
        nothing=NOTHING_HELD.get(sources.state) if sources.state else None,
        may_come=sources.state in OPEN,
    )
    return make_response(page, PRIVATE)


@pages.post("/my/registration/<token>/calendar/address")
@public(WHY, on=find_by_link)
def make_registration_address(row: Registration) -> Response:
    """Make the address, or another one instead."""
    make_or_replace(_owner(row), BY_LINK)
    return _back(row)


@pages.delete("/my/registration/<token>/calendar/address")
@public(WHY, on=find_by_link)
def stop_registration_address(row: Registration) -> Response:
    """Let the address be over."""
    stop(_owner(row), BY_LINK)
    return _back(row)


def _owner(row: Registration) -> Owner:
    return Owner(registration_id=row.id, link_version=row.link_version)


def _held(sources: OwnSources) -> list[tuple[str, object, str]]:
    """Each sitting with its day, and how one takes part, or that it is off."""
    return [
        (sitting_name(sitting), sitting.date, _how(sitting, programme, parts[sitting.number], sources))
        for programme, parts in sources.parts
        for sitting in chronological(programme)
        if sitting.number in parts
    ]


def _how(sitting: Sitting, programme: Programme, own: Own, sources: OwnSources) -> str:
    status = status_of(sitting, programme.header)
    return str(STATUSES[status]) if status in STATUSES else " ".join(reasons(own, sources))


def _back(row: Registration) -> Response:
    answer = redirect(url_for(".registration_calendar", token=link_token(row)), 303)
    answer.headers.extend(PRIVATE)
    return answer  # type: ignore[return-value]
