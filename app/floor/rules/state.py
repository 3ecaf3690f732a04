"""The floor of a sitting as it stands: what replaying its steps gives (`replay.replay`), and nothing else."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.entities.rules import EntityKind
from app.floor.rules.order import Drawn, Place, place_of
from app.floor.rules.speakers import LIMITS, Inscription, ListTerms
from app.floor.rules.words import Appeal, Band, Outcome, Phase, Ruling


@dataclass
class SpeakersList:
    """A list of speakers. `turns` are the moments at which somebody opened or closed it by hand."""

    terms: ListTerms
    places: list[Place] = field(default_factory=list)
    turns: list[tuple[datetime, bool]] = field(default_factory=list)
    drawn: Drawn | None = None
    shortened: dict[Band, int] = field(default_factory=dict)
    offers: dict[int, tuple[int, int]] = field(default_factory=dict)
    continued_in: int | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it is open: announced times take effect by themselves, until somebody departs from them."""
        said = [*self.turns]
        said += [(self.terms.opens_at, True)] if self.terms.opens_at else []
        said += [(self.terms.closes_at, False)] if self.terms.closes_at else []
        past = [turn for turn in said if turn[0] <= now]
        return max(past, key=lambda turn: (turn[0], not turn[1]))[1] if past else False

    def was_opened(self, now: datetime) -> bool:
        """Whether it ever was open."""
        opened = [at for at, is_open in self.turns if is_open]
        return any(at <= now for at in (*opened, *filter(None, [self.terms.opens_at])))

    def limit(self, inscription: Inscription) -> int:
        """The seconds that somebody has, as shortened for those who are still to speak."""
        band = inscription.band
        return self.shortened.get(band, self.terms.limits.get(band, LIMITS[band]))

    def place(self, who: int) -> Place | None:
        """Where somebody waits."""
        at = place_of(self.places, who)
        return self.places[at - 1] if at else None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A right of reply that was asked for, in the order of `id`; `statement` is the one answered, where it is named."""

    id: int
    entity: str
    kind: EntityKind
    sitting: int
    asked_at: datetime
    statement: int | None = None


@dataclass
class Speaking:
    """Who has the floor: an inscription or a reply (its id), for how many seconds, since when, and the clock."""

    inscription: int | None
    reply: int | None
    entity: str
    given_at: datetime
    limit: int
    running_since: datetime | None
    used_before: timedelta = timedelta()
    band: Band | None = None
    step: int = 0

    def used(self, now: datetime) -> timedelta:
        """How long has been spoken, the times when the clock stood not counted."""
        running = now - self.running_since if self.running_since else timedelta()
        return self.used_before + max(running, timedelta())

    def left(self, now: datetime) -> timedelta:
        """What is left; below nought it is over."""
        return timedelta(seconds=self.limit) - self.used(now)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Somebody who had the floor."""

    inscription: int | None
    reply: int | None
    entity: str
    band: Band | None
    given_at: datetime
    finished_at: datetime
    seconds: float
    limit: int
    sitting: int


@dataclass
class Point:
    """A point of order: who raised it, the ruling, and an appeal with its outcome."""

    id: int
    entity: str
    raised_at: datetime
    ruling: Ruling | None = None
    appealed_by: str | None = None
    appeal: Appeal | None = None

    @property
    def is_open(self) -> bool:
        """Whether the ruling, or the outcome of an appeal, is still to come."""
        return self.ruling is None or (self.appealed_by is not None and self.appeal is None)


@dataclass
class Floor:
    """A sitting as it stands; `version` is the newest step that it knows."""

    sitting: int
    version: int = 0
    phase: Phase = Phase.NOT_BEGUN
    lists: dict[str, SpeakersList] = field(default_factory=dict)
    inscriptions: dict[int, Inscription] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    speaking: Speaking | None = None
    spoken: list[Spoken] = field(default_factory=list)
    replies: dict[int, Reply] = field(default_factory=dict)
    taken: list[int] = field(default_factory=list)
    replies_opened: bool = False
    points: list[Point] = field(default_factory=list)

    @property
    def open_point(self) -> Point | None:
        """The point of order that is to be dealt with first."""
        return next((point for point in self.points if point.is_open), None)

    def list_of(self, who: int) -> SpeakersList:
        """The list on which an inscription stands."""
        return self.lists[self.inscriptions[who].list]

    def waiting(self, key: str) -> list[Inscription]:
        """Who waits on a list, the next first."""
        return [place.inscription for place in self.lists[key].places] if key in self.lists else []
