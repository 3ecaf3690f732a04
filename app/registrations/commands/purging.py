"""Letting people be forgotten: one who asks for it, or all of a meeting that is over. Neither can be undone."""

from app.core import clock
from app.core.audit import audit
from app.core.db import command
from app.core.policy import Actor
from app.registrations.commands.holding import hold_registration
from app.registrations.commands.moving_up import give_free_places
from app.registrations.rules.states import OPEN
from app.registrations.rules.words import State


@command
def erase(registration_id: int, by: Actor) -> None:
    """Forget somebody who asks for it: withdraw them, give their place on, empty the row."""
    terms, row = hold_registration(registration_id, by)
    if State(row.state) in OPEN:
        row.leave(State.WITHDRAWN)
    row.words, row.plans, row.approved, row.reason, row.known, row.email_key = [], [], None, None, None, None
    for name in ("family_name", "given_names", "title", "function", "email", "needs", "visa_details", "gender_words"):
        setattr(row, name, "")
    row.sort_key, row.emptied_at, row.link_version = "", clock.now(), row.link_version + 1
    audit(by, "registrations.erase", row, ("emptied_at",))
    give_free_places(terms, row.delegation, by)
