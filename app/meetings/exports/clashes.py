"""Where two secretaries meet: what the field said, what the other made of it, what one's own edit would make."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from app.core.moments import date_range, date_words, in_words
from app.meetings.phrases import sitting_name
from app.meetings.phrases.steps import FIELDS, OTHER_FIELD
from app.meetings.phrases.words import HALF_DAYS, SEGMENTS
from app.meetings.queries.editing import Draft, who
from app.meetings.rules.difference import ABSENT
from app.meetings.rules.editing.meeting import Clash
from app.meetings.rules.editing.steps import number_of
from app.meetings.rules.local import hour_said
from app.meetings.rules.programme import Interpretation, MarginEvent, Segment, Sitting
from app.meetings.rules.words import HalfDay


@dataclass(frozen=True)
class ShownClash:
    """A field of a sitting with its three values, and who made the one that stands there now."""

    where: str
    who: str
    was: str
    theirs: str
    mine: str


def show_clashes(clashes: Iterable[Clash], draft: Draft) -> list[ShownClash]:
    """Each field in which two edits meet, once."""
    shown = [_show(clash, draft) for clash in clashes]
    return list(dict.fromkeys(shown))


def _show(clash: Clash, draft: Draft) -> ShownClash:
    programme = draft.programme
    number = number_of(clash.path)
    sitting = programme.sitting(number) if number is not None else None
    names = [part for part in clash.path[1:] if isinstance(part, str)]
    field = str(FIELDS.get(names[-1], OTHER_FIELD)) if names else _("The sitting")
    said = [_say(value, draft) for value in (clash.was, clash.theirs, clash.mine)]
    where = f"{sitting_name(sitting)} – {field}" if sitting else field
    return ShownClash(where, who(clash.step) or _("Rostrum itself"), *said)


def _say(value: Any, draft: Draft) -> str:
    """A value as somebody would say it."""
    zone = draft.programme.header.zone
    if value is ABSENT:
        return _("not there")
    if value is None or value in ("", ()):
        return _("nothing")
    if isinstance(value, datetime):
        return f"{date_words(value.astimezone(zone).date())}, {hour_said(value, zone)}"
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, tuple):
        return in_words(_say(one, draft) for one in value)
    if isinstance(value, Interpretation):
        bounds = [hour_said(bound, zone) if bound else "…" for bound in (value.from_at, value.until_at)]
        return "–".join(bounds)
    return _named(value, draft)


def _named(value: Any, draft: Draft) -> str:
    if isinstance(value, Segment):
        return _("%(name)s, %(minutes)s min", name=value.title or SEGMENTS[value.kind], minutes=value.minutes)
    if isinstance(value, Sitting):
        return sitting_name(value)
    if isinstance(value, MarginEvent):
        return _event(value, draft)
    if hasattr(value, "as_printed") or hasattr(value, "presides_on"):
        code = getattr(value, "entity", None) or value.country
        return value.name or value.title or draft.entities.get(code or "", code) or _("nobody named")
    if isinstance(value, HalfDay):
        return str(HALF_DAYS[value])
    if isinstance(value, str) and value in draft.challenges:
        return draft.challenges[value].short_title
    return str(value)


def _event(event: MarginEvent, draft: Draft) -> str:
    """An event with all that its form says, so that what differs is seen."""
    zone = draft.programme.header.zone
    hours = [hour_said(moment, zone) for moment in (event.starts_at, event.ends_at) if moment]
    days = date_range(event.starts_on, event.ends_on or event.starts_on)
    said = [event.title, days, "–".join(hours), event.room, event.organizer, event.link, event.note]
    return ", ".join(filter(None, said))
