"""Postponing, cancelling and reinstating: public at once."""

from flask import url_for
from pydantic import Field

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Said, Taken
from app.core.web.api.problems import refused_with
from app.core.web.api.shapes import Line
from app.meetings.exports.statuses import consequences
from app.meetings.queries import Place, find_place
from app.meetings.rules.status import why_not_change
from app.meetings.rules.words import Status
from app.publishing.api.blueprint import api
from app.publishing.api.telling import LineAsked, MailsRead, Telling, TellingAsked, leaving, mails_read
from app.publishing.commands import reinstate_and_tell, set_off_and_tell
from app.publishing.exports.mails import Letters, write_letters
from app.publishing.queries.mails import sources_of_status

REASON = "Why, in a few words; everybody reads it."


class ReasonAsked(LineAsked):
    """With which reason it is shown; the mails say it."""

    reason: Line | None = Field(None, max_length=500, description=REASON)


class ReinstatingAsked(TellingAsked):
    """Why it is held after all, and which mails leave."""

    reason: Line = Field(min_length=1, max_length=500, description=REASON, examples=["The strike was called off"])


class StatusRead(Said):
    """How it stands with a meeting or a sitting, and what doing this, or ending it, would bring about."""

    status: Status = Field(description="Its own; a sitting is shown as cancelled with its meeting all the same.")
    reason: str | None
    why_not: str | None = Field(description="Why it cannot be done now: it can only be ended.")
    consequences: list[str]
    mails: MailsRead


class ReasonSent(Taken):
    """Why something is not held as announced, and which mails leave."""

    reason: Line = Field(min_length=1, max_length=500, description=REASON, examples=["A strike of the trains"])
    mails: Telling = Field(Telling(), description="Which mails leave.")


class StatusChanged(Said):
    """How it stands since."""

    status: Status
    reason: str | None
    version: int | None = Field(description="The version that says so; none where nothing is public yet.")
    address: str | None = Field(description="Where that version stands.")


@api.get("/meetings/<slug>/postponement")
@api.get("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def postponement(place: Place, asked: ReasonAsked) -> StatusRead:
    """What postponing it, or ending the postponement, would bring about."""
    return _read(place, Status.POSTPONED, asked.reason, asked.line)


@api.put("/meetings/<slug>/postponement")
@api.put("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def postpone(place: Place, sent: ReasonSent) -> StatusChanged:
    """Postpones it; everybody sees it at once."""
    return _set_off(place, Status.POSTPONED, sent)


@api.delete("/meetings/<slug>/postponement")
@api.delete("/meetings/<slug>/sittings/<int:number>/postponement")
@requires("meetings.postpone", on=find_place)
def end_postponement(place: Place, asked: ReinstatingAsked) -> StatusChanged:
    """Ends the postponement: it is held as announced after all."""
    return _reinstate(place, Status.POSTPONED, asked)


@api.get("/meetings/<slug>/cancellation")
@api.get("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def cancellation(place: Place, asked: ReasonAsked) -> StatusRead:
    """What cancelling it, or ending the cancellation, would bring about."""
    return _read(place, Status.CANCELLED, asked.reason, asked.line)


@api.put("/meetings/<slug>/cancellation")
@api.put("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def cancel(place: Place, sent: ReasonSent) -> StatusChanged:
    """Cancels it; everybody sees it at once."""
    return _set_off(place, Status.CANCELLED, sent)


@api.delete("/meetings/<slug>/cancellation")
@api.delete("/meetings/<slug>/sittings/<int:number>/cancellation")
@requires("meetings.cancel", on=find_place)
def end_cancellation(place: Place, asked: ReinstatingAsked) -> StatusChanged:
    """Ends the cancellation: it is held after all."""
    return _reinstate(place, Status.CANCELLED, asked)


def _set_off(place: Place, status: Status, sent: ReasonSent) -> StatusChanged:
    slug, number = place.draft.header.slug, _number(place)
    letters = _letters(place, status, sent.reason, sent.mails.line)
    try:
        going = leaving(letters, sent.mails.shown, sent.mails.leave_out)
        version = set_off_and_tell(slug, status, sent.reason, going, by=current_actor(), number=number)
    except Refused as refused:
        raise refused_with(refused, present=_read(_now(slug, number), status, sent.reason, sent.mails.line)) from None
    return _changed(slug, number, version)


def _reinstate(place: Place, ended: Status, asked: ReinstatingAsked) -> StatusChanged:
    slug, number = place.draft.header.slug, _number(place)
    letters = _letters(place, Status.SCHEDULED, asked.reason, asked.line)
    try:
        going = leaving(letters, asked.shown, [key.strip() for key in asked.leave_out.split(",")])
        version = reinstate_and_tell(slug, asked.reason, going, by=current_actor(), number=number, ended=ended)
    except Refused as refused:
        raise refused_with(refused, present=_read(_now(slug, number), ended, asked.reason, asked.line)) from None
    return _changed(slug, number, version)


def _read(place: Place, wanted: Status, reason: str | None, line: str | None) -> StatusRead:
    refused = why_not_change(place.status, wanted)
    status = Status.SCHEDULED if refused else wanted
    return StatusRead(
        status=place.status,
        reason=place.reason,
        why_not=sentence(refused) if refused else None,
        consequences=consequences(place, status),
        mails=mails_read(_letters(place, status, reason, line)),
    )


def _letters(place: Place, status: Status, reason: str | None, line: str | None) -> Letters:
    sources = sources_of_status(place, status, reason, current_actor().account_id)
    return write_letters(sources, line or None) if sources else Letters()


def _now(slug: str, number: int | None) -> Place:
    found = find_place(slug, number)
    assert found is not None
    return found


def _changed(slug: str, number: int | None, version: int | None) -> StatusChanged:
    place = _now(slug, number)
    address = url_for("publishing_api.version", slug=slug, version=version) if version else None
    return StatusChanged(status=place.status, reason=place.reason, version=version, address=address)


def _number(place: Place) -> int | None:
    return place.sitting.number if place.sitting else None
