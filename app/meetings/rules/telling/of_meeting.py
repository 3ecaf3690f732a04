"""What is told of a meeting as a whole, by what happened to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.meetings.rules.events import EventKind
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Header, MarginEvent
from app.meetings.rules.telling.kinds import Code, Days, OfMeeting, Telling, When, Zone, days_of
from app.meetings.rules.telling.lists import turnover
from app.meetings.rules.words import Status

Told = Iterable[Telling]


@dataclass(frozen=True)
class Headers:
    """A meeting in two programmes; `fields` are those that differ in the event told."""

    was: Header
    now: Header
    fields: frozenset[str] = frozenset()


def tell_status(kind: OfMeeting, because: OfMeeting) -> Callable[[Headers], Told]:
    """Cancelled, postponed or held after all, with the reason where one is given."""

    def tell(both: Headers) -> Told:
        reason = both.now.status_reason
        yield Telling(because, facts={"reason": reason}) if reason else Telling(kind)

    return tell


def tell_reason(both: Headers) -> Told:
    """Of what is held, the reason is why it is so after all."""
    if both.now.status_reason and both.now.status == Status.SCHEDULED:
        yield from tell_status(OfMeeting.REINSTATED, OfMeeting.REINSTATED_BECAUSE)(both)
    elif both.now.status_reason:
        yield Telling(OfMeeting.REASON_GIVEN, facts={"after": both.now.status_reason})
    else:
        yield Telling(OfMeeting.REASON_GONE)


def tell_time(both: Headers) -> Told:
    was, now = both.was, both.now
    if days_of(was) != days_of(now):
        yield Telling(OfMeeting.MOVED, facts={"before": days_of(was), "after": days_of(now)})
    if was.timezone != now.timezone:
        yield Telling(OfMeeting.ZONE_CHANGED, facts={"before": Zone(was.timezone), "after": Zone(now.timezone)})


def tell_venue(both: Headers) -> Told:
    before, after = both.was.venue, both.now.venue
    if before and after:
        yield Telling(OfMeeting.VENUE_CHANGED, facts={"before": before, "after": after})
    elif after:
        yield Telling(OfMeeting.VENUE_GIVEN, facts={"after": after})
    else:
        yield Telling(OfMeeting.VENUE_GONE)


def tell_name(both: Headers) -> Told:
    if both.was.title != both.now.title:
        yield Telling(OfMeeting.RENAMED, facts={"after": both.now.title})
    if both.was.short_title != (short := both.now.short_title):
        given = Telling(OfMeeting.SHORT_TITLE_GIVEN, facts={"after": short})
        yield given if short else Telling(OfMeeting.SHORT_TITLE_GONE)


def tell_officers(both: Headers) -> Told:
    """Who may preside, and on which days."""
    change = turnover(both.was.officers, both.now.officers, lambda officer: officer.key)
    if change.came:
        yield Telling(OfMeeting.OFFICERS_CAME, facts={"people": change.came})
    if change.left:
        yield Telling(OfMeeting.OFFICERS_LEFT, facts={"people": change.left})
    for before, after in change.stayed:
        yield from _tell_officer(before, after)
    if change.swapped or change.reordered:
        yield Telling(OfMeeting.OFFICERS_REORDERED)


def _tell_officer(before: Officer, after: Officer) -> Told:
    if before.name and after.name and before.name != after.name:
        yield Telling(OfMeeting.OFFICER_REPLACED, facts={"after": after, "before": before})
    elif replace(before, presides_on=after.presides_on) != after:
        yield Telling(OfMeeting.OFFICER_CHANGED, facts={"person": after})
    if before.presides_on != after.presides_on:
        presides = Telling(OfMeeting.OFFICER_PRESIDES_ON, facts={"person": after, "days": after.presides_on})
        no_more = Telling(OfMeeting.OFFICER_PRESIDES_NO_MORE, facts={"person": after})
        yield presides if after.presides_on else no_more


def tell_documents(both: Headers) -> Told:
    """Documents are the same by their symbol, else by their title, else by their kind."""
    known_by = turnover(both.was.documents, both.now.documents, lambda one: one.symbol or one.title or one.kind)
    if known_by.came:
        yield Telling(OfMeeting.DOCUMENTS_CAME, facts={"documents": known_by.came})
    if known_by.left:
        yield Telling(OfMeeting.DOCUMENTS_LEFT, facts={"documents": known_by.left})
    for _before, after in known_by.stayed:
        yield Telling(OfMeeting.DOCUMENT_CHANGED, facts={"document": after})
    if known_by.swapped or known_by.reordered:
        yield Telling(OfMeeting.DOCUMENTS_REORDERED)


def tell_margins(both: Headers) -> Told:
    """Events on the margins are the same by their title."""
    change = turnover(both.was.margins, both.now.margins, lambda event: event.title)
    for event in change.came:
        yield Telling(OfMeeting.MARGIN_CAME, facts={"event": event, "when": _when(event, both.now)})
    for event in change.left:
        yield Telling(OfMeeting.MARGIN_LEFT, facts={"event": event})
    for before, after in change.stayed:
        times = {name: getattr(after, name) for name in ("starts_on", "ends_on", "starts_at", "ends_at")}
        was, now = _when(before, both.was), _when(after, both.now)
        if was != now:
            yield Telling(OfMeeting.MARGIN_MOVED, facts={"event": after, "before": was, "after": now})
        if was == now or replace(before, **times) != after:
            yield Telling(OfMeeting.MARGIN_CHANGED, facts={"event": after})
    if change.swapped or change.reordered:
        yield Telling(OfMeeting.MARGINS_REORDERED)


def _when(event: MarginEvent, header: Header) -> When | Days:
    if event.starts_at is None:
        return Days(event.starts_on, event.ends_on or event.starts_on)
    begins = event.starts_at.astimezone(header.zone)
    return When(begins.date(), begins)


def tell_webcast(both: Headers) -> Told:
    if both.now.webcast is None or both.was.webcast is None:
        yield Telling(OfMeeting.WEBCAST_CAME if both.now.webcast else OfMeeting.WEBCAST_LEFT)
    else:
        yield Telling(OfMeeting.WEBCAST_CHANGED)


def tell_details(both: Headers) -> Told:
    """What has a sentence of its own; anything else in one."""
    now = both.now
    if "note" in both.fields:
        yield Telling(OfMeeting.NOTE_GIVEN, facts={"after": now.note}) if now.note else Telling(OfMeeting.NOTE_GONE)
    if "participation" in both.fields and now.participation:
        yield Telling(OfMeeting.PARTICIPATION_CHANGED, facts={"after": now.participation})
    if "language" in both.fields and now.language:
        yield Telling(OfMeeting.LANGUAGE_CHANGED, facts={"after": Code("language", now.language)})
    if "rehearsal" in both.fields:
        yield Telling(OfMeeting.REHEARSAL_BEGUN if now.rehearsal else OfMeeting.REHEARSAL_ENDED)
    for name, kind in _NAMED_ALONE.items():
        if name in both.fields:
            yield Telling(kind)
    if both.fields & {"body", "session", "ordinal"}:
        yield Telling(OfMeeting.BODY_CHANGED)


_NAMED_ALONE = {"figures": OfMeeting.FIGURES_CHANGED, "publication": OfMeeting.PUBLICATION_CHANGED}
TELL: dict[EventKind, Callable[[Headers], Told]] = {
    EventKind.CANCELLED: tell_status(OfMeeting.CANCELLED, OfMeeting.CANCELLED_BECAUSE),
    EventKind.POSTPONED: tell_status(OfMeeting.POSTPONED, OfMeeting.POSTPONED_BECAUSE),
    EventKind.REINSTATED: tell_status(OfMeeting.REINSTATED, OfMeeting.REINSTATED_BECAUSE),
    EventKind.REASON_CHANGED: tell_reason,
    EventKind.MOVED: tell_time,
    EventKind.RELOCATED: tell_venue,
    EventKind.RENAMED: tell_name,
    EventKind.OFFICERS_CHANGED: tell_officers,
    EventKind.DOCUMENTS_CHANGED: tell_documents,
    EventKind.MARGINS_CHANGED: tell_margins,
    EventKind.WEBCAST_CHANGED: tell_webcast,
    EventKind.DETAILS_CHANGED: tell_details,
}
