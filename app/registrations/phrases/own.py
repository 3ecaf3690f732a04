"""Words of people's own pages."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.moments import in_words
from app.registrations.phrases.people import FIELDS
from app.registrations.rules.states import MATTERING
from app.registrations.rules.words import Party, State

# In the manner of `components/state.html`.
SHAPES = {
    State.DRAFT: "draft",
    State.SUBMITTED: "expected",
    State.MORE_WANTED: "late",
    State.APPROVED: "done",
    State.WAITING: "waiting",
    State.REJECTED: "wrong",
    State.WITHDRAWN: "cancelled",
}
PARTIES: dict[str, LazyString] = {
    Party.DELEGATION: _l("You or your delegation"),
    Party.SECRETARIAT: _l("The Secretariat"),
}


def what_asks_again() -> str:
    """Which changes make the Secretariat look once more."""
    fields = in_words(str(words) for name, words in FIELDS.items() if name in MATTERING)
    return _(
        "You are approved. If you change one of these, the Secretariat looks again, and you keep your place meanwhile: "
        "%(fields)s.",
        fields=fields,
    )
