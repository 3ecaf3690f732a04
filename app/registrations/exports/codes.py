"""The link of a delegation's code, and its picture for a telephone."""

from urllib.parse import quote

import segno
from markupsafe import Markup

from app.core.addresses import address_of
from app.registrations.models import Delegation


def link_of_code(delegation: Delegation, code: str) -> str:
    """The whole address with which somebody registers by the code of a delegation."""
    own = address_of("registrations.delegation_page", slug=delegation.meeting.slug, entity=delegation.entity_code)
    return f"{own.rpartition('/delegations/')[0]}/registration/with-code?code={quote(code)}"


def draw_link(link: str) -> Markup:
    """Its QR code: black on white in every colour scheme, as cameras want it."""
    code = segno.make(link, error="m")
    return Markup(code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True))  # noqa: S704
