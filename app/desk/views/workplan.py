"""The workplan as the Secretariat edits it: challenges by year, and the decisions on them."""

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.desk.views.blueprint import pages
from app.publishing.exports.workplan import show_missing
from app.publishing.queries import workplan_sources
from app.workplan.commands import plan_years
from app.workplan.forms import PlanForm, plan_form, written
from app.workplan.queries import Plan, plan, plan_seen
from app.workplan.rules import merged

AHEAD = 3  # years that can be planned beyond those that are


@pages.get("/workplan/edit")
@requires("workplan.edit")
def edit_workplan() -> ResponseReturnValue:
    """A box for each challenge in each year."""
    there = plan()
    return _page(plan_form(_slugs(there), _years(there), plan_seen(there)))


@pages.post("/workplan/edit")
@requires("workplan.edit")
def save_workplan() -> ResponseReturnValue:
    """Save what was changed; what others changed meanwhile stays, or is shown where both changed the same."""
    there = plan()
    years = _years(there)
    form = plan_form(_slugs(there), years)
    outcome = carry_out(form, lambda: plan_years(form.seen.value(), form.wanted(years), by=current_actor()))
    if outcome.is_done:
        flash(_("The workplan is saved.") if outcome.value else _("Nothing had changed."), "done")
        return redirect("/workplan/edit", 303)
    theirs = _show_both(form) if outcome.status == 409 else {}
    return make_response(_page(form, theirs), outcome.status)


def _show_both(form: PlanForm) -> dict[int, str | None]:
    """Keep what was entered, bring in what others changed, and say what they wrote where both did."""
    there = plan()
    years, (entries, decisions) = _years(there), plan_seen(there)
    before, wanted = form.seen.value(), form.wanted(years)
    boxes = {(slug, year) for slug in _slugs(there) for year in years}
    ticks = [{box: box in {*one} for box in boxes} for one in (before[0], wanted[0], entries)]
    said = merged(before[1], wanted[1], decisions)
    form.entry.data = [f"{slug}/{year}" for (slug, year), ticked in merged(*ticks).values.items() if ticked]
    for year in years:
        form.decision(year).data = said.values.get(year)
    form.seen.data = written((entries, decisions))
    return {year: decisions.get(year) for year in said.conflicts}


def _page(form: PlanForm, theirs: dict[int, str | None] | None = None) -> str:
    sources = workplan_sources()
    return render_template(
        "workplan/edit.html",
        form=form,
        challenges=sources.plan.challenges,
        years=_years(sources.plan),
        theirs=theirs or {},
        still_missing=show_missing(sources.plan, sources.treatments),
    )


def _slugs(there: Plan) -> list[str]:
    return [challenge.slug for challenge in there.challenges]


def _years(there: Plan) -> list[int]:
    """From the first year of the workplan, or this one, to some years ahead."""
    known = [clock.now().year, *(year.year for year in there.years)]
    return list(range(min(known), max(known) + AHEAD + 1))
