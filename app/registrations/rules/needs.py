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
class Preparation:
    """How far a delegation is prepared: its people by state, and the days of registering and of the meeting."""

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


def needs(how: Preparation, today: date) -> list[ToDo]:
    """What is to be done, the earliest first; nothing once the meeting is over, and nothing before registering opens.

    Whoever was asked for more answers before the meeting: closing does not bind them. Drafts can't be submitted then.
    """
    if how.is_cancelled or today > how.ends_on or (how.opens_on and today < how.opens_on):
        return []
    return sorted(_needs(how, today), key=lambda one: one.by)


def _needs(how: Preparation, today: date) -> Iterator[ToDo]:
    counts = how.counts
    if asked := counts.get(State.MORE_WANTED, 0):
        yield ToDo(need=Need.MORE_WANTED, by=min(how.starts_on, max(today, how.deadline)), count=asked)
    if how.credentials_missing:
        yield ToDo(need=Need.CREDENTIALS, by=how.deadline)
    if (drafts := counts.get(State.DRAFT, 0)) and not how.is_closed:
        yield ToDo(need=Need.DRAFTS, by=how.deadline, count=drafts)
    if not any(counts.get(state) for state in OPEN) and today <= how.deadline and not how.is_closed:
        yield ToDo(need=Need.NOBODY, by=how.deadline)
