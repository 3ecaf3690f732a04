"""What the public page of registering says."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.phrases import phrase_refusals
from app.registrations.rules.opening import Phase

# In the manner of `components/state.html`: shape, and word.
PHASES: dict[Phase, tuple[str, LazyString]] = {
    Phase.NOT_SET_UP: ("draft", _l("Not set up yet")),
    Phase.NOT_OPEN_YET: ("expected", _l("Not open yet")),
    Phase.OPEN: ("open", _l("Open")),
    Phase.CLOSED: ("closed", _l("Closed")),
    Phase.OFF: ("cancelled", _l("Cancelled")),
}
READY: tuple[LazyString, ...] = (
    _l("Your name as in the passport, your title, and the office that you hold."),
    _l("A mail address of your own: the link to your page goes there."),
    _l("How you take part: in the room or online, and otherwise in single sittings."),
    _l("What you need to take part: a ramp, captions, a sign language."),
    _l("For a letter for a visa: nationality and passport number."),
    _l("The focal point uploads the note verbale or letter that names the delegation, once for all."),
)
PRIVACY: tuple[LazyString, ...] = (
    _l("The focal points of your delegation and the Secretariat see what you say; nobody else does."),
    _l("The list of participants names you with title and function only if you agree to it."),
    _l("Gender is asked for figures alone, which name nobody; you need not say."),
    _l("On your own page you see all that is kept of you, change it, download it, take consents back, or delete it."),
)


def places(number: int | None) -> str:
    """How many; in words where there is no limit."""
    return _("any number") if number is None else str(number)


phrase_refusals(
    {
        "registrations.wrong_code": _l(
            "This is no code with which one can register for this meeting. Look at it again, letter by letter, or ask "
            "your focal point for another."
        ),
        "registrations.head_is_named": _l(
            "The head of a delegation is named by its focal point. Choose another role; your focal point changes it."
        ),
    }
)
