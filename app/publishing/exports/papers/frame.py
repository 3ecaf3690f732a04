"""What every paper of a meeting begins and ends with."""

import re
from collections.abc import Collection

from flask_babel import gettext as _

from app.core.export import Masthead, Paper, Text
from app.core.export.paper import Block
from app.core.i18n import NAMES_HERE, direction, locale_code
from app.core.moments import date_range, date_words, zone_name
from app.meetings.rules.programme import USUAL_LANGUAGE
from app.publishing.exports.meetings import ShownMeeting
from app.publishing.exports.papers.shown import ShownPaper
from app.publishing.phrases import STATUSES
from app.publishing.rules.documents import symbol_of

# A symbol ends in /L.7, say, where distribution is limited; others do not state it.
_LIMITED = re.compile(r"/L\.\d")


def frame(shown: ShownPaper, kinds: Collection[str], heading: str, address: str) -> Paper:
    """A paper without its blocks; its symbol is that of the meeting's document of one of these kinds."""
    meeting = shown.meeting
    edition = _("version %(number)s of %(day)s", number=meeting.version, day=date_words(meeting.published_on))
    symbol = symbol_of(shown.entries, kinds)
    return Paper(
        title=f"{heading}: {meeting.short_title}",
        masthead=Masthead(
            issuer=meeting.body_name or meeting.short_title,
            of=meeting.where,
            symbol=symbol,
            distribution=_("Distr.: Limited") if symbol and _LIMITED.search(symbol) else None,
            dated=date_words(meeting.published_on),
            original=_original(shown.header.language or USUAL_LANGUAGE),
        ),
        language=locale_code(),
        direction=direction(),
        created_at=shown.published_at,
        heading=heading,
        lines=tuple(line for line in (meeting.title, _when_and_where(meeting)) if line),
        running=f"{meeting.short_title} · {heading}",
        edition=f"{edition} · {address}",
    )


def notices(meeting: ShownMeeting) -> tuple[Block, ...]:
    """What must not be missed: a rehearsal, a meeting that is not held as announced."""
    said: list[Block] = []
    if meeting.rehearsal:
        said.append(
            Text(_("This is a rehearsal. Nobody is invited, and no real delegation has spoken here."), "notice")
        )
    if status := status_words(meeting.status, meeting.status_reason):
        said.append(Text(status, "notice"))
    if meeting.note:
        said.append(Text(meeting.note))
    return tuple(said)


def status_words(status: str, reason: str | None) -> str:
    """Postponed: the room is not ready. Nothing where it is held as announced."""
    word = STATUSES.get(status)
    return ": ".join(part for part in (str(word), reason) if part) if word else ""


def _original(language: str) -> str | None:
    return _("Original: %(language)s", language=NAMES_HERE[language]) if language in NAMES_HERE else None


def _when_and_where(meeting: ShownMeeting) -> str:
    when = date_range(meeting.starts_on, meeting.ends_on)
    return " · ".join(part for part in (when, meeting.venue) if part)


def times_line(meeting: ShownMeeting) -> Text:
    """Whose clocks are meant."""
    return Text(_("Times in %(place)s", place=zone_name(meeting.zone)), "quiet")
