"""The record as plain text: the paragraph to be copied into a summary, and below it what it is made from."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from app.core.export.text import printable
from app.floor.exports.record.figures import Plot
from app.floor.exports.record.marks import plain, raised
from app.floor.exports.record.shown import ShownMade, ShownRecord
from app.floor.phrases import EMPTY_RECORD, NO_TIMES


def record_text(shown: ShownRecord) -> str:
    """All of it, a blank line between parts."""
    parts = [[shown.heading, f"{shown.meeting} · {shown.sitting} · {shown.day}"], *_parts(shown)]
    return "\n\n".join("\n".join(map(_line, lines)) for lines in parts if lines) + "\n"


def _parts(shown: ShownRecord) -> Iterator[list[str]]:
    if shown.is_empty:
        yield [str(EMPTY_RECORD)]
        return
    yield [shown.paragraph.text]
    yield [f"{raised(number)} {plain(words)}" for number, words in shown.paragraph.footnotes]
    yield [f"{_('Note:')} {plain(words)}" for words in shown.paragraph.notes]
    yield [_("Source: %(paragraph)s", paragraph=shown.source)] if shown.source else []
    yield _made(_("Statements"), shown.statements)
    yield _made(_("Rights of reply"), shown.replies)
    if not shown.plots:
        yield [str(NO_TIMES)]
    yield from map(_times, shown.plots)


def _made(title: str, made: Iterable[ShownMade]) -> list[str]:
    said = [(one.number, ", ".join(filter(None, (one.name, *one.remarks, spoken_words(one))))) for one in made]
    return [title, *(f"{number}. {words}" for number, words in said)] if said else []


def spoken_words(one: ShownMade) -> str:
    """When somebody was given the floor, and how much of the limit was used."""
    if not one.used:
        return ""
    used = _("%(used)s of %(limit)s", used=one.used, limit=one.limit) if one.limit else one.used
    return ", ".join(part for part in (one.given_at, used) if part)


def _times(plot: Plot) -> list[str]:
    return [plot.title, *(f"{bar.label}: {bar.said}" for bar in plot.bars)]


def _line(line: str) -> str:
    """A line is one, whatever somebody wrote into a name."""
    return printable(line)
