"""A list of speakers as a paper, in letters that are read at a podium and in a booth."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.core.export import Facts, Heading, Masthead, Paper, Table, Text
from app.core.export.paper import Block, Line, Row
from app.core.i18n import direction, locale_code
from app.core.moments import date_words, zone_name
from app.floor.exports.speakers.lines import ShownReply, ShownSpeaker
from app.floor.exports.speakers.shown import ShownList
from app.floor.queries.listed import Speakers
from app.floor.rules.words import Outcome, Why
from app.meetings.phrases import sitting_name

PODIUM = 1.4  # times the letters of other papers


def speakers_paper(found: Speakers, shown: ShownList, address: str) -> Paper:
    """Who is to come first, then those who replied or reply, then those who were heard and the others."""
    header, sitting = found.header, found.sitting
    name, zone = header.short_title or header.title, header.zone
    called = sitting_name(sitting)
    day = date_words(sitting.date, "weekday_long")
    as_of = _("as of %(moment)s", moment=f"{date_words(shown.at.astimezone(zone).date())}, {_hour(shown.at, zone)}")
    return Paper(
        title=f"{_('List of speakers')}: {name}, {called}",
        masthead=Masthead(issuer=found.body.name if found.body else name, dated=as_of),
        language=locale_code(),
        direction=direction(),
        created_at=shown.at,
        heading=_("List of speakers"),
        lines=(f"{name} · {called}", " · ".join(part for part in (day, sitting.room or header.venue) if part)),
        running=f"{called} · {_('List of speakers')} · {as_of}",
        edition=f"{as_of} · {address}",
        blocks=(*_terms(shown), *_to_come(shown), *_replies(shown), *_behind(shown)),
        scale=PODIUM,
    )


def _terms(shown: ShownList) -> list[Block]:
    pairs = (
        (_("Part of the sitting"), shown.part),
        (_("List"), shown.standing),
        (_("Order"), shown.order),
        (_("Bands"), shown.bands),
        (_("Time limit"), "; ".join(shown.limits)),
    )
    times = _("Times in %(place)s. Expected times follow from limits and from how long speakers really took.",
              place=zone_name(shown.zone))  # fmt: skip
    return [Facts(tuple(pair for pair in pairs if pair[1])), Text(times, "quiet")]


def _to_come(shown: ShownList) -> list[Block]:
    now, to_come = shown.on_floor, shown.of(Outcome.WAITING)
    blocks: list[Block] = []
    if now and now.given_at:
        since = _("since %(time)s", time=_hour(now.given_at, shown.zone))
        blocks += [Heading(_("On the floor")), _table([(since, now)])]
    blocks.append(Heading(_("Not reached") if shown.is_over else _("To come")))
    if not to_come:
        blocks.append(Text(_("Nobody is waiting to speak.")))
        return blocks
    for band, several in shown.to_come:
        blocks += [Heading(band, 3)] if band else []
        blocks.append(_table([(_place(one, shown.zone), one) for one in several]))
    return blocks


def _place(one: ShownSpeaker, zone: ZoneInfo) -> str:
    """The place, and when that is."""
    return f"{one.at}" if one.expected_at is None else f"{one.at} · {_hour(one.expected_at, zone)}"


def _table(rows: Sequence[tuple[str, ShownSpeaker]]) -> Table:
    columns = (_("Time"), _("Speaker"), _("Limit"))
    return Table(columns, (3, 11, 3), tuple(_row(said, one) for said, one in rows))


def _row(said: str, one: ShownSpeaker) -> Row:
    return (Line(said),), tuple(_lines(one)), (Line(rest=one.limit),)


def _lines(one: ShownSpeaker) -> list[Line]:
    """The name; for whom; by whom and how; why there, and what else is to be known."""
    lines = [Line(one.name, one.note)]
    if one.on_behalf_of:
        lines.append(Line(rest=_("on behalf of %(group)s", group=one.on_behalf_of)))
    if one.sponsors:
        number = _("Co-sponsors: %(number)s named", number=len(one.sponsors))
        lines.append(Line(rest=" ".join(part for part in (f"{number}.", one.difference) if part)))
    if one.podium:
        person = ", ".join(part for part in (one.podium.representative, one.podium.title) if part)
        lines.append(Line(rest=" · ".join(part for part in (person, one.level) if part)))
        lines.append(Line(rest=" · ".join(part for part in (one.podium.language, one.podium.delivery) if part)))
    elif one.level:
        lines.append(Line(rest=one.level))
    if one.outcome == Outcome.WAITING:
        passed = one.state_word if one.listed.passed_over else ""
        why = "" if one.listed.why == Why.RECEIPT else one.why  # so does everybody of whom nothing else is said
        lines.append(Line(rest=" · ".join(part for part in (why, passed, one.too_late) if part)))
    return [line for line in lines if line.name or line.rest]


def _replies(shown: ShownList) -> list[Block]:
    if not shown.replies:
        return []
    rows = tuple(_reply(one) for one in shown.replies)
    return [Heading(_("Rights of reply")), Table((_("State"), _("Delegation"), _("Limit")), (3, 11, 3), rows)]


def _reply(one: ShownReply) -> Row:
    said = " · ".join(part for part in (one.rank, one.answers) if part)
    return (Line(rest=one.state_word),), (Line(one.name), Line(rest=said)), (Line(rest=one.limit),)


def _behind(shown: ShownList) -> list[Block]:
    blocks: list[Block] = []
    for title, several in (
        (_("Heard"), shown.of(Outcome.HEARD)),
        (_("In writing"), shown.of(Outcome.WRITTEN)),
        (_("Not called any more"), shown.left),
    ):
        if several:
            rows = tuple(_row(_behind_word(one, shown.zone), one) for one in several)
            blocks += [Heading(title), Table((_("State"), _("Speaker"), _("Limit")), (3, 11, 3), rows)]
    return blocks


def _behind_word(one: ShownSpeaker, zone: ZoneInfo) -> str:
    return _hour(one.given_at, zone) if one.given_at else one.state_word


def _hour(at, zone: ZoneInfo) -> str:  # type: ignore[no-untyped-def]
    return f"{at.astimezone(zone):%H:%M}"
