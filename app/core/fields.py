"""What forms have in common."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length

NEEDED = DataRequired(_l("This is needed."))


def in_one_line(text: str | None) -> str | None:
    """What was written, without the breaks and blanks that no page shows; nothing rather than an empty text."""
    return " ".join((text or "").split()) or None


def at_most(characters: int) -> Length:
    """So many characters and no more."""
    return Length(max=characters, message=_l("Use at most %(max)d characters."))
