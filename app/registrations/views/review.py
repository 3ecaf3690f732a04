"""The queue of registrations, and what the Secretariat decides of many at once."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.refusal import insist
from app.core.web import current_actor, requires
from app.core.web.origin import local_path
from app.registrations.commands.deciding import Decided, decide
from app.registrations.exports.answers import reasons, show_not_done
from app.registrations.exports.people import LOOKS
from app.registrations.exports.review import show_people
from app.registrations.phrases import CATEGORIES, STATES
from app.registrations.phrases.people import WAYS
from app.registrations.phrases.secretariat import DEEDS, ONE_OF, ONLY_SAID, decided
from app.registrations.queries.people import registrations_named
from app.registrations.queries.registry import Registry, find_registry
from app.registrations.queries.review import ONLY, Sought, delegation_names, find_people, state_counts
from app.registrations.rules.states import LONGEST_REASON, why_not_so_long
from app.registrations.rules.words import Category, Deed, State, Way
from app.registrations.views.answers import List, answer, unkept
from app.registrations.views.blueprint import pages


@pages.get("/meetings/<slug>/registrations")
@requires("registrations.review", on=find_registry)
def registrations(registry: Registry) -> ResponseReturnValue:
    """Everybody who is registered, filtered and sorted by the address."""
    here, names = _list(registry), delegation_names(registry)
    sought = _sought(here, names)
    found = find_people(registry, sought)
    page = render_template(
        "registrations/list.html",
        registry=registry,
        here=here,
        sought=sought,
        found=found,
        people=show_people(registry, found),
        counts=state_counts(registry),
        delegations=names,
        ticked=here.get("chosen") == "all",
        words={"states": STATES, "categories": CATEGORIES, "ways": WAYS, "only": ONLY_SAID, "one_of": ONE_OF},
        looks=LOOKS,
        deeds=DEEDS,
        longest=LONGEST_REASON,
    )
    return unkept(page)


@pages.post("/meetings/<slug>/registrations/decisions")
@requires("registrations.review", on=find_registry)
def decide_of(registry: Registry) -> ResponseReturnValue:
    """Approve, ask for more, reject or reconsider; each with whom that could not be done is named."""
    said = request.form.get("deed", "")
    if said not in {one.value for one in DEEDS}:
        abort(400)
    deed, reason = Deed(said), request.form.get("reason", "").strip()
    insist(why_not_so_long(reason))
    back = local_path(request.form.get("next"), f"{registry.address}/registrations")
    chosen = dict(_chosen(one) for one in request.form.getlist("registration"))
    seen = {of: edition for of, edition in chosen.items() if edition is not None}
    outcome = decide(registry.slug, chosen, deed, current_actor(), reason, seen=seen)
    if not outcome.done and not outcome.refused:
        flash(_("Nothing was done: choose at least one person first."), "wait")
        return redirect(back, 303)
    return _answer(registry, deed, outcome, back, seen)


def _chosen(said: str) -> tuple[str, int | None]:
    """Whom a box means, and the edition that was looked at: `3f9c2a1b7d4e.2`."""
    public_id, _dot, edition = said.partition(".")
    return public_id, int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 10 else None


def _answer(
    registry: Registry, deed: Deed, outcome: Decided, back: str, seen: Mapping[str, int]
) -> ResponseReturnValue:
    rows = registrations_named(registry.slug, outcome.refused)
    names = {row.public_id: (row.name, row.address) for row in rows}
    done = decided(deed, len(outcome.done)) if outcome.done else ""
    again = _again(registry, deed, outcome, seen)
    return answer(registry, str(DEEDS[deed]), done, show_not_done(outcome.refused, names), back, again=again)


def _again(registry: Registry, deed: Deed, outcome: Decided, seen: Mapping[str, int]) -> dict[str, Any] | None:
    """Where only the reason was missing: the form in which it is said."""
    if reasons(outcome.refused.values()) != {"registrations.reason_missing"}:
        return None
    action = f"{registry.address}/registrations/decisions"
    return {
        "action": action,
        "deed": deed.value,
        "chosen": [f"{of}.{seen[of]}" if of in seen else of for of in outcome.refused],
        "verb": DEEDS[deed],
        "most": LONGEST_REASON,
    }


def _list(registry: Registry) -> List:
    return List(f"{registry.address}/registrations")


def _sought(here: List, delegations: dict[str, str]) -> Sought:
    page = here.get("page")
    return Sought(
        words=here.get("q"),
        state=here.get("state", list(State)),
        category=here.get("category", list(Category)),
        entity=here.get("delegation", delegations),
        way=here.get("way", list(Way)),
        only=here.get("only", ONLY),
        order=here.get("sort") or "asked",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )
