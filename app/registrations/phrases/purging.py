"""Words about letting people be forgotten."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.core.moments import date_words
from app.core.phrases import phrase_refusals


def not_over_yet(ends_on: date) -> str:
    """Until when the meeting lasts."""
    return _(
        "The meeting lasts until %(day)s, and until then people and rooms need what is personal. Purge it afterwards.",
        day=date_words(ends_on),
    )


phrase_refusals(
    {
        "registrations.not_over_yet": not_over_yet,
        "registrations.erased": _l(
            "This person asked to be forgotten, and was. Nothing is left that could be changed; register them anew."
        ),
    }
)
