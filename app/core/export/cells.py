"""Cells of a spreadsheet, which are to be read and never run."""

import re
from typing import Any

from app.core.export.text import printable

# A spreadsheet would take what begins with one of these for a formula, and so run what somebody wrote into a title.
_FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@\uff0b\uff0d\uff1d\uff20]")


def harmless(value: Any) -> str:
    """The value as a cell that no spreadsheet calculates: an apostrophe goes before what would be a formula."""
    text = "" if value is None else printable(str(value))
    return f"'{text}" if _FORMULA.match(text) else text
