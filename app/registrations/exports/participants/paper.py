"""The list as a paper of the conference."""

from flask_babel import gettext as _

from app.core.export import Facts, Heading, Masthead, Paper, Table, Text
from app.core.export.paper import Block, Line, Row
from app.core.i18n import direction, locale_code
from app.core.moments import date_range, date_words
from app.registrations.exports.participants.shown import (
    ShownCategory,
    ShownDelegation,
    dated,
    full_name,
    heading_of,
    show_list,
    summary_words,
)
from app.registrations.queries.keeping import zone_of
from app.registrations.queries.participants import Participants


def participants_paper(found: Participants, address: str) -> Paper:
    """Members, other Member States, observer States, organizations and the others, each delegation with its people."""
    meeting, heading = found.meeting, heading_of(found)
    name = meeting.short_title or meeting.title
    when_and_where = (date_range(meeting.starts_on, meeting.ends_on), meeting.venue)
    return Paper(
        title=f"{heading}: {name}",
        masthead=Masthead(
            issuer=found.body or name, dated=date_words(found.as_of.astimezone(zone_of(found.terms.meeting)).date())
        ),
        language=locale_code(),
        direction=direction(),
        created_at=found.as_of,
        heading=heading,
        lines=(meeting.title, " · ".join(part for part in when_and_where if part)),
        running=f"{name} · {heading}",
        edition=f"{heading}, {dated(found)} · {address}",
        blocks=(*_beginning(found), *(block for part in show_list(found.listing) for block in _category(part))),
    )


def _beginning(found: Participants) -> list[Block]:
    blocks: list[Block] = []
    if not found.is_final:
        said = _("Provisional, %(when)s: it still changes.", when=dated(found))
        blocks.append(Text(said, "notice"))
    blocks.append(Facts(((_("Taking part"), summary_words(found.listing.delegations, found.listing.count)),)))
    if found.listing.others:
        blocks.append(Text(_("Whoever did not agree to being named is counted with their delegation."), "quiet"))
    return blocks


def _category(part: ShownCategory) -> list[Block]:
    rows = tuple(_row(one) for one in part.delegations)
    return [
        Heading(part.name),
        Text(part.summary, "quiet", leads=True),
        Table((_("Delegation"), _("Participants")), (2, 5), rows),
    ]


def _row(one: ShownDelegation) -> Row:
    lines = []
    for part in one.parts:
        if part.role:
            lines.append(Line(rest=part.role, leads=True))
        lines += [Line(full_name(person), person.function) for person in part.people]
    if one.others:
        lines.append(Line(rest=one.others))
    return (Line(one.name),), tuple(lines)
