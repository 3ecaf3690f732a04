"""The editor of a draft: the meeting day by day, one sitting, and each step."""

from collections.abc import Callable

from flask import abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web import current_actor, requires
from app.meetings.commands.editing import Clashed, edit_programme, undo
from app.meetings.exports.clashes import show_clashes
from app.meetings.exports.draft import place_choices, show_days, show_sitting, show_sittings, undo_words
from app.meetings.exports.fields import details_of, margin_of, meeting_of, officer_of, person_of
from app.meetings.forms.editing import EditForm, form_for
from app.meetings.forms.editing.base import whole_number
from app.meetings.forms.editing.segments import AddSegmentForm
from app.meetings.forms.editing.sittings import AddSittingForm
from app.meetings.phrases.steps import minutes_templates
from app.meetings.phrases.words import SEGMENTS
from app.meetings.queries.editing import Draft, find_draft
from app.meetings.rules.segments import minutes_held
from app.meetings.views.blueprint import pages


@pages.get("/meetings/<slug>/draft")
@requires("meetings.edit", on=find_draft)
def draft(draft: Draft) -> ResponseReturnValue:
    """The sittings by day and half-day."""
    sittings = show_sittings(draft)
    days = show_days(draft, sittings)
    return render_template(
        "meetings/draft/show.html",
        draft=draft,
        days=days,
        sittings=sittings,
        choices={one.sitting.number: place_choices(days, one.sitting.number) for one in sittings},
        undo_words=undo_words(draft),
        add_form=AddSittingForm(draft, formdata=None),
    )


@pages.get("/meetings/<slug>/draft/sittings/<int:number>")
@requires("meetings.edit", on=find_draft)
def drafted_sitting(draft: Draft) -> ResponseReturnValue:
    """One sitting: its details, segments and people."""
    days = show_days(draft, show_sittings(draft))
    assert draft.sitting is not None
    return render_template(
        "meetings/draft/sitting.html",
        draft=draft,
        it=show_sitting(draft),
        sitting=draft.sitting,
        form=details_of(draft),
        add_segment=AddSegmentForm(draft, formdata=None),
        segment_names=SEGMENTS,
        held=minutes_held(draft.sitting),
        templates=minutes_templates(),
        choices=place_choices(days, draft.sitting.number),
        others=[one for one in show_sittings(draft) if one.sitting.number != draft.sitting.number],
        undo_words=undo_words(draft),
    )


@pages.get("/meetings/<slug>/draft/steps/new")
@requires("meetings.edit", on=find_draft)
def new_step(draft: Draft) -> ResponseReturnValue:
    """A page with the form of one person, officer or event, or of the meeting."""
    asked = request.args
    forms: dict[str | None, Callable[[], EditForm | None]] = {
        "person": lambda: person_of(draft, asked.get("number"), asked.get("part"), asked.get("place")),
        "officer": lambda: officer_of(draft, asked.get("key", "")),
        "margin": lambda: margin_of(draft, asked.get("place")),
        "meeting": lambda: meeting_of(draft),
    }
    form = forms.get(asked.get("deed"), lambda: None)()
    if form is None:
        abort(404)
    form.based_on.data = draft.edition
    return render_template("meetings/draft/step.html", draft=draft, form=form, clashes=(), back=_back(draft, form))


@pages.post("/meetings/<slug>/draft/steps")
@requires("meetings.edit", on=find_draft)
def take_step(draft: Draft) -> ResponseReturnValue:
    """Make an edit; where it cannot be made, show it again with the reason and all that was typed."""
    kind = form_for(request.form.get("deed", ""), request.form)
    if kind is None:
        abort(400)
    form = kind(draft)
    if not form.validate_on_submit():
        return _again(draft, form, 422)
    try:
        _make(draft, form)
    except Clashed as clashed:
        form.over.data = clashed.edition
        return _again(draft, form, 409, show_clashes(clashed.clashes, draft))
    except Refused as refused:
        form.form_errors.append(sentence(refused.refusal))
        return _again(draft, form, 409)
    return redirect(_back(draft, form), 303)


def _make(draft: Draft, form: EditForm) -> None:
    based_on = whole_number(form.based_on.data)
    slug, seen = draft.programme.header.slug, draft.edition if based_on is None else based_on
    over = whole_number(form.over.data) or 0
    spare = form.has_parts and "spare" in request.form
    if edit_programme(slug, form.edits(), based_on=seen, by=current_actor(), over=over, spare=spare) == draft.edition:
        flash(_("Nothing was changed: the draft says so already."), "done")
    else:
        flash(_("Saved in the draft."), "done")


def _again(draft: Draft, form: EditForm, status: int, clashes: object = ()) -> ResponseReturnValue:
    back = _back(draft, form)
    page = render_template("meetings/draft/step.html", draft=draft, form=form, clashes=clashes, back=back)
    return make_response(page, status)


def _back(draft: Draft, form: EditForm) -> str:
    """The page from which an edit came: that of its sitting, or the draft where that is gone."""
    stays = form.name not in ("half_day", "remove_sitting", "merge", "split") and draft.programme.sitting(form.at)
    return f"{draft.address}/sittings/{form.at}" if stays else draft.address


@pages.delete("/meetings/<slug>/draft/steps/<int:edition>")
@requires("meetings.edit", on=find_draft)
def take_back(draft: Draft) -> ResponseReturnValue:
    """Take the last step back."""
    edition = (request.view_args or {})["edition"]
    undo(draft.programme.header.slug, edition, by=current_actor())
    flash(_("Taken back."), "done")
    number = whole_number(request.form.get("number"))
    there = number is not None and draft.programme.sitting(number)
    return redirect(f"{draft.address}/sittings/{number}" if there else draft.address, 303)
