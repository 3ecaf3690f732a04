"""What the public may know of registering for a published meeting."""

from dataclasses import dataclass
from datetime import date, datetime

from app.meetings.queries import published, published_slug
from app.meetings.rules.programme import Header
from app.registrations.queries.terms import find_terms, terms_of
from app.registrations.rules.opening import Phase, next_moment, phase
from app.registrations.rules.terms import Terms


@dataclass(frozen=True)
class Opening:
    """A published meeting, and on what terms people register for it; no terms where nobody set them up yet."""

    header: Header
    terms: Terms | None = None
    keep_until: date | None = None
    is_purged: bool = False

    @property
    def address(self) -> str:
        """Where the public reads of it."""
        return f"/meetings/{self.header.slug}/registration"

    def phase(self, now: datetime) -> Phase:
        """Where registering stands."""
        return phase(self.terms, now, is_purged=self.is_purged)


def find_opening(slug: str) -> Opening | None:
    """How one registers for a meeting; none where the public knows of no such meeting."""
    found = published(slug)
    if found is None:
        return None
    row = find_terms(slug)
    if row is None:
        return Opening(found.programme.header)
    return Opening(found.programme.header, terms_of(row), row.keep_until, row.purged_at is not None)


def phase_of(slug: str, now: datetime) -> tuple[Phase, datetime | None]:
    """Where registering for a meeting stands, and when that changes by itself."""
    row = find_terms(slug) if published_slug(slug) else None
    terms = terms_of(row) if row else None
    return phase(terms, now, is_purged=bool(row and row.purged_at)), next_moment(terms, now)
