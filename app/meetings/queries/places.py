"""A meeting, or one sitting of it, as somebody at the Secretariat is about to change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from app.core.db import db
from app.core.policy import Scope
from app.meetings import models
from app.meetings.queries.draft import draft_of, load_meeting
from app.meetings.queries.published import newest_version
from app.meetings.rules.programme import Programme, Sitting
from app.meetings.rules.words import Status


@dataclass(frozen=True)
class Place:
    """The draft of a meeting, one of its sittings where it is about one, and the version that is public of it."""

    draft: Programme
    sitting: Sitting | None
    version: int | None

    @property
    def address(self) -> str:
        """Where it stands in public."""
        meeting = f"/meetings/{self.draft.header.slug}"
        return f"{meeting}/sittings/{self.sitting.number}" if self.sitting else meeting

    @property
    def status(self) -> Status:
        """Its own status, whatever the meeting's is."""
        return self.sitting.status if self.sitting else self.draft.header.status

    @property
    def reason(self) -> str | None:
        """Why it has that status."""
        return self.sitting.status_reason if self.sitting else self.draft.header.status_reason

    def scopes(self) -> Iterable[Scope]:
        """Grants for its meeting reach it, those for the sitting too."""
        slug = self.draft.header.slug
        own = (Scope("sitting", f"{slug}/{self.sitting.number}"),) if self.sitting else ()
        return (Scope("meeting", slug), *own)


def find_place(slug: str, number: int | None = None) -> Place | None:
    """A meeting, or its sitting of this number, published or not."""
    meeting = load_meeting(slug)
    draft = draft_of(meeting) if meeting else None
    sitting = draft.sitting(number) if draft and number is not None else None
    if draft is None or (number is not None and sitting is None):
        return None
    return Place(draft, sitting, newest_version(slug, number))


def drafted_status(slug: str, number: int | None = None) -> Status | None:
    """The status that the draft of a meeting, or of one sitting, says."""
    if number is None:
        statement = select(models.Meeting.status).where(models.Meeting.slug == slug)
    else:
        of_meeting = select(models.Sitting.status).join(models.Sitting.meeting)
        statement = of_meeting.where(models.Meeting.slug == slug, models.Sitting.number == number)
    status = db.session.scalar(statement)
    return Status(status) if status else None
