"""Drawings about people, and what is to be done about them."""

from collections.abc import Iterator
from datetime import date

import segno
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from app.core.duties import Duty, adds_duties
from app.people.models import Account
from app.people.queries.listing import invitations_waiting
from app.people.queries.proofs import second_factor_secret
from app.people.rules.accounts import INVITATION_LIFE
from app.people.rules.second_factor import address_for_telephone


def draw_second_factor(account: Account) -> Markup:
    """The QR code for the program on the telephone: black on white in every colour scheme, as cameras want it."""
    code = segno.make(address_for_telephone(second_factor_secret(account), account.email), error="m")
    return Markup(code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=False))  # noqa: S704


@adds_duties("people.list")
def about_invitations(today: date) -> Iterator[Duty]:
    """Invitations that nobody took up: in one line those that end on one day, in another those that have ended."""
    waiting = invitations_waiting(INVITATION_LIFE)
    if ended := {day: count for day, count in waiting.items() if day < today}:
        sentence = ngettext(
            "%(num)s invitation has ended without being taken up.",
            "%(num)s invitations have ended without being taken up.",
            sum(ended.values()),
        )
        yield _invitations(min(ended), sentence, "expired")
    for day, count in waiting.items():
        if day >= today:
            sentence = ngettext("%(num)s invitation is not taken up.", "%(num)s invitations are not taken up.", count)
            yield _invitations(day, sentence, "invited")


def _invitations(by: date, sentence: str, state: str) -> Duty:
    href = f"/people?state={state}"
    return Duty(kind=f"invitations_{state}", by=by, sentence=sentence, verb=_("See who"), href=href)
