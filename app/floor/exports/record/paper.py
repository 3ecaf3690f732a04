"""The record as a paper of the conference."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from app.core.export import Heading, Masthead, Paper, Table, Text
from app.core.export.paper import Block, Line
from app.core.i18n import direction, locale_code
from app.core.moments import date_words, zone_name
from app.floor.exports.record.figures import Plot, clock_words
from app.floor.exports.record.marks import plain, raised
from app.floor.exports.record.shown import ShownMade, ShownRecord
from app.floor.phrases import EMPTY_RECORD, NO_TIMES
from app.floor.queries.record_sources import RecordSources


def record_paper(shown: ShownRecord, sources: RecordSources, address: str) -> Paper:
    """The paragraph with its footnotes, who spoke when, and for how long."""
    header, day = sources.header, sources.sitting.date
    return Paper(
        title=f"{shown.heading}: {shown.meeting}, {shown.sitting}",
        masthead=Masthead(issuer=sources.body or shown.meeting, of=shown.meeting, dated=date_words(day)),
        language=locale_code(),
        direction=direction(),
        created_at=sources.published_at,
        heading=shown.heading,
        lines=(header.title, f"{shown.sitting} · {shown.day}"),
        running=f"{shown.meeting} · {shown.sitting} · {shown.heading}",
        edition=f"{shown.heading} · {address}",
        blocks=tuple(_blocks(shown, sources)),
    )


def _blocks(shown: ShownRecord, sources: RecordSources) -> Iterator[Block]:
    if sources.header.rehearsal:
        yield Text(_("This is a rehearsal. Nobody is invited, and no real delegation has spoken here."), "notice")
    if shown.is_empty:
        yield Text(str(EMPTY_RECORD))
        return
    yield from _paragraph(shown)
    if shown.statements:
        yield Heading(_("Statements"))
        yield from _times_line(shown, sources)
        yield _made(shown.statements, bool(shown.plots))
    if shown.replies:
        yield Heading(_("Rights of reply"))
        yield _made(shown.replies, bool(shown.plots))
    for plot in shown.plots:
        yield Heading(plot.title)
        yield _times(plot)


def _paragraph(shown: ShownRecord) -> Iterator[Block]:
    yield Text(shown.paragraph.text)
    for number, words in shown.paragraph.footnotes:
        yield Text(f"{raised(number)} {plain(words)}", "quiet")
    for words in shown.paragraph.notes:
        yield Text(f"{_('Note:')} {plain(words)}", "quiet")
    if shown.source:
        yield Text(_("Source: %(paragraph)s", paragraph=shown.source), "quiet")


def _times_line(shown: ShownRecord, sources: RecordSources) -> Iterator[Block]:
    """Whose clocks are meant, or that there are no times."""
    place = _("Times in %(place)s", place=zone_name(sources.header.zone))
    yield Text(place if shown.plots else str(NO_TIMES), "quiet", leads=True)


def _made(made: Sequence[ShownMade], has_times: bool) -> Table:
    """Without columns of times where none are known."""
    columns, widths = [_("No."), _("Speaker")], [0, 5]
    if has_times:
        columns, widths = [*columns, _("Floor given"), _("Used"), _("Limit")], [*widths, 0, 0, 0]
    rows = tuple(_row(one)[: len(columns)] for one in made)
    return Table(tuple(columns), tuple(widths), rows)


def _row(one: ShownMade) -> tuple[tuple[Line, ...], ...]:
    return (
        (Line(rest=str(one.number)),),
        (Line(one.name, ", ".join(one.remarks)),),
        *((Line(rest=said),) for said in (one.given_at, one.used, one.limit)),
    )


def _times(plot: Plot) -> Table:
    rows = tuple(
        ((Line(rest=bar.label),), (Line(rest=str(bar.count)),), (Line(rest=clock_words(bar.seconds)),))
        for bar in plot.bars
    )
    return Table((plot.head, _("Times on the floor"), _("Speaking time")), (5, 0, 0), rows)
