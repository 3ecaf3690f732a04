"""Where the public pages hang."""

from flask import Blueprint, request

pages = Blueprint("publishing", __name__)
COMMON = ("entities", "workplan")  # topics of every page


def of_meeting(slug: str, **_parts: object) -> tuple[str, ...]:
    """The topics of a meeting's pages, from their address."""
    return (f"meeting/{slug}",)


def of_sitting(slug: str, number: int) -> tuple[str, ...]:
    """The topics of a sitting's page, which has what was said on its floor."""
    return (*of_meeting(slug), f"floor/{slug}/{number}")


def number_asked(name: str) -> int | None:
    """A whole number in the address's questions; nothing where it is none, or longer than any that we give."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
