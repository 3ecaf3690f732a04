"""What a draft says of the meeting as a whole, and the events on its margins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from app.core.refusal import Refused, refusal
from app.meetings.rules.documents import OFFICIAL
from app.meetings.rules.editing import limits
from app.meetings.rules.editing.edits import Known
from app.meetings.rules.editing.header_edits import AddMargin, RemoveMargin, SetMargin, SetMeeting
from app.meetings.rules.order import chronological
from app.meetings.rules.programme import USUAL_LANGUAGE, Header, MarginEvent, Programme

MOST_DAYS = 31
TEXTS = ("title", "room", "organizer", "note", "link")


def set_meeting(programme: Programme, edit: SetMeeting, _known: Known) -> Programme:
    """The meeting called so, on these days, all of whose sittings lie within them."""
    if limits.text(edit.title) is None:
        raise Refused(refusal("meetings.title_missing"))
    _days(edit.starts_on, edit.ends_on)
    outside = [one for one in chronological(programme) if not edit.starts_on <= one.date <= edit.ends_on]
    if outside:
        raise Refused(refusal("meetings.sittings_outside", day=outside[0].date, count=len(outside)))
    said = {name: limits.text(getattr(edit, name)) for name in ("title", "short_title", "venue", "note")}
    language = _language(edit.language, programme.header.language)
    return _with(programme, starts_on=edit.starts_on, ends_on=edit.ends_on, language=language, **said)


def add_margin(programme: Programme, edit: AddMargin, _known: Known) -> Programme:
    """One more event, as the last."""
    margins = programme.header.margins
    return _with(programme, margins=(*margins, _checked(edit, programme.header, None)))


def set_margin(programme: Programme, edit: SetMargin, _known: Known) -> Programme:
    """The event as it is now told, in its place."""
    margins = list(programme.header.margins)
    place = _place(margins, edit)
    margins[place] = _checked(edit, programme.header, margins[place])
    return _with(programme, margins=tuple(margins))


def remove_margin(programme: Programme, edit: RemoveMargin, _known: Known) -> Programme:
    """Without the event."""
    margins = list(programme.header.margins)
    margins.pop(_place(margins, edit))
    return _with(programme, margins=tuple(margins))


def margin_at(programme: Programme, edit: SetMargin | RemoveMargin) -> MarginEvent | None:
    """The event that an edit is about; none where none is so called on that day."""
    named = [one for one in programme.header.margins if (one.title, one.starts_on) == (edit.title, edit.day)]
    return named[0] if named else None


def _place(margins: Sequence[MarginEvent], edit: SetMargin | RemoveMargin) -> int:
    for place, one in enumerate(margins):
        if (one.title, one.starts_on) == (edit.title, edit.day):
            return place
    raise Refused(refusal("meetings.no_such_margin"))


def _checked(edit: AddMargin | SetMargin, header: Header, before: MarginEvent | None) -> MarginEvent:
    """An event with a title, days in their order, hours that exist, and a link that can be followed."""
    event = limits.texts_of(edit.event, TEXTS)
    if event.title is None:
        raise Refused(refusal("meetings.title_missing"))
    _days(event.starts_on, event.ends_on or event.starts_on)
    _link(event.link)
    starts_at = limits.moment(event.starts_on, edit.starts, header) if edit.starts else None
    ends_at = limits.moment(event.ends_on or event.starts_on, edit.ends, header) if edit.ends else None
    if (starts_at is None) != (ends_at is None):
        raise Refused(refusal("meetings.one_hour_missing"))
    if starts_at and ends_at and ends_at <= starts_at:
        raise Refused(refusal("meetings.ends_before_it_starts", starts=edit.starts, ends=edit.ends))
    extra = before.extra if before else {}
    return replace(event, starts_at=starts_at, ends_at=ends_at, extra=extra)


def _language(said: str | None, before: str | None) -> str | None:
    """One that papers can name, or the one that was; the usual one is stated only where another was."""
    if said in (None, USUAL_LANGUAGE):
        return before if before in (None, USUAL_LANGUAGE) else said
    if said not in (*OFFICIAL, before):
        raise Refused(refusal("meetings.no_such_language", language=said[:20]))
    return said


def _days(first: date, last: date) -> None:
    if last < first:
        raise Refused(refusal("meetings.last_day_before_first"))
    if (last - first).days >= MOST_DAYS:
        raise Refused(refusal("meetings.too_many_days", most=MOST_DAYS))


def _link(link: str | None) -> None:
    if link is None:
        return
    try:
        parts = urlsplit(link)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in link:
        raise Refused(refusal("meetings.not_a_link", link=link[:80]))


def _with(programme: Programme, **facts: object) -> Programme:
    return replace(programme, header=replace(programme.header, **facts))
