"""What the pages of the editor read, in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.policy import Scope
from app.entities.queries import codes_of_countries, list_names
from app.meetings.queries.draft import draft_of, load_meeting
from app.meetings.queries.published import published
from app.meetings.queries.steps import last_step
from app.meetings.rules.contacts import everybody
from app.meetings.rules.editing.steps import Step
from app.meetings.rules.programme import Programme, Sitting
from app.people.queries.accounts import names_of
from app.workplan.models import Challenge
from app.workplan.queries import challenges


@dataclass(frozen=True)
class Draft:
    """A draft at its edition, one of its sittings where the page is about one, and what is public."""

    programme: Programme
    edition: int
    sitting: Sitting | None
    published: Programme | None
    last: Step | None
    last_by: str | None
    challenges: Mapping[str, Challenge]
    entities: Mapping[str, str]
    countries: Mapping[str, str]

    @property
    def address(self) -> str:
        """Where the draft is edited."""
        return f"/meetings/{self.programme.header.slug}/draft"

    def scopes(self) -> Iterable[Scope]:
        """Grants for its meeting reach it."""
        return (Scope("meeting", self.programme.header.slug),)


def find_draft(slug: str, number: int | None = None, **_address: object) -> Draft | None:
    """The draft of a meeting, or of its sitting of this number."""
    meeting = load_meeting(slug)
    programme = draft_of(meeting) if meeting else None
    sitting = programme.sitting(number) if programme and number is not None else None
    if meeting is None or programme is None or (number is not None and sitting is None):
        return None
    public, last, named = published(slug), last_step(meeting), list_names()
    countries = codes_of_countries() | {known.person.country for known in everybody(programme).values()}
    return Draft(
        programme=programme,
        edition=meeting.edition,
        sitting=sitting,
        published=public and public.programme,
        last=last,
        last_by=who(last) if last else None,
        challenges=challenges(),
        entities=named,
        countries={code: name for code, name in named.items() if code in countries},
    )


def who(step: Step) -> str | None:
    """The name of whoever made a step; none for the machine."""
    return names_of([step.actor_id]).get(step.actor_id) if step.actor_id else None
