"""The desk of a focal point: every meeting to which one's entities are invited."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.policy import Actor, may
from app.core.web import current_actor, requires
from app.core.web.landing import landings
from app.registrations.exports.people import LOOKS
from app.registrations.phrases import STATES
from app.registrations.phrases.delegations import VERBS, need_words
from app.registrations.phrases.people import places_left
from app.registrations.policies import party_of
from app.registrations.queries.delegations import delegations_of_entities
from app.registrations.queries.desk import Overview, overviews
from app.registrations.queries.focal_points import FOCAL_POINT
from app.registrations.rules.needs import needs
from app.registrations.rules.words import Party, State
from app.registrations.views.blueprint import PRIVATE, pages
from app.registrations.views.delegation import WHERE


@pages.get("/my/delegations")
@requires("registrations.see_desk")
def own_delegations() -> ResponseReturnValue:
    """By when, what needs doing in the order of dates, what is left, and how many are in which state."""
    found = overviews(delegations_of_entities(entities_of(current_actor())))
    over = [one for one in found if one.preparation.ends_on < _today(one)]
    coming = sorted((one for one in found if one not in over), key=lambda one: one.preparation.deadline)
    page = render_template(
        "registrations/own_delegations.html",
        things=_things(coming),
        coming=[_shown(one) for one in coming],
        over=[_shown(one) for one in over],
        today=clock.now().astimezone(UTC).date(),
    )
    return make_response(page, PRIVATE)


def entities_of(actor: Actor) -> list[str]:
    """The entities whose people somebody registers."""
    scopes = [grant.scope for grant in actor.grants if grant.role == FOCAL_POINT and grant.scope]
    return sorted(scope.public_id for scope in scopes if scope.kind == "entity")


def _today(one: Overview) -> date:
    return clock.now().astimezone(ZoneInfo(one.delegation.meeting.timezone)).date()


def _things(coming: list[Overview]) -> list[dict[str, object]]:
    """What needs doing over all meetings, by date."""
    things = [
        {
            "by": thing.by,
            "late": thing.by < _today(one),
            "words": need_words(thing),
            "verb": VERBS[thing.need],
            "href": one.delegation.address + WHERE[thing.need],
            "delegation": one.delegation,
        }
        for one in coming
        for thing in needs(one.preparation, _today(one))
    ]
    return sorted(things, key=lambda one: one["by"])  # type: ignore[arg-type, return-value]


def _shown(one: Overview) -> dict[str, object]:
    by_state = one.preparation.counts
    counts = [(LOOKS[state], STATES[state], by_state[state]) for state in State if state in by_state]
    return {
        "delegation": one.delegation,
        "preparation": one.preparation,
        "closes_at": one.terms.closes_at,
        "opens_at": one.terms.opens_at,
        "zone": ZoneInfo(one.delegation.meeting.timezone),
        "left": places_left(one.left, one.quota),
        "counts": counts,
    }


def _lands_here(actor: Actor) -> str | None:
    """Focal points begin with their delegations; the Secretariat has a desk of its own."""
    if party_of(actor) == Party.SECRETARIAT or not may(actor, "registrations.see_desk"):
        return None
    return "/my/delegations"


landings.append(_lands_here)
