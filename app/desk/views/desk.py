"""The desk: what needs doing, by date, over all meetings."""

from datetime import UTC

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.policy import Actor, may
from app.core.web import current_actor, requires
from app.core.web.landing import landings
from app.core.web.zone import chosen_zone
from app.desk.exports import show_desk
from app.desk.views.blueprint import pages


@pages.get("/desk")
@requires("desk.see")
def desk() -> ResponseReturnValue:
    """What is overdue, what this week asks for, and what comes later."""
    actor, zone = current_actor(), chosen_zone() or UTC
    today = clock.now().astimezone(zone).date()
    shown = show_desk(today, lambda permission: may(actor, permission))
    return render_template("desk/desk.html", shown=shown, today=today)


def _lands_here(actor: Actor) -> str | None:
    """Whoever has a desk begins there."""
    return "/desk" if may(actor, "desk.see") else None


landings.append(_lands_here)
