"""Words of meetings."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.phrases import phrase_refusals
from app.meetings.phrases import documents, editing
from app.meetings.rules.programme import Sitting
from app.meetings.rules.words import Participation

PARTICIPATIONS: dict[str, LazyString] = {
    Participation.IN_PERSON: _l("In the room"),
    Participation.HYBRID: _l("In the room and online"),
    Participation.ONLINE: _l("Online"),
}

__all__ = ["documents", "editing", "sitting_name"]

phrase_refusals(
    {
        "meetings.no_such_meeting": _l("There is no meeting %(slug)s."),
        "meetings.no_such_sitting": _l("This meeting has no sitting %(number)s."),
        "meetings.already_scheduled": _l("This is to be held as announced already."),
        "meetings.already_postponed": _l("This is postponed already."),
        "meetings.already_cancelled": _l("This is cancelled already."),
        "meetings.not_postponed": _l(
            "This is not postponed, or no longer. Look at what it says now, and decide again."
        ),
        "meetings.not_cancelled": _l(
            "This is not cancelled, or no longer. Look at what it says now, and decide again."
        ),
        "meetings.reason_missing": _l("Say why: the public is told the reason."),
        "meetings.slug_taken": _l("There is a meeting with the address name %(slug)s already. Choose another."),
        "meetings.no_such_hour": _l(
            "At %(hour)s on %(day)s the clocks of %(zone)s go forward: that hour does not exist. Choose another day."
        ),
        "meetings.nothing_to_publish": _l("The draft says what is published already; there is nothing to publish."),
        "meetings.not_a_rehearsal": _l("Only a rehearsal is moved in time; %(slug)s is a meeting."),
        "meetings.rehearsal_without_times": _l("A rehearsal is moved by sitting %(number)s, which needs its times."),
    }
)


def sitting_name(sitting: Sitting) -> str:
    """What a sitting is called: Thematic session 3, Opening, Way forward, or its own title."""
    if sitting.title:
        return sitting.title
    if sitting.thematic_number:
        return _("Thematic session %(number)s", number=sitting.thematic_number)
    named = {"thematic": _("Thematic session"), "opening": _("Opening"), "closing": _("Way forward")}
    return named.get(sitting.kind) or _("Sitting %(number)s", number=sitting.number)
