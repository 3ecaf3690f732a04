"""Everything about meetings that the Secretariat may have to do something about, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from app.core.db import db
from app.meetings import models
from app.meetings.queries.draft import draft_of, load_meetings
from app.meetings.queries.published import newest_of
from app.meetings.queries.warnings import planned_of, treated_by
from app.meetings.rules.documents import DocumentKind, DocumentState
from app.meetings.rules.order import status_of
from app.meetings.rules.programme import Programme
from app.meetings.rules.warnings import Caveat, Elsewhere, warnings
from app.meetings.rules.words import Status

PAPERS = (DocumentKind.BACKGROUND_NOTE, DocumentKind.DISCUSSION_GUIDE)


@dataclass(frozen=True)
class Followed:
    """A meeting with what is published of it, since when it differs, and what there is to be warned of."""

    draft: Programme
    published: Programme | None
    changed_at: datetime | None
    caveats: tuple[Caveat, ...]
    acknowledged: frozenset[str]
    has_papers: bool


def meetings_followed(since: date) -> list[Followed]:
    """The meetings that end on this day or later, the next first."""
    rows = load_meetings(models.Meeting.ends_on >= since)
    drafts = {row.id: draft_of(row) for row in rows}
    public = newest_of(drafts)
    changed, acknowledged, papers = _changed_since_published(), _acknowledged(), _with_papers()
    elsewhere, treated = _held(public.values()), treated_by()
    return [
        Followed(
            draft=draft,
            published=public.get(number),
            changed_at=changed.get(number),
            caveats=warnings(draft, planned_of(draft, treated), _others(draft, elsewhere)),
            acknowledged=frozenset(acknowledged[number]),
            has_papers=number in papers or _announces_papers(draft),
        )
        for number, draft in drafts.items()
    ]


def _held(public: Iterable[Programme]) -> list[Elsewhere]:
    """The published sittings that are to be held; a rehearsal is none."""
    return [
        Elsewhere(programme.header, sitting)
        for programme in public
        if not programme.header.rehearsal
        for sitting in programme.sittings
        if status_of(sitting, programme.header) == Status.SCHEDULED
    ]


def _others(draft: Programme, held: list[Elsewhere]) -> list[Elsewhere]:
    if draft.header.rehearsal:
        return []
    return [one for one in held if one.header.slug != draft.header.slug]


def _announces_papers(draft: Programme) -> bool:
    """A paper that is somewhere else already."""
    return any(one.link and one.kind in PAPERS for one in draft.header.documents)


def _changed_since_published() -> Mapping[int, datetime]:
    """When a draft was first changed after its newest version."""
    of = models.DraftStep
    since = select(of.meeting_id, func.min(of.at)).join(
        models.PublishedMeeting, models.PublishedMeeting.meeting_id == of.meeting_id
    )
    rows = db.session.execute(since.where(of.at > models.PublishedMeeting.published_at).group_by(of.meeting_id))
    return dict(rows.all())


def _acknowledged() -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for meeting, warning in db.session.execute(
        select(models.Acknowledgement.meeting_id, models.Acknowledgement.warning)
    ):
        found[meeting].add(warning)
    return found


def _with_papers() -> set[int]:
    """The meetings of which a background note or a discussion guide is public."""
    of = models.Document
    kinds = [kind.value for kind in PAPERS]
    there = select(of.meeting_id).where(of.state == DocumentState.PUBLISHED.value, of.kind.in_(kinds))
    return set(db.session.scalars(there))
