"""Words for the people of a delegation: what is asked of them, and what is left for them."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.registrations.rules.places import Left
from app.registrations.rules.terms import Quota
from app.registrations.rules.words import Attendance, Consent, Gender, Role, State, Way

ROLES = {
    Role.HEAD: _l("Head of delegation"),
    Role.ALTERNATE: _l("Alternate"),
    Role.ADVISER: _l("Adviser"),
    Role.EXPERT: _l("Expert"),
}
WAYS = {Way.IN_PERSON: _l("In the room"), Way.ONLINE: _l("Online")}
ATTENDANCES = {
    Attendance.IN_PERSON: _l("In the room"),
    Attendance.ONLINE: _l("Online"),
    Attendance.ABSENT: _l("Not at all"),
}
GENDERS = {Gender.WOMAN: _l("Woman"), Gender.MAN: _l("Man"), Gender.OWN_WORDS: _l("In own words")}
CONSENTS = {
    Consent.LISTED: _l("Name, title and function may stand in the list of participants, which is published."),
    Consent.COPIED: _l(
        "The delegation may copy what is said here (but nothing of a visa) when it registers for the next meeting."
    ),
}
# What a field of a person is called, on forms, in spreadsheets and where a change is told.
FIELDS = {
    "family_name": _l("Family name"),
    "given_names": _l("Given names"),
    "title": _l("Title"),
    "function": _l("Function"),
    "email": _l("Mail address"),
    "role": _l("Role in the delegation"),
    "way": _l("Taking part"),
    "plan": _l("Single sittings"),
    "locale": _l("Language of mails"),
    "gender": _l("Gender"),
    "gender_words": _l("Gender, in own words"),
    "needs": _l("Accessibility"),
    "wants_visa_letter": _l("Visa letter"),
    "visa_details": _l("For the visa letter"),
    "consents": _l("What is agreed to"),
    "may_wait": _l("May wait for a place"),
}


def become_of(states: Sequence[str]) -> str:
    """What became of people who were sent together: kept as drafts, submitted, waiting for a place."""
    if State.DRAFT.value in states:
        return ngettext("%(num)s draft is kept.", "%(num)s drafts are kept.", len(states))
    waiting = states.count(State.WAITING.value)
    if waiting == len(states):
        return ngettext("%(num)s person is on the waiting list.", "%(num)s people are on the waiting list.", waiting)
    said = ngettext("%(num)s person is submitted", "%(num)s people are submitted", len(states) - waiting)
    if not waiting:
        return f"{said}."
    return _("%(submitted)s; on the waiting list: %(waiting)s.", submitted=said, waiting=waiting)


def done_already(states: Sequence[str]) -> str:
    """What became of people who were sent twice."""
    return _("This was sent before, and is done: nobody is registered twice. %(told)s", told=become_of(states))


def places_left(left: Left, quota: Quota) -> str:
    """2 of 3 places in the room are left; 7 of 7 online."""
    return _("%(room)s; %(online)s.", room=_room(left.in_person, quota.in_person), online=_online(left, quota))


def _room(left: int | None, of: int | None) -> str:
    if left is None:
        return _("Any number of people can be in the room")
    if of is None or left == of:
        return ngettext("%(num)s place in the room is left", "%(num)s places in the room are left", left)
    if left == 0:
        return _("No place in the room is left")
    return ngettext(
        "%(num)s of %(of)s places in the room is left", "%(num)s of %(of)s places in the room are left", left, of=of
    )


def _online(left: Left, quota: Quota) -> str:
    if left.online is None:
        return _("any number online")
    if left.online == 0:
        return _("none online")
    if quota.online is None or left.online == quota.online:
        return _("%(left)s online", left=left.online)
    return _("%(left)s of %(of)s online", left=left.online, of=quota.online)
