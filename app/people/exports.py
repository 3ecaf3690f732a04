"""Drawings about people."""

import segno
from markupsafe import Markup

from app.people.models import Account
from app.people.queries.proofs import second_factor_secret
from app.people.rules.second_factor import address_for_telephone


def draw_second_factor(account: Account) -> Markup:
    """The QR code for the program on the telephone: black on white in every colour scheme, as cameras want it."""
    code = segno.make(address_for_telephone(second_factor_secret(account), account.email), error="m")
    return Markup(code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=False))  # noqa: S704
