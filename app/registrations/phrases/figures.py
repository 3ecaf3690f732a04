"""Words of the figures of a meeting."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.registrations.rules.words import Gender, Way

# Own words are one class here: they are no figure.
GENDERS = {
    Gender.WOMAN: _l("Women"),
    Gender.MAN: _l("Men"),
    Gender.OWN_WORDS: _l("In own words"),
    None: _l("Not stated"),
}
WAYS = {Way.IN_PERSON: _l("In the room"), Way.ONLINE: _l("Online")}
NO_REGION = _l("Organizations and others without a regional group")


def in_the_room(count: int) -> str:
    """312 in the room."""
    return _("%(num)s in the room", num=count)


def online(count: int) -> str:
    """480 online."""
    return _("%(num)s online", num=count)


def registered_words(count: int) -> str:
    """27 registrations."""
    return ngettext("%(num)s registration", "%(num)s registrations", count)
