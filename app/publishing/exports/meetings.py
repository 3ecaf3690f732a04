"""A meeting, as it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.meetings.phrases.documents import KINDS
from app.meetings.rules.programme import Document, Header, MarginEvent
from app.meetings.rules.words import Status
from app.publishing.exports.names import Names
from app.publishing.exports.people import ShownOfficer, show_officer
from app.publishing.phrases import PARTICIPATIONS, meeting_of_session, session_name


@dataclass(frozen=True, kw_only=True)
class ShownDocument:
    """A document of a meeting, with its files: words, language, address, size."""

    title: str
    symbol: str | None
    files: tuple[tuple[str, str | None, str, str | None], ...]
    note: str | None


@dataclass(frozen=True, kw_only=True)
class ShownMeeting:
    """What pages say of a meeting as a whole."""

    slug: str
    address: str
    title: str
    short_title: str
    body_name: str
    where: str
    starts_on: date
    ends_on: date
    zone: ZoneInfo
    venue: str | None
    rehearsal: bool
    status: Status
    status_reason: str | None
    note: str | None
    version: int | None
    published_on: date | None
    officers: tuple[ShownOfficer, ...]
    facts: tuple[tuple[str, str | None], ...]
    documents: tuple[ShownDocument, ...]
    margins: tuple[MarginEvent, ...]
    about: str


def show_draft(header: Header, names: Names) -> ShownMeeting:
    """A meeting as its draft says it, at the address where drafts are looked at."""
    return _show(header, None, None, names, address=f"/meetings/{header.slug}/draft/preview")


def show_meeting(header: Header, version: int, published_at: datetime, names: Names, about: str = "") -> ShownMeeting:
    """A meeting from the header of its published programme."""
    published_on = published_at.astimezone(header.zone).date()
    return _show(header, version, published_on, names, address=f"/meetings/{header.slug}", about=about)


def _show(
    header: Header, version: int | None, published_on: date | None, names: Names, *, address: str, about: str = ""
) -> ShownMeeting:
    return ShownMeeting(
        slug=header.slug,
        address=address,
        title=header.title,
        short_title=header.short_title or header.title,
        body_name=names.in_list(header.body) or "",
        where=_where(header),
        starts_on=header.starts_on,
        ends_on=header.ends_on,
        zone=header.zone,
        venue=header.venue,
        rehearsal=header.rehearsal,
        status=header.status,
        status_reason=header.status_reason,
        note=header.note,
        version=version,
        published_on=published_on,
        officers=tuple(shown for officer in header.officers if (shown := show_officer(officer, names))),
        facts=_facts(header),
        documents=tuple(show_announced(document, names) for document in header.documents),
        margins=header.margins,
        about=about,
    )


def _where(header: Header) -> str:
    """Of which session of the body it is a meeting, and the how-manieth."""
    parts = [
        session_name(header.session) if header.session else None,
        meeting_of_session(header.ordinal) if header.ordinal else None,
    ]
    return " · ".join(part for part in parts if part)


def _facts(header: Header) -> tuple[tuple[str, str | None], ...]:
    webcast, publication = header.webcast, header.publication
    return (
        (_("Participation"), str(PARTICIPATIONS[header.participation]) if header.participation else None),
        (_("Webcast"), webcast and (webcast.where or webcast.as_printed)),
        (_("Took part"), _took_part(header)),
        (_("Published"), publication and publication.what),
    )


def _took_part(header: Header) -> str | None:
    """Figures as printed, qualifier included; said so where they are those of several meetings together."""
    figures = header.figures
    if figures is None:
        return None
    printed = [str(figure) for figure in (figures.registrations, figures.member_states) if figure]
    together = _("together with the other meetings of the round") if figures.together_with and printed else None
    return ", ".join(part for part in (*printed, together) if part) or None


def show_announced(document: Document, names: Names) -> ShownDocument:
    """A document that a programme announces."""
    title = document_title(document)
    return ShownDocument(
        title=title, symbol=document.symbol, files=_files(document), note=announcement_note(document, names)
    )


def document_title(document: Document) -> str:
    """What a document is called: its title, else its kind."""
    kind = KINDS.get(document.kind or "")
    return document.title or str(kind or (document.kind or _("Document")).replace("_", " ").capitalize())


def _files(document: Document) -> Sequence[tuple[str, str | None, str, str | None]]:
    return ((_("Open"), None, document.link, None),) if document.link else ()


def announcement_note(document: Document, names: Names) -> str | None:
    """By whom it was prepared and what it is based on, as the source says it."""
    if document.prepared_by and document.based_on:
        who = names.in_text(document.prepared_by)
        return _("prepared by the %(who)s on the basis of %(what)s", who=who, what=document.based_on)
    return document.based_on and _("on the basis of %(what)s", what=document.based_on)
