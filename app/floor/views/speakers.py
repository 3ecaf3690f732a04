"""The list of speakers as everybody reads it: who is to come, when and why there; who was heard; who replies."""

from datetime import timedelta
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from app.core.web import cached, public
from app.core.web.following import follow
from app.core.web.pages import holds_until
from app.floor.exports.speakers.shown import ShownList, names_of_lists, show_list
from app.floor.queries.listed import Speakers, find_speakers
from app.floor.rules.words import Phase
from app.floor.views.blueprint import COMMON, of_floor, pages
from app.meetings.phrases import sitting_name
from app.meetings.queries import published_numbers
from app.meetings.rules.order import reason_of, status_of

WHY = "Who speaks when, for whom and why then is for everyone to see"


def find_published(slug: str, number: int) -> tuple[str, int] | None:
    """The sitting, where it is published."""
    return (slug, number) if number in published_numbers(slug) else None


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers")
@public(WHY, on=find_speakers)
@cached(*COMMON, and_of=of_floor)
def speakers(found: Speakers) -> ResponseReturnValue:
    """The list of the debate, or another that `?list=` names."""
    if found.held.floor.lists and asked_list(found) is None:
        abort(404)
    return render_template("floor/speakers.html", **_words(found))


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers/listing")
@public(WHY, on=find_speakers)
@cached(*COMMON, and_of=of_floor)
def speakers_listing(found: Speakers) -> ResponseReturnValue:
    """The part of the page that changes, for a page that is open."""
    return render_template("floor/_listing.html", **_words(found))


@pages.get("/meetings/<slug>/sittings/<int:number>/speakers/events")
@public("Tells only that something happened on the floor of a published sitting", on=find_published)
def speakers_events(sitting: tuple[str, int]) -> ResponseReturnValue:
    """The version of what is public about the floor of a sitting."""
    return follow(*of_floor(*sitting))


def asked_list(found: Speakers) -> str | None:
    """The list that is asked for; that of the debate where none is, nothing where there is no such list."""
    key = request.args.get("list") or found.usual
    return key if key in found.held.floor.lists else None


def hold(found: Speakers, shown: ShownList | None) -> None:
    """A page holds until a list opens, closes or has its lots drawn, until the day is over, and on it for a minute."""
    zone, minute = found.header.zone, found.minute + timedelta(minutes=1)
    local = found.at.astimezone(zone)
    holds_until(local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1))
    terms = shown.there.terms if shown else None
    for moment in (terms.opens_at, terms.closes_at, terms.drawn_at) if terms else ():
        holds_until(moment if moment and moment > found.at else None)
    is_moving = found.sitting.date == local.date() and found.held.floor.phase != Phase.ADJOURNED
    holds_until(minute if is_moving else None)


def _words(found: Speakers) -> dict[str, Any]:
    key = asked_list(found)
    shown = show_list(found, key) if key else None
    hold(found, shown)
    address = f"/meetings/{found.slug}/sittings/{found.sitting.number}"
    return {
        "found": found,
        "header": found.header,
        "shown": shown,
        "lists": names_of_lists(found),
        "called": sitting_name(found.sitting),
        "phase": found.held.floor.phase.value,
        "status": status_of(found.sitting, found.header).value,
        "status_reason": reason_of(found.sitting, found.header),
        "sitting_address": address,
        "address": f"{address}/speakers",
        "asked": f"?list={key}" if key and key != found.usual else "",
    }
