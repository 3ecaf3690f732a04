"""What a delegation has to do for a meeting, and by when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.registrations.rules.states import OPEN
from app.registrations.rules.words import State


class Need(StrEnum):
    """What is to be done."""

    MORE_WANTED = "more_wanted"
    CREDENTIALS = "credentials"
    DRAFTS = "drafts"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a delegation stands: its people by state, and the days of registering and of the meeting."""

    counts: Mapping[State, int]
    credentials_missing: bool
    opens_on: date | None
    closes_on: date | None
    starts_on: date
    ends_on: date
    is_cancelled: bool = False
    is_closed: bool = False

    @property
    def deadline(self) -> date:
        """By when people are registered: closing, or the meeting where nothing was said."""
        return self.closes_on or self.starts_on


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One thing to be done, about so many people, by a day."""

    need: Need
    by: date
    count: int = 1


def needs(standing: Standing, today: date) -> list[ToDo]:
    """What is to be done, the earliest first; nothing once the meeting is over, and nothing before registering opens.

    Whoever was asked for more answers before the meeting: closing does not bind them. Drafts can't be submitted then.
    """
    if standing.is_cancelled or today > standing.ends_on or (standing.opens_on and today < standing.opens_on):
        return []
    return sorted(_needs(standing, today), key=lambda one: one.by)


def _needs(standing: Standing, today: date) -> Iterator[ToDo]:
    counts = standing.counts
    if asked := counts.get(State.MORE_WANTED, 0):
        yield ToDo(need=Need.MORE_WANTED, by=min(standing.starts_on, max(today, standing.deadline)), count=asked)
    if standing.credentials_missing:
        yield ToDo(need=Need.CREDENTIALS, by=standing.deadline)
    if (drafts := counts.get(State.DRAFT, 0)) and not standing.is_closed:
        yield ToDo(need=Need.DRAFTS, by=standing.deadline, count=drafts)
    if not any(counts.get(state) for state in OPEN) and today <= standing.deadline and not standing.is_closed:
        yield ToDo(need=Need.NOBODY, by=standing.deadline)
