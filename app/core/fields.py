"""What forms have in common."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, Length

from app.core.lines import in_one_line

__all__ = ["NEEDED", "at_most", "in_one_line"]

NEEDED = DataRequired(_l("This is needed."))


def at_most(characters: int) -> Length:
    """So many characters and no more."""
    return Length(max=characters, message=_l("Use at most %(max)d characters."))
