"""The record of a sitting as it is shown, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from app.core.moments import date_words
from app.floor.exports.record.figures import Plot, clock_words, show_times
from app.floor.exports.record.naming import RecordNames
from app.floor.exports.record.paragraph import Paragraph, paragraph_of
from app.floor.phrases import LEVELS
from app.floor.queries.record_sources import RecordSources
from app.floor.rules.record import Reply, Statement
from app.floor.rules.words import Level
from app.meetings.phrases import sitting_name
from app.meetings.phrases.words import DELIVERIES


@dataclass(frozen=True, kw_only=True)
class ShownMade:
    """A statement or a reply as a line: when the floor was given, how much of which limit was used, what else is so."""

    number: int
    name: str
    given_at: str
    used: str
    limit: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShownRecord:
    """Everything that a page or a paper says of a record."""

    heading: str
    meeting: str
    sitting: str
    day: str
    paragraph: Paragraph
    statements: tuple[ShownMade, ...]
    replies: tuple[ShownMade, ...]
    plots: tuple[Plot, ...]
    source: str | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the record."""
        return not (self.statements or self.replies)


def show_record(sources: RecordSources) -> ShownRecord:
    """The record as it stands."""
    names = RecordNames(sources.entities, sources.members)
    record, header, sitting = sources.record, sources.header, sources.sitting
    return ShownRecord(
        heading=_("Record of statements"),
        meeting=header.short_title or header.title,
        sitting=sitting_name(sitting),
        day=date_words(sitting.date, "weekday_long"),
        paragraph=paragraph_of(record, names),
        statements=tuple(_statement(at, one, names, sources) for at, one in enumerate(record.statements, start=1)),
        replies=tuple(_reply(at, one, names, sources) for at, one in enumerate(record.replies, start=1)),
        plots=show_times(sources, names),
        source=record.source,
    )


def _statement(at: int, one: Statement, names: RecordNames, sources: RecordSources) -> ShownMade:
    return _made(at, one, names, sources, tuple(_remarks(one, names)))


def _remarks(one: Statement, names: RecordNames) -> Iterator[str]:
    if one.on_behalf_of:
        yield _("on behalf of %(group)s", group=names.of_joint(one.on_behalf_of))
    if one.level in (Level.HEAD, Level.MINISTER):
        yield str(LEVELS[Level(one.level)])
    if one.delivery in DELIVERIES:
        yield str(DELIVERIES[one.delivery])
    if one.late:
        yield _("accepted after the list was closed")


def _reply(at: int, one: Reply, names: RecordNames, sources: RecordSources) -> ShownMade:
    if one.answers is None or one.answers > len(sources.record.statements):
        return _made(at, one, names, sources, ())
    answered = names.made_by(sources.record.statements[one.answers - 1])
    return _made(at, one, names, sources, (_("answers the statement of %(name)s", name=answered),))


def _made(
    at: int, one: Statement | Reply, names: RecordNames, sources: RecordSources, remarks: tuple[str, ...]
) -> ShownMade:
    given = one.given_at.astimezone(sources.header.zone) if one.given_at else None
    return ShownMade(
        number=at,
        name=names.listed(one),
        given_at=f"{given:%H:%M}" if given else "",
        used=clock_words(one.seconds) if one.seconds is not None else "",
        limit=clock_words(one.limit) if one.limit is not None else "",
        remarks=remarks,
    )
