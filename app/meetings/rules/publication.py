"""What of a draft becomes the next published version."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from app.meetings.rules.margins import announce
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.revision import Brought, revise, shown
from app.meetings.rules.words import Status


def next_version(
    published: Programme | None, draft: Programme, now: datetime, brought: Mapping[int, Brought] | None = None
) -> Programme:
    """The programme that publishing `draft` after `published` makes: nothing published vanishes, each is revised."""
    brought = brought or {}
    before = {sitting.number: (published.header, sitting) for sitting in published.sittings} if published else {}
    gone = [_cancelled(sitting) for number, (_, sitting) in before.items() if draft.sitting(number) is None]
    sittings = []
    for sitting in (*draft.sittings, *gone):
        present = (draft.header, sitting)
        revision = revise(before.get(sitting.number), present, now, brought.get(sitting.number, Brought()))
        sittings.append(replace(sitting, sequence=revision.sequence, revised=revision.revised))
    header = replace(draft.header, announced=announce(published and published.header, draft.header, now))
    return replace(draft, header=header).with_sittings(sittings)


def _cancelled(sitting: Sitting) -> Sitting:
    """A published sitting that left the draft; the reason it had stays."""
    return replace(sitting, status=Status.CANCELLED)


def differs_visibly(published: Programme | None, following: Programme) -> bool:
    """Whether `following` says anything new to anybody: if not, there is no new version."""
    return published is None or shown(published) != shown(following)


def with_meeting_status(programme: Programme, status: Status, reason: str | None) -> Programme:
    """The programme with nothing but the meeting's status changed."""
    return replace(programme, header=replace(programme.header, status=status, status_reason=reason))


def with_sitting_status(programme: Programme, number: int, status: Status, reason: str | None) -> Programme:
    """The programme with nothing but the status of one sitting changed."""
    return programme.with_sittings(
        replace(sitting, status=status, status_reason=reason) if sitting.number == number else sitting
        for sitting in programme.sittings
    )
