"""The terms of a meeting as the Secretariat wanted them."""

from app.meetings.models import Meeting
from app.registrations.models import RegistrationTerms
from app.registrations.queries.terms import quota_of
from app.registrations.rules.terms import QUOTAS, Wanted, usual
from app.registrations.rules.words import Category


def wanted_of(meeting: Meeting, row: RegistrationTerms | None) -> Wanted:
    """The terms that are set; where none are, those that are usual."""
    if row is None:
        return usual(meeting.ends_on)
    return Wanted(
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        categories=frozenset(map(Category, row.categories)),
        quotas={**QUOTAS, **{Category(category): quota_of(said) for category, said in row.quotas.items()}},
        ngo_seats=row.ngo_seats,
        with_credentials=frozenset(map(Category, row.with_credentials)),
        keep_until=row.keep_until,
    )
