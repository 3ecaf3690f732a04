"""Builders of a floor in the mind alone: steps, and what replaying them gives."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from app.entities.rules import EntityKind
from app.floor.rules.entries import Step, StepKind
from app.floor.rules.replay import replay
from app.floor.rules.speakers import Inscription
from app.floor.rules.state import Floor

TEN = datetime(2026, 10, 19, 8, tzinfo=UTC)  # 10:00 in Vienna
KINDS = {
    "EU": EntityKind.IGO, "VAT": EntityKind.OBSERVER_STATE, "PSE": EntityKind.OBSERVER_STATE,
    "WHO": EntityKind.UN_ENTITY, "INCB": EntityKind.IGO, "NGO": EntityKind.NGO, "IDPC": EntityKind.NGO,
    "VNGOC": EntityKind.NGO_COMMITTEE,
    "GRULAC": EntityKind.GROUP_OF_STATES, "CND": EntityKind.BODY,
}  # fmt: skip


def kind_of(entity: str) -> EntityKind:
    """What an entity of these tests is: a Member State, unless it is one of the others."""
    return KINDS.get(entity, EntityKind.MEMBER_STATE)


class Log:
    """The steps of a sitting, written down one after the other, a minute apart where nothing else is said."""

    def __init__(self, sitting: int = 1, at: datetime = TEN) -> None:
        self.sitting, self.at, self.steps = sitting, at, list[Step]()

    def write(self, kind: StepKind, /, *, minutes: float = 1, sitting: int | None = None, **data: Any) -> int:
        """Write a step down; its number."""
        self.at += timedelta(minutes=minutes)
        about = {name: data.pop(name) for name in ("undoes", "corrects") if name in data}
        number = len(self.steps) + 1
        step = Step(id=number, kind=kind, at=self.at, sitting=sitting or self.sitting, data=_said(data), **about)
        self.steps.append(step)
        return number

    def announce(self, key: str = "debate", **data: Any) -> int:
        """Announce a list that opens at ten and closes at noon."""
        times = {"opens_at": TEN.isoformat(), "closes_at": (TEN + timedelta(hours=2)).isoformat()}
        return self.write(StepKind.LIST_ANNOUNCED, minutes=0, **{"list": key, **times, **data})

    def inscribe(self, entity: str, **data: Any) -> int:
        """Put an entity on the list of the debate."""
        said = {"list": "debate", "entity": entity, "kind": kind_of(entity).value, "sort_key": entity.casefold()}
        endorsed = {"endorsed_by": "VNGOC"} if kind_of(entity) == EntityKind.NGO else {}
        return self.write(StepKind.INSCRIBED, **{**said, **endorsed, **data})

    def give(self, who: int, limit: int = 180, **data: Any) -> int:
        """Give somebody the floor."""
        return self.write(StepKind.FLOOR_GIVEN, inscription=who, limit=limit, **data)

    def hear(self, who: int, seconds: float = 120, limit: int = 180) -> None:
        """Let somebody speak for so long."""
        self.give(who, limit, minutes=0.25)
        self.write(StepKind.FINISHED, minutes=seconds / 60)

    def ask(self, entity: str, **data: Any) -> int:
        """Ask for a right of reply."""
        return self.write(StepKind.REPLY_ASKED, entity=entity, kind=kind_of(entity).value, **data)

    def floor(self) -> Floor:
        """What stands."""
        return replay(self.sitting, self.steps)


def going_on(*entities: str, **terms: Any) -> tuple[Log, dict[str, int]]:
    """A sitting that goes on, its list open, with these on it in this order; and their numbers."""
    log = Log()
    log.announce(**terms)
    log.write(StepKind.BEGUN)
    return log, {entity: log.inscribe(entity) for entity in entities}


def wanted(entity: str, **given: Any) -> Inscription:
    """An inscription that somebody wants."""
    said = {"id": 0, "list": "debate", "entity": entity, "kind": kind_of(entity), "received_at": TEN}
    endorsed = {"endorsed_by": "VNGOC"} if kind_of(entity) == EntityKind.NGO else {}
    return Inscription(**{**said, **endorsed, **given})


def order(floor: Floor, key: str = "debate") -> list[str]:
    """Who waits, in order."""
    return [one.entity for one in floor.waiting(key)]


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}
