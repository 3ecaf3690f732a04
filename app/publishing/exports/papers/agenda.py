"""The provisional agenda as a paper: its items, and when each is taken up."""

from dataclasses import replace

from flask_babel import gettext as _

from app.core.export import Heading, Items, Paper, Table
from app.core.export.paper import Block, Line
from app.core.moments import date_words
from app.publishing.exports.papers.frame import frame, notices, status_words, times_line
from app.publishing.exports.papers.programme import hours
from app.publishing.exports.papers.shown import ShownPaper, ShownTurn
from app.publishing.rules.agenda import AgendaItem, agenda_items, letter

KINDS = ("provisional_agenda", "agenda")


def agenda_paper(shown: ShownPaper, address: str) -> Paper:
    """The provisional agenda of a meeting as one of its versions has it."""
    items = agenda_items([turn.sitting for turn in shown.turns])
    turns = {turn.sitting.number: turn for turn in shown.turns}
    paper = frame(shown, KINDS, _("Provisional agenda"), address)
    return replace(paper, blocks=(*notices(shown.meeting), *_items(items, turns), *_work(items, shown)))


def _items(items: tuple[AgendaItem, ...], turns: dict[int, ShownTurn]) -> list[Block]:
    return [Items(tuple(_item(one, turns[one.sittings[0].number]) for one in items))] if items else []


def _item(item: AgendaItem, turn: ShownTurn) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """An item with its official wording; several challenges are its parts."""
    wordings = [challenge.wording for challenge in turn.shown.challenges]
    if len(wordings) > 1:
        parts = tuple((f"({letter(at)})", wording) for at, wording in enumerate(wordings))
        return f"{item.number}.", _("Thematic discussion on:"), parts
    return f"{item.number}.", wordings[0] if wordings else turn.shown.name, ()


def _work(items: tuple[AgendaItem, ...], shown: ShownPaper) -> list[Block]:
    if not items:
        return []
    number_of = {sitting.number: item.number for item in items for sitting in item.sittings}
    rows = tuple(_row(turn, number_of[turn.sitting.number], shown) for turn in shown.turns)
    columns = (_("Date and time"), _("Item"), _("Sitting"))
    timed = any(turn.shown.starts_at for turn in shown.turns)
    head = [Heading(_("Proposed organization of work")), *([times_line(shown.meeting)] if timed else [])]
    return [*head, Table(columns, (3, 1, 5), rows)]


def _row(turn: ShownTurn, number: int, shown: ShownPaper) -> tuple[tuple[Line, ...], ...]:
    sitting = turn.shown
    when = hours(sitting.starts_at, sitting.ends_at, shown.meeting.zone) or _("time not stated")
    said = [sitting.topic if sitting.topic != sitting.name else "", sitting.room or ""]
    said.append(status_words(sitting.status, sitting.status_reason))
    days = Line(rest=date_words(sitting.date, "weekday")), Line(rest=when)
    lines = (Line(sitting.name), *(Line(rest=one) for one in said if one))
    return days, (Line(rest=str(number)),), lines
