"""Who takes part in a meeting, for its list, and all that was said of everybody for the Secretariat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.policy import Scope
from app.entities.models import Entity
from app.entities.queries import find_body, find_entity
from app.meetings.models import Meeting
from app.meetings.queries import published
from app.meetings.rules.programme import Header
from app.registrations.models import Delegation, Registration, RegistrationTerms
from app.registrations.queries.terms import find_terms
from app.registrations.rules.listing import Attending, Listing, listing
from app.registrations.rules.words import Category, Role, State


@dataclass(frozen=True, kw_only=True)
class Participants:
    """The list of a meeting; public once it is final and the programme is. Provisional, it is as of now."""

    terms: RegistrationTerms
    meeting: Header | Meeting
    body: str | None
    is_public: bool
    as_of: datetime
    entities: frozenset[str]
    listing: Listing

    @property
    def is_final(self) -> bool:
        """Whether the Secretariat closed it."""
        return self.terms.final_at is not None

    def scopes(self) -> Iterable[Scope]:
        """It concerns whoever registers for one of the delegations, and whom the meeting does."""
        return (*self.terms.scopes(), *(Scope("entity", code) for code in self.entities))


def find_participants(slug: str) -> Participants | None:
    """The list of a meeting; none where nobody registers for it, or what is personal was purged."""
    terms = find_terms(slug)
    if terms is None or terms.purged_at is not None:
        return None
    public = published(slug)
    meeting: Header | Meeting = public.programme.header if public else terms.meeting
    body = find_entity(meeting.body) if meeting.body else find_body()
    invited = db.session.scalars(select(Delegation.entity_code).where(Delegation.meeting_id == terms.meeting_id))
    return Participants(
        terms=terms,
        meeting=meeting,
        body=body.name if body else None,
        is_public=terms.final_at is not None and public is not None,
        as_of=terms.final_at or clock.now(),
        entities=frozenset(invited),
        listing=listing(_attending(terms.meeting_id)),
    )


def is_list_public(slug: str) -> bool:
    """Whether a published meeting has a final list."""
    final = select(RegistrationTerms.id).join(RegistrationTerms.meeting).where(Meeting.slug == slug)
    final = final.where(RegistrationTerms.final_at.is_not(None), RegistrationTerms.purged_at.is_(None))
    return db.session.scalar(final) is not None


def _attending(meeting_id: int) -> list[Attending]:
    people = select(Registration, Delegation.category, Entity).join(Registration.delegation).join(Delegation.entity)
    approved = people.where(Registration.meeting_id == meeting_id, Registration.state == State.APPROVED.value)
    return [
        Attending(
            entity=entity.code,
            entity_name=entity.name_in_list,
            entity_key=entity.sort_key,
            category=Category(category),
            role=Role(row.role),
            title=row.title,
            name=row.name,
            function=row.function,
            sort_key=row.sort_key,
            agreed=frozenset(row.consents),
        )
        for row, category, entity in db.session.execute(approved)
    ]
