"""Adding a challenge, and changing one."""

from typing import Any

from flask import flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.web import current_actor, requires
from app.core.web.forms import carry_out
from app.desk.views.blueprint import pages
from app.workplan.commands import add_challenge, change_challenge
from app.workplan.forms import ChallengeForm, NewChallengeForm, columns_of, written
from app.workplan.models import Challenge
from app.workplan.queries import challenges, find_challenge
from app.workplan.rules import merged


def _found(challenge: str) -> Challenge | None:
    return find_challenge(challenge)


@pages.get("/challenges/new")
@requires("workplan.edit")
def new_challenge() -> ResponseReturnValue:
    """An empty form, with the next number."""
    following = max((one.number for one in challenges().values()), default=0) + 1
    return _page(None, NewChallengeForm(data={"number": following, "seen": written({})}))


@pages.post("/challenges/new")
@requires("workplan.edit")
def add() -> ResponseReturnValue:
    """Add it, and go on to its years."""
    form = NewChallengeForm()
    outcome = carry_out(form, lambda: add_challenge(form.columns(), by=current_actor()))
    if outcome.value is None:
        return make_response(_page(None, form), outcome.status)
    flash(_("The challenge is added. Tick the years in which it is taken up."), "done")
    return redirect("/workplan/edit", 303)


@pages.get("/challenges/<challenge>/edit")
@requires("workplan.edit", on=_found)
def edit_challenge(challenge: Challenge) -> ResponseReturnValue:
    """The form with what is public now."""
    columns = columns_of(challenge)
    return _page(challenge, ChallengeForm(data={**columns, "seen": written(columns)}))


@pages.post("/challenges/<challenge>/edit")
@requires("workplan.edit", on=_found)
def save_challenge(challenge: Challenge) -> ResponseReturnValue:
    """Save what was changed; where somebody else changed the same meanwhile, both are shown."""
    slug, form = challenge.slug, ChallengeForm()
    by = current_actor()
    outcome = carry_out(form, lambda: change_challenge(slug, form.seen.value(), form.columns(), by=by))
    if outcome.is_done:
        flash(_("The challenge is saved.") if outcome.value else _("Nothing had changed."), "done")
        return redirect(f"/challenges/{slug}", 303)
    there = find_challenge(slug)
    theirs = _show_both(form, there) if outcome.status == 409 and there else {}
    return make_response(_page(there, form, theirs), outcome.status)


def _show_both(form: ChallengeForm, there: Challenge) -> dict[str, Any]:
    """Keep what was entered, bring in what others changed, and say what they wrote where both did."""
    present = columns_of(there)
    change = merged(form.seen.value(), form.columns(), present)
    for name, value in change.values.items():
        form[name].data = value
    form.seen.data = written(present)
    return {name: present[name] for name in change.conflicts}


def _page(challenge: Challenge | None, form: ChallengeForm, theirs: dict[str, Any] | None = None) -> str:
    return render_template("workplan/challenge.html", challenge=challenge, form=form, theirs=theirs or {})
