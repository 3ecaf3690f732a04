"""What public pages are made from, each in a number of queries that does not depend on how much there is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from app.core import clock
from app.entities.models import Entity
from app.entities.queries import entities_named, find_body, members_of
from app.entities.rules import UNIONS
from app.floor.queries.listed import announced_list
from app.floor.queries.record import counts_of_meeting, counts_of_sittings, record_of
from app.floor.rules.record import Counts, Record
from app.floor.rules.record_groups import entities_of_record
from app.floor.rules.state import SpeakersList
from app.meetings.queries import (
    Listed,
    Place,
    Published,
    PublishedHeader,
    Treatment,
    Version,
    headers,
    published,
    published_all,
    sittings_held_from,
    sittings_of_challenge,
    treatments,
    versions,
)
from app.meetings.queries.documents import public_documents
from app.meetings.rules.documents import Document
from app.meetings.rules.programme import Header, Sitting
from app.publishing.rules.naming import entities_of, entities_of_programme
from app.workplan.models import Challenge, Workplan
from app.workplan.queries import Plan, challenges, find_challenge, find_workplan, plan


@dataclass(frozen=True)
class MeetingSources:
    """A published meeting with what its page names."""

    published: Published
    entities: Mapping[str, Entity]
    challenges: Mapping[str, Challenge]
    counts: Mapping[int, Counts]
    documents: Sequence[Document] = ()


@dataclass(frozen=True)
class PaperSources:
    """A published meeting with everybody whom its programme names."""

    published: Published
    entities: Mapping[str, Entity]
    challenges: Mapping[str, Challenge]
    documents: Sequence[Document] = ()


@dataclass(frozen=True)
class DraftSources:
    """What the draft of a meeting names, and the documents that are public of it."""

    entities: Mapping[str, Entity]
    challenges: Mapping[str, Challenge]
    documents: Sequence[Document]


@dataclass(frozen=True)
class SittingSources:
    """A sitting of a published meeting with its record."""

    published: Published
    sitting: Sitting
    record: Record
    entities: Mapping[str, Entity]
    members: Mapping[str, Collection[str]]
    challenges: Mapping[str, Challenge]
    documents: Sequence[Document]
    speakers: SpeakersList | None = None


@dataclass(frozen=True)
class History:
    """The versions of a meeting, the newest first, and the newest of them as a whole."""

    newest: Published
    versions: list[Version]

    @property
    def slug(self) -> str:
        """The slug of the meeting."""
        return self.newest.programme.header.slug

    @property
    def numbers(self) -> list[int]:
        """The numbers of all versions, the newest first."""
        return [version.number for version in self.versions]


@dataclass(frozen=True)
class Compared:
    """Some versions of a meeting by number, with what they name."""

    published: Mapping[int, Published]
    entities: Mapping[str, Entity]
    challenges: Mapping[str, Challenge]


@dataclass(frozen=True)
class HomeSources:
    """All published meetings, and what is held now or next."""

    headers: list[PublishedHeader]
    coming: list[Listed]
    body: Entity | None


@dataclass(frozen=True)
class WorkplanSources:
    """The workplan, and which sittings took it up."""

    plan: Plan
    body: Entity | None
    treatments: list[Treatment] = field(default_factory=list)


@dataclass(frozen=True)
class ChallengeSources:
    """A challenge with every sitting that treats it."""

    challenge: Challenge
    workplan: Workplan | None
    body: Entity | None
    listed: list[Listed]
    counts: Mapping[int, Counts]


def meeting_sources(slug: str) -> MeetingSources | None:
    """A published meeting."""
    found = published(slug)
    if found is None:
        return None
    named = entities_named(_of_header(found.programme.header))
    return MeetingSources(found, named, challenges(), counts_of_meeting(slug), public_documents(slug))


def draft_sources(place: Place) -> DraftSources:
    """A draft, which has no record."""
    named = entities_named(entities_of_programme(place.draft))
    return DraftSources(named, challenges(), public_documents(place.draft.header.slug))


def paper_sources(slug: str, version: int | None = None) -> PaperSources | None:
    """What papers and data of a published meeting are made from, of its newest version unless one is named.

    Documents are of the meeting, whatever the version: they are those that are public now.
    """
    found = published(slug, version)
    if found is None:
        return None
    named = entities_named(entities_of_programme(found.programme))
    return PaperSources(found, named, challenges(), public_documents(slug))


def former_sources(slug: str, number: int) -> MeetingSources | None:
    """A meeting as one of its versions has it, without what was said there."""
    found = published(slug, number)
    if found is None:
        return None
    return MeetingSources(found, entities_named(_of_header(found.programme.header)), challenges(), {})


def history(slug: str) -> History | None:
    """The versions of a published meeting."""
    found = published(slug)
    return None if found is None else History(found, versions(slug))


def compared(slug: str, numbers: Collection[int]) -> Compared:
    """These versions of a meeting, to be compared with each other."""
    found = published_all(slug, numbers)
    named = {code for one in found.values() for code in entities_of_programme(one.programme)}
    return Compared(found, entities_named(named), challenges())


def sitting_sources(slug: str, number: int) -> SittingSources | None:
    """A sitting of a published meeting."""
    found = published(slug)
    sitting = found.programme.sitting(number) if found else None
    if found is None or sitting is None:
        return None
    record = record_of(slug, number)
    people = chain(sitting.opening_speakers, sitting.presenters, sitting.panel)
    named = entities_named(_of_header(found.programme.header) | entities_of(people) | entities_of_record(record))
    there, speakers = public_documents(slug), announced_list(slug, sitting)
    return SittingSources(found, sitting, record, named, members_of(UNIONS), challenges(), there, speakers)


def home_sources() -> HomeSources:
    """Everything that the first page says."""
    listed = headers()
    coming = sittings_held_from(clock.now(), clock.now().date())
    return HomeSources(listed, coming, find_body())


def workplan_sources() -> WorkplanSources:
    """Challenges by year."""
    return WorkplanSources(plan(), find_body(), treatments())


def challenge_sources(slug: str) -> ChallengeSources | None:
    """A challenge and its sittings."""
    challenge = find_challenge(slug)
    if challenge is None:
        return None
    listed = sittings_of_challenge(slug)
    return ChallengeSources(
        challenge, find_workplan(), find_body(), listed, counts_of_sittings(one.sitting_id for one in listed)
    )


def _of_header(header: Header) -> set[str]:
    return entities_of(header.officers) | ({header.body} if header.body else set())
