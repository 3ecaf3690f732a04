"""How one registers for a meeting, for everybody to read."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.web import cached, public
from app.core.web.pages import holds_until
from app.core.web.zone import chosen_zone
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.opening import PHASES, PRIVACY, READY, places
from app.registrations.queries.opening import Opening, find_opening
from app.registrations.rules.opening import next_moment
from app.registrations.rules.words import Category
from app.registrations.views.blueprint import pages


def of_meeting(slug: str, **_parts: object) -> tuple[str, ...]:
    """What the page says changes with the meeting and with the terms, both of which are told there."""
    return (f"meeting/{slug}",)


@pages.get("/meetings/<slug>/registration")
@public("How one registers for a published meeting is for everyone to see", on=find_opening)
@cached(and_of=of_meeting)
def registration(opening: Opening) -> ResponseReturnValue:
    """Whether and until when one can register, who is invited, how many, and by which ways."""
    now = clock.now()
    holds_until(next_moment(opening.terms, now))
    phase = opening.phase(now)
    shape, word = PHASES[phase]
    return render_template(
        "registrations/opening.html",
        opening=opening,
        meeting=opening.header,
        phase=phase,
        shape=shape,
        word=word,
        invited=_invited(opening),
        ready=READY,
        privacy=PRIVACY,
        chosen_zone=chosen_zone(),
    )


def _invited(opening: Opening) -> list[list[str]]:
    """Each category that is invited, with the places of one delegation in the room and online."""
    terms = opening.terms
    if terms is None:
        return []
    quotas = [(one, terms.quota("", one)) for one in Category if one in terms.categories]
    return [[str(CATEGORIES[one]), places(of.in_person), places(of.online)] for one, of in quotas]
