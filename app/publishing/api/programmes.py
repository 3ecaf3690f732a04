"""Published meetings, their programmes and sittings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.core.addresses import address_of
from app.core.web import public
from app.core.web.api import Asked, Paged, page_of
from app.meetings.queries import Published, PublishedHeader, headers, published
from app.meetings.rules.revision import shown
from app.meetings.rules.writing import sitting_written
from app.publishing import queries
from app.publishing.api.blueprint import api
from app.publishing.api.shapes import (
    MeetingRead,
    MeetingsRead,
    ProgrammeRead,
    SittingOfMeeting,
    Treated,
    TreatedRead,
    VersionRead,
)
from app.publishing.exports.machine import programme_said, sitting_said, without_unknown
from app.publishing.exports.papers.shown import show_paper
from app.publishing.phrases import office_of
from app.publishing.queries import ChallengeSources, PaperSources

WHY = "A published programme is for everyone to see"
OF_MEETING = {
    "calendar": "/calendar.ics",
    "changes": "/changes",
    "changes_feed": "/changes.atom",
    "programme_pdf": "/programme.pdf",
    "programme_docx": "/programme.docx",
    "programme_csv": "/programme.csv",
    "programme_json": "/programme.json",
    "agenda_pdf": "/agenda.pdf",
    "agenda_docx": "/agenda.docx",
}
OF_SITTING = {
    "calendar": ".ics",
    "record": "/record",
    "record_docx": "/record.docx",
    "record_pdf": "/record.pdf",
    "record_text": "/record.txt",
}


@api.get("/meetings")
@public("What the commission does is for everyone to see")
def meetings(asked: Paged) -> MeetingsRead:
    """All published meetings."""
    page = page_of(headers(), asked)
    return MeetingsRead(**{**page, "items": [_in_list(one) for one in page["items"]]})


@api.get("/meetings/<slug>")
@public(WHY, on=published)
def meeting(published: Published) -> MeetingRead:
    """One meeting, without its programme."""
    version = published.version
    header = published.programme.header
    return _in_list(PublishedHeader(published.meeting_id, version.number, version.published_at, header))


@api.get("/meetings/<slug>/programme")
@public(WHY, on=queries.paper_sources)
def programme(sources: PaperSources, asked: Asked) -> ProgrammeRead:
    """The newest version of a meeting's programme as a whole."""
    return _programme(sources)


@api.get("/meetings/<slug>/versions/<int:version>")
@public(WHY, on=queries.paper_sources)
def version(sources: PaperSources, asked: Asked) -> ProgrammeRead:
    """The programme as one of its versions has it."""
    return _programme(sources)


@dataclass(frozen=True)
class SittingFound:
    """A sitting of the newest version."""

    sources: PaperSources
    number: int


def find_sitting(slug: str, number: int) -> SittingFound | None:
    """A published sitting, by its number."""
    sources = queries.paper_sources(slug)
    found = sources and sources.published.programme.sitting(number)
    return SittingFound(sources, number) if sources and found else None


@api.get("/meetings/<slug>/sittings/<int:number>")
@public(WHY, on=find_sitting)
def sitting(found: SittingFound, asked: Asked) -> SittingOfMeeting:
    """One sitting as the newest version has it."""
    sources = found.sources
    turn = next(turn for turn in show_paper(sources).turns if turn.sitting.number == found.number)
    said = sitting_said(turn, without_unknown(sources.published.programme))
    slug = sources.published.programme.header.slug
    links = _links(address_of("publishing.sitting", slug=slug, number=found.number), OF_SITTING)
    return SittingOfMeeting(meeting=slug, version=version_read(sources.published.version), sitting=said, links=links)


@api.get("/challenges/<slug>/sittings")
@public("A challenge and its sittings are for everyone to see", on=queries.challenge_sources)
def treated(sources: ChallengeSources, asked: Paged) -> TreatedRead:
    """Every published sitting that takes up a challenge, over all meetings."""
    page = page_of(sources.listed, asked)
    items = [Treated(meeting=one.meeting.slug, sitting=sitting_written(shown(one.sitting))) for one in page["items"]]
    links = _links(address_of("publishing.challenge", slug=sources.challenge.slug), {"calendar": "/calendar.ics"})
    return TreatedRead(**{**page, "items": items}, links=links)


def version_read(version: Any) -> VersionRead:
    """A version without what it says."""
    office = office_of(version.actor_kind)
    return VersionRead(number=version.number, published_at=version.published_at, office=office, note=version.note)


def _programme(sources: PaperSources) -> ProgrammeRead:
    address = address_of("publishing.meeting", slug=sources.published.programme.header.slug)
    return ProgrammeRead(**programme_said(sources, show_paper(sources), address))


def _in_list(one: PublishedHeader) -> MeetingRead:
    own = {name: getattr(one.header, name) for name in MeetingRead.model_fields if hasattr(one.header, name)}
    address = url_for("publishing_api.meeting", slug=one.header.slug)
    links = _links(address_of("publishing.meeting", slug=one.header.slug), OF_MEETING)
    return MeetingRead(**own, address=address, version=one.version, published_at=one.published_at, links=links)


def _links(page: str, endings: Mapping[str, str]) -> dict[str, str]:
    return {"page": page, **{name: page + ending for name, ending in endings.items()}}
