"""How somebody of a delegation is shown: the state as a word with a shape, and what was said, field by field."""

from dataclasses import dataclass
from typing import NamedTuple

from flask_babel import gettext as _

from app.core.i18n import NAMES
from app.core.moments import date_words, in_words
from app.meetings.phrases import sitting_name
from app.meetings.rules.programme import Sitting
from app.registrations.models import Registration
from app.registrations.phrases import STATES
from app.registrations.phrases.delegations import waiting_words
from app.registrations.phrases.people import ATTENDANCES, FIELDS, GENDERS, ROLES, WAYS
from app.registrations.queries.offers import Offer
from app.registrations.queries.people import particulars_of, plan_of
from app.registrations.rules.people import since_approval
from app.registrations.rules.words import Consent, Gender, Role, State, Way

# How a state looks (templates/components/state.html).
LOOKS = {
    State.DRAFT: "draft",
    State.SUBMITTED: "expected",
    State.MORE_WANTED: "late",
    State.APPROVED: "done",
    State.WAITING: "waiting",
    State.REJECTED: "cancelled",
    State.WITHDRAWN: "closed",
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Somebody on a list."""

    row: Registration
    role: str
    way: str
    look: str
    state: str
    reason: str


class Change(NamedTuple):
    """A field that says something else than when it was approved."""

    field: str
    was: str
    now: str


def show_somebody(row: Registration, offer: Offer) -> Shown:
    """Somebody of a delegation as a list shows them; where they wait, in which place."""
    state = State(row.state)
    return Shown(
        row=row,
        role=str(ROLES[Role(row.role)]),
        way=str(WAYS[Way(row.way)]),
        look=LOOKS[state],
        state=waiting_words(offer.ahead_of(row)) if state == State.WAITING else str(STATES[state]),
        reason=row.reason or "" if state in (State.REJECTED, State.MORE_WANTED) else "",
    )


def said_of(row: Registration) -> list[tuple[str, str]]:
    """What is said of somebody, as terms and values; nothing of what was not said."""
    gender = GENDERS[Gender(row.gender)] if row.gender else ""
    told = {
        "title": row.title,
        "function": row.function,
        "email": row.email,
        "locale": NAMES.get(row.locale or "", ""),
        "gender": row.gender_words or str(gender),
        "needs": row.needs,
        "visa_details": (row.visa_details or _("wanted")) if row.wants_visa_letter else "",
        "consents": _consents(row),
    }
    return [(str(FIELDS[name]), value) for name, value in told.items() if value]


def changes_since_approval(row: Registration) -> list[Change]:
    """What says something else than was approved."""
    if not row.approved:
        return []
    person = particulars_of(row)
    return [
        Change(str(FIELDS[name]), _said(name, was), _said(name, str(getattr(person, name))))
        for name, was in since_approval(person, row.approved).items()
    ]


def _said(name: str, value: str) -> str:
    if name == "wants_visa_letter":
        return _("wanted") if value == str(True) else _("not wanted")
    words = {"role": ROLES, "way": WAYS}.get(name, {})
    return str(next((said for code, said in words.items() if code.value == value), value)) or _("nothing")


def _consents(row: Registration) -> str:
    said = {
        Consent.LISTED.value: _("the list of participants"),
        Consent.COPIED.value: _("copying for the next meeting"),
    }
    given = [words for code, words in said.items() if code in row.consents]
    return in_words(given) if given else _("nothing")


def show_plan(row: Registration, offer: Offer) -> list[tuple[str, str]]:
    """The sittings of which somebody said how they take part, and how."""
    plan = plan_of(row)
    return [(when(one, offer), str(ATTENDANCES[plan[one.number]])) for one in offer.sittings if one.number in plan]


def when(sitting: Sitting, offer: Offer) -> str:
    """Monday, 23 October, 10:00: Thematic session 1."""
    day = date_words(sitting.date, "weekday")
    hour = f", {sitting.starts_at.astimezone(offer.zone):%H:%M}" if sitting.starts_at else ""
    return f"{day}{hour}: {sitting_name(sitting)}"
