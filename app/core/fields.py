"""What forms have in common."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField
from wtforms.validators import DataRequired, Length

from app.core.lines import in_one_line

__all__ = ["NEEDED", "DayField", "WholeNumberField", "at_most", "in_one_line"]

NEEDED = DataRequired(_l("This is needed."))


def at_most(characters: int) -> Length:
    """So many characters and no more."""
    return Length(max=characters, message=_l("Use at most %(max)d characters."))


class DayField(DateField):
    """A day of the calendar."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """The day that was sent."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("This is no day of the calendar. Write it as 2026-10-19.")) from None


class WholeNumberField(IntegerField):
    """A number without a fraction."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """The number that was sent."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Enter a whole number, in digits.")) from None
