"""What the Secretariat's pages about registration say."""

from flask_babel import lazy_gettext as _l

QUOTA_FIELDS = {
    "in_person": _l("in person"),
    "online": _l("online"),
    "in_room": _l("in the room at a time"),
}
