"""The draft of a programme: read, edited in steps, taken back."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from app.core.web import current_actor, requires
from app.core.web.api import Asked
from app.core.web.api.problems import refused_with
from app.meetings.api.blueprint import api
from app.meetings.api.edits import as_deed, edit_of
from app.meetings.api.shapes import Clashes, ClashRead, DraftRead, StepRead, Steps
from app.meetings.commands.editing import Clashed, edit_programme, undo
from app.meetings.exports.clashes import show_clashes
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.rules.revision import shown
from app.meetings.rules.writing import header_written, sitting_written


@api.get("/meetings/<slug>/draft")
@requires("meetings.edit", on=find_draft)
def draft(draft: Draft, asked: Asked) -> DraftRead:
    """The draft of a programme at its newest edition."""
    return draft_read(draft)


@api.post("/meetings/<slug>/draft/steps")
@requires("meetings.edit", on=find_draft)
def take_step(draft: Draft, sent: Steps) -> DraftRead:
    """Makes edits, together as one step; answers with the draft since.

    Where somebody else changed the same after `based_on`, nothing is changed: 409, with the `clashes` in words and the
    `present` draft. To make the edits all the same, send them again with `over`, the edition of that draft.
    """
    slug, by = draft.programme.header.slug, current_actor()
    made = [edit_of(one, place) for place, one in enumerate(sent.edits)]
    try:
        edit_programme(slug, made, based_on=sent.based_on, by=by, over=sent.over, spare=sent.spare)
    except Clashed as clashed:
        there = draft_now(slug)
        met = [ClashRead.model_validate(one, from_attributes=True) for one in show_clashes(clashed.clashes, there)]
        raise refused_with(clashed, clashes=Clashes(items=met), present=draft_read(there)) from None
    return draft_read(draft_now(slug))


@api.delete("/meetings/<slug>/draft/steps/<int:edition>")
@requires("meetings.edit", on=find_draft)
def take_back(draft: Draft) -> DraftRead:
    """Takes the last step back, the one that made this edition; answers with the draft since."""
    slug = draft.programme.header.slug
    undo(slug, (request.view_args or {})["edition"], by=current_actor())
    return draft_read(draft_now(slug))


def draft_now(slug: str) -> Draft:
    """The draft as it is since."""
    found = find_draft(slug)
    assert found is not None
    return found


def draft_read(draft: Draft) -> DraftRead:
    """A draft as programs read it."""
    programme, step = shown(draft.programme), draft.last
    return DraftRead(
        address=url_for("meetings_api.draft", slug=programme.header.slug),
        edition=draft.edition,
        is_published=draft.published is not None,
        last_step=step and StepRead(edition=step.edition, deeds=list(map(_deed, step.deeds)), by=draft.last_by),
        meeting=header_written(programme.header),
        sittings=[sitting_written(one) for one in programme.sittings],
    )


def _deed(kept: Mapping[str, Any]) -> str:
    return as_deed(kept["deed"])
