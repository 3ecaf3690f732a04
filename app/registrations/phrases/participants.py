"""Words of the list of participants."""

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.registrations.rules.words import Consent, Role

# As they stand above the people of each, of whom there may be one or several.
ROLES = {
    Role.HEAD: _l("Head of delegation"),
    Role.ALTERNATE: _l("Alternates"),
    Role.ADVISER: _l("Advisers"),
    Role.EXPERT: _l("Experts"),
}
# What somebody agreed to, in a cell.
AGREED = {Consent.LISTED: _l("Being listed"), Consent.COPIED: _l("Being copied")}


def others_words(others: int, are_named: bool) -> str:
    """How many do not want to be named, beside those who are, or alone."""
    if are_named:
        return ngettext("and %(num)s other", "and %(num)s others", others)
    return ngettext("%(num)s participant", "%(num)s participants", others)
