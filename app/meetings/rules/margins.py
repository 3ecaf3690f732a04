"""How calendars know the events on the margins: each by a uid for life, with SEQUENCE and LAST-MODIFIED of its own.

A programme names such an event by nothing but its title and its hours, so that is how it is found again.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid5

from app.meetings.rules.faces import is_web, of_meeting, place, reason_said
from app.meetings.rules.programme import Announced, Header, MarginEvent
from app.meetings.rules.revision import shown
from app.meetings.rules.uid import NAMESPACE
from app.meetings.rules.words import Status


def announce(published: Header | None, draft: Header, now: datetime) -> tuple[Announced, ...]:
    """What becomes of the events when `draft` is published after `published`; who is gone is kept, and says so.

    Of a first version `draft.announced` is what a package brings.
    """
    before, now = published or draft, now.replace(microsecond=0)
    known = {one.uid: one for one in before.announced}
    found = _found_again(known, draft.margins)
    after: dict[str, Announced] = {}
    for at, event in enumerate(draft.margins):
        if was := known.get(found.get(at, "")):
            one = _revised(was, before, replace(was, event=event, is_gone=False), draft, now)
        else:
            one = Announced(uid=_new_uid(draft.slug, event, {*known, *after}), event=event, revised=now)
        after[one.uid] = one
    gone = (_revised(one, before, replace(one, is_gone=True), draft, now) for one in known.values())
    after |= {one.uid: one for one in gone if one.uid not in after}
    return tuple(sorted(after.values(), key=lambda one: (one.event.starts_on, one.uid)))


def announced_of(header: Header, published_at: datetime) -> tuple[Announced, ...]:
    """The events of a version; one that says nothing of calendars announced them when it was published."""
    return header.announced or announce(None, header, published_at)


def status_of_margin(one: Announced, header: Header) -> Status:
    """Whether it takes place: a meeting that is not held has no margins."""
    return Status.CANCELLED if one.is_gone else header.status


Identity = Callable[[MarginEvent], Hashable]


def _found_again(known: dict[str, Announced], margins: tuple[MarginEvent, ...]) -> dict[int, str]:
    """The uid of each event that was known before, by its place: those that still take place are asked first."""
    found: dict[int, str] = {}
    for identity in (_whole, _title, _hours):
        for at, event in enumerate(margins):
            said = identity(event)
            free = [one for one in known.values() if one.uid not in found.values() and identity(one.event) == said]
            if said and free and at not in found:
                found[at] = min(free, key=lambda one: one.is_gone).uid
    return found


def _whole(event: MarginEvent) -> Hashable:
    return shown(event)


def _title(event: MarginEvent) -> Hashable:
    return " ".join(event.title.split()).casefold()


def _hours(event: MarginEvent) -> Hashable:
    """Renamed, it is known by its hours, where they are stated: on one day there may be many."""
    return event.starts_at and (event.starts_at, event.ends_at)


def _new_uid(slug: str, event: MarginEvent, taken: Iterable[str]) -> str:
    name, number = f"{slug}/margins/{_title(event)}/{event.starts_on}", 1
    while (uid := str(uuid5(NAMESPACE, f"{name}/{number}"))) in taken:
        number += 1
    return uid


def _revised(was: Announced, before: Header, one: Announced, draft: Header, now: datetime) -> Announced:
    """As for sittings: SEQUENCE counts when, where and whether; the time of revision moves with all that is said."""
    moved = calendar_face(was, before) != calendar_face(one, draft)
    if not moved and visible_face(was, before) == visible_face(one, draft):
        return one
    return replace(one, sequence=was.sequence + moved, revised=max(now, was.revised + timedelta(seconds=1)))


def calendar_face(one: Announced, header: Header) -> tuple:
    """What raises SEQUENCE: when, where, and whether it takes place."""
    event = one.event
    hours, days = (event.starts_at, event.ends_at, header.timezone), (event.starts_on, event.ends_on or event.starts_on)
    when = hours if event.starts_at and event.ends_at else days
    return when, event.room and place(event.room, header.venue), status_of_margin(one, header)


def visible_face(one: Announced, header: Header) -> tuple:
    """What moves LAST-MODIFIED: all that is said of it, and of its meeting where its event says that too."""
    event = one.event
    link = event.link if event.link and is_web(event.link) else None
    said = (event.title, event.organizer, event.note, link, bool(event.starts_at))
    reason = None if one.is_gone else reason_said(status_of_margin(one, header), header.status_reason)
    return calendar_face(one, header), said, reason, of_meeting(header)
