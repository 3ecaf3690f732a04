"""What the public pages call sittings and their parts."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.core.moments import spoken_locale
from app.meetings.phrases import PARTICIPATIONS as PARTICIPATIONS
from app.meetings.phrases import sitting_name as sitting_name
from app.meetings.phrases.words import DELIVERIES as DELIVERIES
from app.meetings.phrases.words import HALF_DAYS as HALF_DAYS
from app.meetings.phrases.words import SEGMENTS as SEGMENTS
from app.meetings.rules.words import Status
from app.publishing.phrases import calendars as calendars
from app.publishing.phrases import mails as mails

STATEMENTS = _l("Statements")
IN_THE_ROOM = _l("in the room")
STATUSES: dict[str, LazyString] = {
    Status.POSTPONED: _l("Postponed"),
    Status.CANCELLED: _l("Cancelled"),
}
CHANNELS: dict[str, LazyString] = {
    "regional_group": _l("Nominated by the regional groups"),
    "entity": _l("Named by their organizations"),
    "ngo_committee": _l("Nominated through the NGO committee"),
}
# Who presides, where no office is stated.
OFFICES: dict[str, LazyString] = {
    "chair": _l("Chair"),
    "vice_chair": _l("Vice-Chair"),
}
OTHERS_ON_THE_PANEL = _l("On the panel")
MEETINGS_OF_A_SESSION: dict[int, LazyString] = {
    1: _l("first intersessional meeting"),
    2: _l("second intersessional meeting"),
    3: _l("third intersessional meeting"),
    4: _l("fourth intersessional meeting"),
    5: _l("fifth intersessional meeting"),
    6: _l("sixth intersessional meeting"),
}
# Publishing is an act of the office; who of it pressed the button is in the audit and nowhere in public.
OFFICES: dict[str, LazyString] = {"system": _l("Rostrum itself")}
SECRETARIAT = _l("Secretariat")
FIRST_PUBLISHED = _l("The programme is published for the first time")
NOTHING_TO_READ = _l("Nothing changes that is read here; calendars are told once more")
# By the plural rule for ordinals: 1st, 2nd, 3rd and all others in English.
SESSIONS: dict[str, LazyString] = {
    "one": _l("%(number)sst session"),
    "two": _l("%(number)snd session"),
    "few": _l("%(number)srd session"),
    "other": _l("%(number)sth session"),
}


def office_of(actor_kind: str) -> str:
    """The office that published a version, never a person."""
    return str(OFFICES.get(actor_kind, SECRETARIAT))


def session_name(number: int) -> str:
    """The annual session of the body: 66th session."""
    form = spoken_locale().ordinal_form(number)
    return str(SESSIONS.get(form, SESSIONS["other"])) % {"number": number}


def meeting_of_session(ordinal: int) -> str:
    """Which intersessional meeting of its session: first intersessional meeting."""
    if ordinal in MEETINGS_OF_A_SESSION:
        return str(MEETINGS_OF_A_SESSION[ordinal])
    return _("intersessional meeting %(number)s", number=ordinal)
