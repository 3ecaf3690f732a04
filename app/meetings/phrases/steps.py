"""The steps of a draft in words: what was done, what differs from what is published, what a field is called."""

from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.core.moments import date_words, spoken_locale
from app.meetings.phrases import sitting_name
from app.meetings.phrases.words import HALF_DAYS
from app.meetings.rules.editing.steps import Step
from app.meetings.rules.events import EventKind
from app.meetings.rules.order import half_day_of

DEEDS: dict[str, LazyString] = {
    "AddSitting": _l("add %(what)s"),
    "RemoveSitting": _l("remove %(what)s"),
    "SplitSitting": _l("split %(what)s"),
    "MergeSittings": _l("merge %(what)s with %(other)s"),
    "SetHours": _l("change the hours of %(what)s"),
    "MoveSitting": _l("move %(what)s to %(when)s"),
    "SwapHalfDays": _l("swap the half-days of %(what)s and %(other)s"),
    "SetInterpretation": _l("change the interpretation of %(what)s"),
    "SetName": _l("rename %(what)s"),
    "SetRoom": _l("change the room of %(what)s"),
    "SetChallenges": _l("change the challenges of %(what)s"),
    "SetPresidingOfficer": _l("change who presides over %(what)s"),
    "NameOfficer": _l("name a presiding officer"),
    "SetMeeting": _l("change what is said of the meeting"),
    "AddMargin": _l("add an event on the margins"),
    "SetMargin": _l("change an event on the margins"),
    "RemoveMargin": _l("remove an event on the margins"),
    "AddSegment": _l("add a segment to %(what)s"),
    "SetSegment": _l("change the segments of %(what)s"),
    "MoveSegment": _l("move a segment of %(what)s"),
    "RemoveSegment": _l("remove a segment of %(what)s"),
    "AddPerson": _l("add somebody to %(what)s"),
    "ReplacePerson": _l("change who takes part in %(what)s"),
    "MovePerson": _l("change the order of those who take part in %(what)s"),
    "RemovePerson": _l("remove somebody from %(what)s"),
}
SEVERAL = _l("change the details of %(what)s")
DIFFERENCES: dict[str, LazyString] = {
    EventKind.ADDED: _l("new, not published yet"),
    EventKind.CANCELLED: _l("cancelled"),
    EventKind.POSTPONED: _l("postponed"),
    EventKind.REINSTATED: _l("reinstated"),
    EventKind.MOVED: _l("moved"),
    EventKind.RELOCATED: _l("other room"),
    EventKind.RENAMED: _l("renamed"),
    EventKind.CHALLENGES_CHANGED: _l("other challenges"),
    EventKind.PRESIDING_OFFICER_CHANGED: _l("other presiding officer"),
    EventKind.OPENING_SPEAKERS_CHANGED: _l("opening speakers changed"),
    EventKind.PRESENTERS_CHANGED: _l("presenters changed"),
    EventKind.PANEL_CHANGED: _l("panel changed"),
    EventKind.SEGMENTS_CHANGED: _l("segments changed"),
    EventKind.INTERPRETATION_CHANGED: _l("interpretation changed"),
}
DIFFERS = _l("changed")
FIELDS: dict[str, LazyString] = {
    "date": _l("Day"),
    "starts_at": _l("Begins"),
    "ends_at": _l("Ends"),
    "half_day": _l("Half-day"),
    "room": _l("Room"),
    "title": _l("Title"),
    "kind": _l("Kind"),
    "thematic_number": _l("Number of the thematic session"),
    "challenges": _l("Challenges"),
    "presiding_officer": _l("Presiding officer"),
    "interpretation": _l("Interpretation"),
    "segments": _l("Segments"),
    "minutes": _l("Minutes"),
    "opening_speakers": _l("Opening speakers"),
    "presenters": _l("Presenters"),
    "panel": _l("Panel"),
    "status": _l("Status"),
    "officers": _l("Presiding officers"),
    "short_title": _l("Short title"),
    "starts_on": _l("First day"),
    "ends_on": _l("Last day"),
    "venue": _l("Venue"),
    "note": _l("Note"),
    "language": _l("Original language"),
    "margins": _l("Events on the margins"),
}
OTHER_FIELD = _l("Other details")


def step_words(step: Step, zone: ZoneInfo) -> str:
    """What was done, as in "move Thematic session 4 to Wednesday, 20 October, morning"."""
    deeds = [deed for deed in step.deeds if deed["deed"] in DEEDS]
    if not deeds:
        return _("change the draft")
    numbers = {deed.get("number") for deed in deeds}
    names = {"what": _name(step, deeds[0].get("number")), "other": _name(step, deeds[0].get("other"))}
    names["when"] = _when(step, deeds[0].get("number"), zone)
    several = len({deed["deed"] for deed in deeds}) > 1 and len(numbers) == 1
    return str(SEVERAL if several else DEEDS[deeds[0]["deed"]]) % names


def _name(step: Step, number: int | None) -> str:
    """A sitting by what it is called before the step, or after it where it is new."""
    found = [step.before.sittings.get(number or 0), step.after.sittings.get(number or 0)]
    added = [one for key, one in step.after.sittings.items() if step.before.sittings.get(key) is None]
    named = next((one for one in (*found, *(added if number is None else ())) if one), None)
    return sitting_name(named) if named else _("sitting %(number)s", number=number or "")


def _when(step: Step, number: int | None, zone: ZoneInfo) -> str:
    """The half-day of a sitting after the step."""
    sitting = step.after.sittings.get(number or 0)
    half = half_day_of(sitting, zone) if sitting else None
    parts = [date_words(sitting.date, "weekday") if sitting else "", HALF_DAYS[half] if half else ""]
    return ", ".join(str(part) for part in parts if part)


def minutes_words(left: int) -> str:
    """What the segments leave of a sitting."""
    if left > 0:
        return ngettext("%(num)s minute left", "%(num)s minutes left", left)
    if left < 0:
        return ngettext("%(num)s minute too many", "%(num)s minutes too many", -left)
    return _("Fills the sitting")


def minutes_templates() -> dict[str, dict[str, str]]:
    """The same for a page that counts by itself: by plural category, with # where the number goes."""
    locale, templates = spoken_locale(), {"left": {}, "over": {}}
    for number in range(1, 112):
        for kind, signed in (("left", number), ("over", -number)):
            said = minutes_words(signed).replace(str(number), "#", 1)
            templates[kind].setdefault(locale.plural_form(number), said)
    return {**templates, "full": {"other": minutes_words(0)}}
