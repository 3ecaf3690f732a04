"""Where the pages of the floor hang, and what they follow."""

from flask import Blueprint

pages = Blueprint("floor", __name__)
COMMON = ("entities",)  # topics of every page


def of_floor(slug: str, number: int, **_parts: object) -> tuple[str, ...]:
    """The topics of the pages of a sitting's floor, from their address."""
    return (f"meeting/{slug}", f"floor/{slug}/{number}")
