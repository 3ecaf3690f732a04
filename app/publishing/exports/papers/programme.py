"""The programme as a paper: day by day, sitting by sitting, part by part."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.core.export import Facts, Heading, Paper, Table, Text
from app.core.export.paper import Block, Line
from app.core.i18n import NAMES_HERE
from app.core.moments import date_range, date_words, in_words
from app.meetings.rules.programme import Interpretation, MarginEvent, Sitting
from app.meetings.rules.words import SegmentKind
from app.publishing.exports.meetings import ShownDocument, ShownMeeting
from app.publishing.exports.papers.frame import frame, notices, status_words, times_line
from app.publishing.exports.papers.people import officer_line, panel_lines, speaker_line
from app.publishing.exports.papers.shown import ShownPaper, ShownTurn
from app.publishing.exports.sittings import ShownOrder, ShownSitting

KINDS = ("programme",)


def programme_paper(shown: ShownPaper, address: str) -> Paper:
    """The programme of a meeting as one of its versions has it."""
    meeting = shown.meeting
    paper = frame(shown, KINDS, _("Programme"), address)
    blocks: list[Block] = [*notices(meeting), *_facts(meeting)]
    if any(turn.shown.starts_at for turn in shown.turns):
        blocks.append(times_line(meeting))
    for day, turns in shown.by_day():
        blocks.append(Heading(date_words(day, "weekday_long")))
        for turn in turns:
            blocks += _sitting(turn, meeting)
    return replace(paper, blocks=(*blocks, *_margins(meeting), *_documents(shown.documents)))


def hours(starts_at: datetime | None, ends_at: datetime | None, zone: ZoneInfo) -> str:
    """10:00–13:00 on the meeting's clock; nothing where no time is stated."""
    return "–".join(f"{moment.astimezone(zone):%H:%M}" for moment in (starts_at, ends_at) if moment)


def _facts(meeting: ShownMeeting) -> tuple[Block, ...]:
    officers = [(_("Presiding"), _officer(one, len(meeting.officers))) for one in meeting.officers]
    return (Facts((*officers, *((term, value) for term, value in meeting.facts if value))),)


def _officer(one, of_how_many: int) -> str:  # type: ignore[no-untyped-def]
    days = in_words(date_words(day, "short") for day in one.presides_on)
    return f"{officer_line(one)} ({days})" if days and of_how_many > 1 else officer_line(one)


def _sitting(turn: ShownTurn, meeting: ShownMeeting) -> list[Block]:
    sitting, order = turn.shown, turn.order
    when = hours(sitting.starts_at, sitting.ends_at, meeting.zone) or _("time not stated")
    parts = _parts(order, meeting.zone)
    leads = bool(parts)
    blocks: list[Block] = [Heading(f"{when} · {sitting.name}", 3)]
    if status := status_words(sitting.status, sitting.status_reason):
        blocks.append(Text(status, "notice", leads))
    blocks += [Text(challenge.wording, leads=leads) for challenge in sitting.challenges]
    blocks.append(Facts(tuple(_about(turn.sitting, sitting, order, meeting.zone)), leads))
    if order.note:
        blocks.append(Text(order.note, leads=leads))
    return blocks + parts


def _about(sitting: Sitting, shown: ShownSitting, order: ShownOrder, zone: ZoneInfo) -> list[tuple[str, str]]:
    found = (
        (_("Room"), shown.room),
        (_("Presiding officer"), order.presiding and officer_line(order.presiding)),
        (_("Interpretation"), sitting.interpretation and _interpretation(sitting.interpretation, shown, zone)),
    )
    return [(term, said) for term, said in found if said]


def _interpretation(given: Interpretation, shown: ShownSitting, zone: ZoneInfo) -> str:
    """Its hours, those of the sitting unless it has its own, and its languages."""
    when = hours(given.from_at or shown.starts_at, given.until_at or shown.ends_at, zone)
    languages = in_words(str(NAMES_HERE.get(one, one)) for one in given.languages)
    return ": ".join(part for part in (when, languages) if part)


def _parts(order: ShownOrder, zone: ZoneInfo) -> list[Block]:
    timed = [(hours(one.starts_at, None, zone), one.name, _people(one.kind, order)) for one in order.spine]
    untimed = [(title, _people(kind, order)) for kind, title, _source in order.parts if _people(kind, order)]
    tables: list[Block] = []
    if timed:
        rows = tuple(((Line(rest=time),), (Line(rest=name),), people) for time, name, people in timed)
        tables.append(Table((_("Time"), _("Part"), _("Participants")), (0, 2, 4), rows))
    if untimed:
        rows = tuple(((Line(rest=name),), people) for name, people in untimed)
        tables.append(Table((_("Part"), _("Participants")), (2, 5), rows))
    return tables


def _people(kind: str, order: ShownOrder) -> tuple[Line, ...]:
    """Who takes part in a part of a sitting, by the part's kind; who spoke is no part of a programme."""
    if kind == SegmentKind.OPENING:
        return tuple(map(speaker_line, order.opening_speakers))
    if kind == SegmentKind.INTRODUCTORY_PRESENTATIONS:
        return tuple(map(speaker_line, order.presenters))
    if kind == SegmentKind.PANEL:
        return tuple(line for panel in order.panel for line in panel_lines(panel))
    return ()


def _margins(meeting: ShownMeeting) -> list[Block]:
    if not meeting.margins:
        return []
    rows = tuple(
        ((Line(rest=_when(event, meeting.zone)),), (Line(rest=event.title), *_more(event))) for event in meeting.margins
    )
    return [Heading(_("On the margins")), Table((_("Date and time"), _("Event")), (2, 5), rows)]


def _when(event: MarginEvent, zone: ZoneInfo) -> str:
    days = date_range(event.starts_on, event.ends_on or event.starts_on)
    return ", ".join(part for part in (days, hours(event.starts_at, event.ends_at, zone)) if part)


def _more(event: MarginEvent) -> tuple[Line, ...]:
    return tuple(Line(rest=said) for said in (event.organizer, event.room, event.note) if said)


def _documents(documents: Sequence[ShownDocument]) -> list[Block]:
    if not documents:
        return []
    titles = [": ".join(part for part in (one.title, one.note) if part) for one in documents]
    if not any(one.symbol for one in documents):
        return [Heading(_("Documents")), *map(Text, titles)]
    rows = tuple(
        ((Line(rest=one.symbol or ""),), (Line(rest=title),)) for one, title in zip(documents, titles, strict=True)
    )
    return [Heading(_("Documents")), Table((_("Symbol"), _("Title")), (2, 5), rows)]
