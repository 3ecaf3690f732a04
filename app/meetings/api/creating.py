"""Beginning a meeting, empty or in the shape of an earlier one."""

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from pydantic import Field

from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.core.web.api import Asked
from app.core.web.api.problems import NEEDED, refuse_field, refuse_parameter
from app.entities.queries import find_body
from app.meetings.api.blueprint import api
from app.meetings.api.drafts import draft_now, draft_read
from app.meetings.api.shapes import Day, DraftRead, MarginOffered, MeetingSent, ProposalRead
from app.meetings.commands.creating import copy_meeting, create_meeting
from app.meetings.forms.creating import TAKEN_BY_PAGES
from app.meetings.queries import Proposal, propose
from app.meetings.rules.copying import New
from app.meetings.rules.programme import Header
from app.meetings.rules.writing import sitting_written
from app.workplan.queries import challenge_slugs


class ProposalAsked(Asked):
    """From which meeting, and from which day on."""

    source: str | None = Field(None, description="The slug of an earlier meeting; an empty one where there is none.")
    starts_on: Day = Field(description="The first day.")


@api.get("/proposal")
@requires("meetings.create")
def proposal(asked: ProposalAsked) -> ProposalRead:
    """What is proposed for a new meeting: dates moved weekday by weekday, and what the workplan has for the year."""
    proposed = propose(asked.source, asked.starts_on)
    if proposed is None:
        refuse_parameter("source", _("There is no such meeting."))
    if proposed.refusal:
        raise Refused(proposed.refusal)
    return _read(proposed)


@api.post("/meetings", status=201)
@requires("meetings.create")
def create(sent: MeetingSent) -> DraftRead:
    """Begins a meeting; nobody but the Secretariat sees it before it is published."""
    proposed = propose(sent.source, sent.starts_on)
    if proposed is None:
        refuse_field("#/source", _("There is no such meeting."))
    if proposed.refusal:
        raise Refused(proposed.refusal)
    chosen = {**proposed.new.challenges, **_chosen(sent, proposed)}
    new = replace(proposed.new, **sent.facts(), challenges=chosen, margins=sent.margins)
    _insist(sent, new)
    by = current_actor()
    slug = copy_meeting(sent.source, new, by=by) if sent.source else create_meeting(_header(sent, new), by=by)
    return draft_read(draft_now(slug))


def _insist(sent: MeetingSent, new: New) -> None:
    """What the form of the page would not offer."""
    if new.slug in TAKEN_BY_PAGES:
        refuse_field("#/slug", _("This is the address of a page. Choose another."))
    for name in ("title", "ends_on") if not sent.source else ():
        if getattr(sent, name) is None:
            refuse_field(f"#/{name}", str(NEEDED))
    for name in ("ends_on",) if sent.source else ("challenges", "margins"):
        if name in sent.model_fields_set and getattr(sent, name) is not None:
            refuse_field(f"#/{name}", _("This is said only of the other kind of meeting. Leave it out."))


def _chosen(sent: MeetingSent, proposed: Proposal) -> dict[int, tuple[str, ...]]:
    """What each sitting takes up, by the number of the earlier one; and the events on the margins are offered ones."""
    for place in sorted(sent.margins - proposed.margins.keys()):
        refuse_field("#/margins", _("The earlier meeting has no event on its margins at place %(place)s.", place=place))
    known, numbers = challenge_slugs(), {number for number, _sitting in proposed.sittings}
    for number, slugs in (sent.challenges or {}).items():
        if number not in numbers:
            refuse_field(f"#/challenges/{number}", _("The earlier meeting has no such sitting."))
        for place, slug in enumerate(slugs):
            if slug not in known:
                refuse_field(f"#/challenges/{number}/{place}", _("There is no challenge %(slug)s.", slug=slug[:80]))
    return {number: tuple(dict.fromkeys(slugs)) for number, slugs in (sent.challenges or {}).items()}


def _header(sent: MeetingSent, new: New) -> Header:
    body = find_body()
    assert sent.ends_on is not None
    return Header(ends_on=sent.ends_on, body=body and body.code, **_facts(new))


def _facts(new: New) -> dict[str, Any]:
    return {name: value for name, value in vars(new).items() if name not in ("challenges", "margins")}


def _read(proposed: Proposal) -> ProposalRead:
    margins = {place: MarginOffered(title=title, starts_on=day) for place, (title, day) in proposed.margins.items()}
    sittings = {number: sitting_written(one) for number, one in proposed.sittings}
    challenges = dict(proposed.new.challenges)
    return ProposalRead(**_facts(proposed.new), challenges=challenges, margins=margins, sittings=sittings)
