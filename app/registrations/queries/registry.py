"""A meeting as those see it who look after its registration."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.policy import Scope
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.meetings.queries.published import published_slug
from app.registrations.models import RegistrationTerms
from app.registrations.queries.terms import find_terms


@dataclass(frozen=True)
class Registry:
    """A meeting, drafted or public, and the terms of registering for it where they are set up."""

    meeting: Meeting
    terms: RegistrationTerms | None
    is_public: bool

    @property
    def row(self) -> Meeting:
        """By what the audit names it."""
        return self.meeting

    @property
    def slug(self) -> str:
        """By what addresses name the meeting."""
        return self.meeting.slug

    @property
    def name(self) -> str:
        """What the meeting is called."""
        return self.meeting.short_title or self.meeting.title

    @property
    def address(self) -> str:
        """Where the meeting stands."""
        return f"/meetings/{self.slug}"

    @property
    def home(self) -> str:
        """The page of the meeting that there is: the public one, or else its draft."""
        return self.address if self.is_public else f"{self.address}/draft"

    @property
    def is_over(self) -> bool:
        """Whether what was personal is purged."""
        return self.terms is not None and self.terms.purged_at is not None

    def scopes(self) -> Iterable[Scope]:
        """Grants for the meeting reach it."""
        return self.meeting.scopes()


def find_registry(slug: str) -> Registry | None:
    """The registration of a meeting."""
    meeting = find_meeting(slug)
    return Registry(meeting, find_terms(slug), published_slug(slug) is not None) if meeting else None
