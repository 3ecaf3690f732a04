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
    sittings = []
    for sitting in (*draft.sittings, *_gone(published, draft)):
        present = (draft.header, sitting)
        revision = revise(before.get(sitting.number), present, now, brought.get(sitting.number, Brought()))
        sittings.append(replace(sitting, sequence=revision.sequence, revised=revision.revised))
    header = replace(draft.header, announced=announce(published and published.header, draft.header, now))
    return replace(draft, header=header).with_sittings(sittings)


def _gone(published: Programme | None, draft: Programme) -> list[Sitting]:
    """The published sittings that left the draft are cancelled; the reason they had stays."""
    left = [one for one in published.sittings if draft.sitting(one.number) is None] if published else []
    return [replace(one, status=Status.CANCELLED) for one in left]


def differs_visibly(published: Programme | None, following: Programme) -> bool:
    """Whether `following` says anything new to anybody: if not, there is no new version."""
    return published is None or shown(published) != shown(following)


def says_news(published: Programme | None, draft: Programme) -> bool:
    """Whether publishing `draft` would tell anybody anything; what publication itself gives is none of a draft's."""
    if published is None:
        return True
    whole = draft.with_sittings((*draft.sittings, *_gone(published, draft)))
    return shown(_drafted(published)) != shown(_drafted(whole))


def _drafted(programme: Programme) -> Programme:
    """A version without its revisions."""
    header = replace(programme.header, announced=())
    return replace(programme, header=header).with_sittings(
        replace(sitting, sequence=0, revised=None) for sitting in programme.sittings
    )


def with_meeting_status(programme: Programme, status: Status, reason: str | None) -> Programme:
    """The programme with nothing but the meeting's status changed."""
    return replace(programme, header=replace(programme.header, status=status, status_reason=reason))


def with_sitting_status(programme: Programme, number: int, status: Status, reason: str | None) -> Programme:
    """The programme with nothing but the status of one sitting changed."""
    return programme.with_sittings(
        replace(sitting, status=status, status_reason=reason) if sitting.number == number else sitting
        for sitting in programme.sittings
    )
