"""Words of entities."""

from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals

phrase_refusals(
    {"entities.there_already": _l("%(name)s is in the list of States and organizations already. Choose it there.")}
)
