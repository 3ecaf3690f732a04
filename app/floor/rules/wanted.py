"""What somebody says who asks to speak."""

from dataclasses import dataclass

from app.floor.rules.words import Capacity, Level
from app.meetings.rules.words import Delivery

BESIDE = ("representative", "representative_title")  # personal: it stands beside the log


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody says who asks to speak: for whom, by whom represented at what level, how and in which language.

    `endorsed_by` says which committee endorsed an NGO; `home` is where it is at home.
    """

    list: str
    entity: str
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
    representative: str = ""
    representative_title: str = ""
