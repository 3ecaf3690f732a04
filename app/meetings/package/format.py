"""rostrum/meeting/1: how a meeting is loaded and dumped."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.package.checking import Check
from app.core.package.formats import FORMATS, SITTING_PARTS, Document, Package
from app.core.package.merging import Merge, Names
from app.core.package.mistakes import PackageRefused
from app.core.package.reading import Source
from app.core.package.shapes import Known
from app.core.policy import Actor
from app.meetings import queries
from app.meetings.commands.documents import take_documents
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish_programme
from app.meetings.package.documents import known_documents, present_documents
from app.meetings.package.reading import Meeting, read_meeting
from app.meetings.package.writing import FORMAT, announced_said, document_of
from app.meetings.queries.documents import hidden_documents
from app.meetings.rules.words import Status
from app.workplan.commands import take_names
from app.workplan.queries import renamed


class MeetingFormat:
    """A meeting as a package."""

    name = FORMAT
    rank = 30
    keys: Mapping[Names, str] = {("officers",): "key", ("sittings",): "number", ("sittings", "segments"): "key"}

    def slug_of(self, document: Document) -> str:
        """The meeting's slug."""
        return str(document.get("slug"))

    def offers(self, document: Document) -> Mapping[str, set[str]]:
        """Nothing refers to meetings."""
        return {}

    def tell(self, known: Known, slugs: set[str]) -> None:
        """Which sitting has which uid, given for life; and which documents were made by hand and are not public."""
        known.facts["sitting of uid"] = queries.sittings_by_uid()
        known.facts["hidden documents"] = hidden_documents(slugs)

    def read(self, document: Document, check: Check) -> Package | None:
        """The meeting in normal form."""
        meeting = read_meeting(document, check)
        if meeting is None or not _uids_hold(meeting, check):
            return None
        return Package(meeting.programme.header.slug, _whole(meeting), {"meeting": meeting})

    def present(self, slug: str) -> Document | None:
        """The draft, with what other features have of its sittings."""
        meeting = queries.load_meeting(slug, hold=True)
        if meeting is None:
            return None
        return _with_parts(document_of(queries.draft_of(meeting), present_documents(slug)), _parts_present(slug))

    def leave(self, entry: Document) -> Document:
        """A sitting that is gone from a package is cancelled; of an officer nothing else is left."""
        return entry | {"status": Status.CANCELLED.value} if "number" in entry else entry

    def write(self, package: Package, merged: Document, base: Document, by: Actor) -> bool:
        """Draft and publish: what was drafted by hand since stays unpublished."""
        meeting = _again(merged)
        wrote = write_draft(meeting.programme, by)
        for name, part in SITTING_PARTS.items():
            of_part = {number: parts.get(name, {}) for number, parts in meeting.parts.items()}
            wrote |= part.write(package.slug, of_part, by)
        wrote |= take_names(package.beside["meeting"].renamed, by)
        wrote |= take_documents(package.slug, meeting.documents, known_documents(package.slug), by)
        return self._publish(package, meeting, base, by) is not None or wrote

    def _publish(self, package: Package, drafted: Meeting, base: Document, by: Actor) -> int | None:
        said: Meeting = package.beside["meeting"]
        public = queries.newest(package.slug)
        version = said.version
        if public is None:
            header = replace(drafted.programme.header, announced=said.programme.header.announced)
            programme = replace(drafted.programme, header=header)
            first = (version.number, version.published_at) if version else None
            note = version.note if version else None
            return publish_programme(programme, by, note, brought=said.brought, first=first)
        merged = Merge(self.keys).documents(
            base, document_of(public, present_documents(package.slug)), package.document
        )
        return publish_programme(_again(merged).programme, by, brought=said.brought)


def dump(slug: str) -> Document | None:
    """The public programme and record of a meeting; nothing where none was published."""
    published, programme = queries.published(slug), queries.newest(slug)
    if published is None or programme is None:
        return None
    document = document_of(programme, present_documents(slug))
    for sitting, said in zip(programme.sittings, document.get("sittings", ()), strict=True):
        said |= {"sequence": sitting.sequence, "revised": _moment(sitting.revised)}
    version = {"number": published.version.number, "published_at": _moment(published.version.published_at)}
    if published.version.note is not None:
        version["note"] = published.version.note
    if announced := announced_said(programme.header):
        document["margins_announced"] = announced
    if called := renamed({slug for sitting in programme.sittings for slug in sitting.challenges}):
        document["challenges_renamed"] = [
            {"slug": one.slug, "short_title": one.short_title, "renamed": _moment(one.renamed_at)} for one in called
        ]
    head = {"format": document.pop("format"), "slug": document.pop("slug"), "version": version}
    return _with_parts(head | document, _parts_present(slug))


def _moment(moment: Any) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _whole(meeting: Meeting) -> Document:
    by_part = {name: {number: parts.get(name, {}) for number, parts in meeting.parts.items()} for name in SITTING_PARTS}
    return _with_parts(document_of(meeting.programme, meeting.documents), by_part)


def _with_parts(document: Document, parts: Mapping[str, Mapping[int, Document]]) -> Document:
    """The document with what other features say of its sittings."""
    for sitting in document.get("sittings", ()):
        for of_part in parts.values():
            sitting.update(of_part.get(sitting["number"], {}))
    return document


def _parts_present(slug: str) -> dict[str, Mapping[int, Document]]:
    return {name: part.present(slug) for name, part in SITTING_PARTS.items()}


def _again(merged: Document) -> Meeting:
    """A merged document as a meeting: what is right on both sides can still be wrong together."""
    known = Known()
    for format_ in FORMATS.values():
        format_.tell(known, {str(merged.get("slug"))})
    check = Check(Source(f"{merged.get('slug')} with what was changed by hand", merged), known)
    meeting = read_meeting(merged, check)
    if meeting is None:
        raise PackageRefused(check.mistakes)
    return meeting


def _uids_hold(meeting: Meeting, check: Check) -> bool:
    """A sitting keeps its uid for life, and no two have the same."""
    taken: dict[str, tuple[str, int]] = check.known.facts["sitting of uid"]  # type: ignore[assignment]
    given = {sitting: uid for uid, sitting in taken.items()}
    slug, holds = meeting.programme.header.slug, True
    for sitting in meeting.programme.sittings:
        me = (slug, sitting.number)
        path = ("sittings", _index(check, sitting.number), "uid")
        if given.get(me, sitting.uid) != sitting.uid:
            check.mistake(path, f"{given[me]!r} was expected: a sitting keeps its uid for life.")
            holds = False
        elif taken.setdefault(sitting.uid, me) != me:
            other, number = taken[sitting.uid]
            check.mistake(path, f"a uid of its own was expected; sitting {number} of {other} has this one.")
            holds = False
    return holds


def _index(check: Check, number: int) -> int:
    numbers = [sitting.get("number") for sitting in check.source.document["sittings"]]
    return numbers.index(number)
