"""The ways to a calendar."""

from dataclasses import dataclass
from urllib.parse import quote

import segno
from markupsafe import Markup


@dataclass(frozen=True)
class Ways:
    """The ways to a calendar: its address to copy, for a program of this machine, for Google, and to save."""

    address: str
    webcal: str
    google: str
    name: str


def ways(address: str, name: str) -> Ways:
    """The ways to the calendar at an address."""
    webcal = "webcal://" + address.partition("://")[2]
    google = f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}"
    return Ways(address, webcal, google, name)


def draw(address: str) -> Markup:
    """The QR code of an address: black on white in every colour scheme, as cameras want it."""
    code = segno.make(address, error="m")
    return Markup(code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True))  # noqa: S704
