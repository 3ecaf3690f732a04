"""A sitting, as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from app.floor.rules.record import Counts, Record
from app.meetings.rules.order import presiding_officer_of, reason_of, status_of
from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.segments import timetable
from app.meetings.rules.words import SegmentKind, Status
from app.publishing.exports.names import Names
from app.publishing.exports.people import (
    ShownOfficer,
    ShownPanel,
    ShownSpeaker,
    show_officer,
    show_opening_speaker,
    show_panel,
    show_presenter,
)
from app.publishing.exports.statements import Members, ShownReply, ShownStatements, show_replies, show_statements
from app.publishing.phrases import SEGMENTS, STATEMENTS, sitting_name
from app.workplan.models import Challenge


@dataclass(frozen=True, kw_only=True)
class ShownSitting:
    """A sitting in a programme: one cell of the timetable."""

    number: int
    name: str
    topic: str
    kind: str
    thematic_number: int | None
    challenges: tuple[Challenge, ...]
    date: date
    starts_at: datetime | None
    ends_at: datetime | None
    room: str | None
    status: Status
    status_reason: str | None
    state: str | None = None
    state_word: str | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownSegment:
    """A part of a sitting at its time."""

    kind: SegmentKind
    name: str
    starts_at: datetime
    is_now: bool


@dataclass(frozen=True, kw_only=True)
class ShownOrder:
    """What happens in a sitting and who takes part; `spine` has the parts with times, `parts` those without."""

    presiding: ShownOfficer | None
    opening_speakers: tuple[ShownSpeaker, ...]
    presenters: tuple[ShownSpeaker, ...]
    panel: tuple[ShownPanel, ...]
    statements: ShownStatements | None
    replies: tuple[ShownReply, ...]
    spine: tuple[ShownSegment, ...]
    parts: tuple[tuple[str, str, str | None], ...]
    source: str | None
    note: str | None


def show_sitting(
    sitting: Sitting, header: Header, challenges: Mapping[str, Challenge], counts: Counts | None, now: datetime | None
) -> ShownSitting:
    """One cell of the timetable; without `now`, of a programme that is no longer current."""
    treated = tuple(challenges[slug] for slug in sitting.challenges if slug in challenges)
    status = status_of(sitting, header)
    return ShownSitting(
        number=sitting.number,
        name=sitting_name(sitting),
        topic="; ".join(challenge.short_title for challenge in treated) or sitting_name(sitting),
        kind=sitting.kind,
        thematic_number=sitting.thematic_number,
        challenges=treated,
        date=sitting.date,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        room=sitting.room,
        status=status,
        status_reason=reason_of(sitting, header),
        state="now" if now and status == Status.SCHEDULED and _is_running(sitting, now) else None,
        about=_about(sitting, counts),
    )


def show_order(
    sitting: Sitting, header: Header, record: Record, names: Names, members: Members, now: datetime
) -> ShownOrder:
    """What happens in a sitting, from its opening to its last reply."""
    shown = {
        SegmentKind.OPENING: tuple(show_opening_speaker(one, names) for one in sitting.opening_speakers),
        SegmentKind.INTRODUCTORY_PRESENTATIONS: tuple(show_presenter(one, names) for one in sitting.presenters),
        SegmentKind.PANEL: show_panel(sitting.panel, names),
        SegmentKind.INTERACTIVE_DEBATE: show_statements(record, names, members),
        SegmentKind.RIGHTS_OF_REPLY: show_replies(record, names),
    }
    spine = _spine(sitting, now)
    told = {segment.kind for segment in spine}
    return ShownOrder(
        presiding=show_officer(presiding_officer_of(sitting, header), names),
        opening_speakers=shown[SegmentKind.OPENING],
        presenters=shown[SegmentKind.INTRODUCTORY_PRESENTATIONS],
        panel=shown[SegmentKind.PANEL],
        statements=shown[SegmentKind.INTERACTIVE_DEBATE],
        replies=shown[SegmentKind.RIGHTS_OF_REPLY],
        spine=spine,
        parts=tuple(_part(kind, sitting, record) for kind, has in shown.items() if has and kind not in told),
        source=sitting.source,
        note=sitting.note,
    )


def _part(kind: SegmentKind, sitting: Sitting, record: Record) -> tuple[str, str, str | None]:
    """A part without a time: its kind, its title and where the source states it."""
    sources = {
        SegmentKind.INTRODUCTORY_PRESENTATIONS: sitting.source,
        SegmentKind.INTERACTIVE_DEBATE: record.source,
    }
    title = STATEMENTS if kind == SegmentKind.INTERACTIVE_DEBATE else SEGMENTS[kind]
    return kind.value, str(title), sources.get(kind)


def _spine(sitting: Sitting, now: datetime) -> tuple[ShownSegment, ...]:
    return tuple(
        ShownSegment(
            kind=slot.segment.kind,
            name=slot.segment.title or str(SEGMENTS[slot.segment.kind]),
            starts_at=slot.starts_at,
            is_now=sitting.status == Status.SCHEDULED and slot.starts_at <= now < slot.ends_at,
        )
        for slot in timetable(sitting)
        if slot.starts_at and slot.ends_at
    )


def _is_running(sitting: Sitting, now: datetime) -> bool:
    return bool(sitting.starts_at and sitting.ends_at and sitting.starts_at <= now < sitting.ends_at)


def _about(sitting: Sitting, counts: Counts | None) -> str:
    """What there is to find: 32 statements, 5 rights of reply; before anything was said, the panel."""
    found = []
    if counts and counts.statements:
        found.append(ngettext("%(num)s statement", "%(num)s statements", counts.statements))
    if counts and counts.replies:
        found.append(ngettext("%(num)s right of reply", "%(num)s rights of reply", counts.replies))
    if not found and sitting.panel:
        found.append(_("panel of %(number)s", number=len(sitting.panel)))
    return ", ".join(found)
