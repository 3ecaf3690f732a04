"""What there is to be looked at before publishing, in sentences."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext

from app.meetings.phrases import sitting_name
from app.meetings.rules.programme import Programme
from app.meetings.rules.warnings import Caveat, WarningKind


def warning_words(caveat: Caveat, draft: Programme, meetings: Mapping[str, str], challenges: Mapping[str, str]) -> str:
    """A caveat; `meetings` and `challenges` say what these are called."""
    facts = {"what": caveat.what, "sitting": _named(draft, caveat.number), "other": _other(caveat, draft, meetings)}
    if caveat.kind == WarningKind.ROOM_TWICE:
        return _("%(what)s is taken twice at once: by %(sitting)s and by %(other)s.", **facts)
    if caveat.kind == WarningKind.PERSON_TWICE:
        return _("%(what)s is expected in two places at once: in %(sitting)s and in %(other)s.", **facts)
    if caveat.kind == WarningKind.NOBODY_PRESIDES:
        return _("Nobody is named to preside over %(sitting)s.", **facts)
    if caveat.kind == WarningKind.CHALLENGE_NOT_TAKEN_UP:
        name = challenges.get(caveat.what, caveat.what)
        return _("The workplan has “%(what)s” for this year, and no sitting takes it up.", what=name)
    return _minutes_said(caveat, facts["sitting"])


def _minutes_said(caveat: Caveat, sitting: str) -> str:
    if caveat.kind == WarningKind.MINUTES_BEYOND:
        return ngettext(
            "The segments of %(sitting)s are %(num)s minute longer than the sitting.",
            "The segments of %(sitting)s are %(num)s minutes longer than the sitting.",
            caveat.minutes,
            sitting=sitting,
        )
    return ngettext(
        "%(sitting)s has no interpretation for %(num)s minute.",
        "%(sitting)s has no interpretation for %(num)s minutes.",
        caveat.minutes,
        sitting=sitting,
    )


def _other(caveat: Caveat, draft: Programme, meetings: Mapping[str, str]) -> str:
    if caveat.meeting is None:
        return _named(draft, caveat.other)
    meeting = meetings.get(caveat.meeting, caveat.meeting)
    return _("sitting %(number)s of “%(meeting)s”", number=caveat.other or "", meeting=meeting)


def _named(draft: Programme, number: int | None) -> str:
    sitting = draft.sitting(number) if number is not None else None
    return sitting_name(sitting) if sitting else ""
