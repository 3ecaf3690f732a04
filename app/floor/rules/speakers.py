"""Who asked to speak, on what terms a list is held, and in which band somebody stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.entities.rules import STATES, UNIONS, EntityKind
from app.floor.rules.words import Band, Capacity, FirstOrder, Level
from app.meetings.rules.words import Delivery

MINUTE = 60
# Rules of Procedure of the Functional Commissions (E/5975/Rev.1), rule 44: the commission may limit the time allowed to
# each speaker; the numbers are practice, and a meeting's to change.
LIMITS: Mapping[Band, int] = {
    Band.GROUPS: 5 * MINUTE,
    Band.STATES: 3 * MINUTE,
    Band.OBSERVER_STATES: 3 * MINUTE,
    Band.ORGANIZATIONS: 3 * MINUTE,
    Band.NGOS: 3 * MINUTE,
}
BANDS = tuple(Band)
LEVELS = (Level.HEAD, Level.MINISTER, Level.OTHER)


@dataclass(frozen=True, kw_only=True)
class ListTerms:
    """On what terms a list is held: announced opening and closing (the closing second excluded), the first order, and
    the seconds that each band has. No bands: the order of receipt alone, as in 2023."""

    key: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    first_order: FirstOrder = FirstOrder.RECEIPT
    bands: tuple[Band, ...] = BANDS
    limits: Mapping[Band, int] = field(default_factory=lambda: LIMITS)
    drawn_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Inscription:
    """One request to speak on one list, as the log knows it; who represents the entity stands beside it.

    `sort_key` is the entity's in an alphabetical list, `stated_number` that of a joint statement as announced; `home`
    and `endorsed_by` are an NGO's. `received_at` is by the database's clock.
    """

    id: int
    list: str
    entity: str
    kind: EntityKind
    sort_key: str = ""
    capacity: Capacity = Capacity.NATIONAL
    label: str | None = None
    group: str | None = None
    co_sponsors: tuple[str, ...] = ()
    stated_number: int | None = None
    level: Level | None = None
    delivery: Delivery | None = None
    language: str | None = None
    home: str | None = None
    endorsed_by: str | None = None
    received_at: datetime
    is_late: bool = False

    @property
    def band(self) -> Band:
        """Among whom it speaks."""
        return band_of(self.entity, self.kind, self.capacity)

    @property
    def is_spoken(self) -> bool:
        """Whether somebody is to be given the floor for it; a statement in writing alone is not called."""
        return self.delivery != Delivery.WRITTEN_ONLY


def band_of(entity: str, kind: EntityKind, capacity: Capacity) -> Band:
    """Groups first, then States with the European Union among them (resolution 65/276), observer States, organizations,
    NGOs. Experts in personal capacity speak beside organizations (the summary of 2023 lists them so)."""
    if capacity == Capacity.GROUP:
        return Band.GROUPS
    if kind == EntityKind.MEMBER_STATE or entity in UNIONS:
        return Band.STATES
    if kind == EntityKind.OBSERVER_STATE:
        return Band.OBSERVER_STATES
    return Band.NGOS if kind in (EntityKind.NGO, EntityKind.NGO_COMMITTEE) else Band.ORGANIZATIONS


def speaks_as_state(entity: str, kind: EntityKind) -> bool:
    """States, observer States and the European Union, which have rights of reply and speak for groups."""
    return kind in STATES or entity in UNIONS
