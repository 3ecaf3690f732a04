"""The demo's own page: what to try, whom to be, and the rehearsal moved to now."""

from flask import abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core import clock
from app.core.policy import SYSTEM
from app.core.web.origin import is_from_this_machine
from app.desk.queries import rehearsal_is_running
from app.floor.commands.demo import rehearse_floor
from app.meetings.commands.rehearsing import rehearse
from app.registrations.commands.demo import open_rehearsal

REHEARSAL = "rehearsal"


def demo() -> ResponseReturnValue:
    """What there is to try, and the button that moves the rehearsal."""
    return render_template("desk/demo.html", is_running=rehearsal_is_running(REHEARSAL, clock.now()))


def move_rehearsal() -> ResponseReturnValue:
    """Move the rehearsal so that its third sitting began 20 minutes ago, unless one is running."""
    if not is_from_this_machine():
        abort(404)
    moved = rehearse(REHEARSAL, by=SYSTEM)
    open_rehearsal(REHEARSAL, by=SYSTEM)
    rehearse_floor(REHEARSAL, by=SYSTEM)
    flash(
        _("The rehearsal was moved: sitting 3 began 20 minutes ago.") if moved else _("A sitting is running already.")
    )
    return redirect("/meetings/rehearsal")
