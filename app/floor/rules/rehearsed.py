"""The floor of a rehearsal: who asks to speak there, and what has happened by the time that somebody looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.floor.rules.entries import Step, StepKind, standing
from app.floor.rules.words import Band, FirstOrder, Outcome

# In the order in which they ask. A number of co-sponsors that differs from the one announced is a thing to see.
ASKING = (
    "MEX", "COL", "SGP", "EU", "THA", "IRN", "CHE", "GBR", "VEN", "PER", "CAN", "JPN", "BRA", "KEN", "MAR", "NLD",
    "NOR", "POL", "KOR", "ZAF", "IDN", "IND", "EGY", "GHA", "CIV", "FRA", "AUT", "PRK", "VAT", "PSE", "WHO", "UNODC",
    "INCB", "IAHPC", "WFTC",
)  # fmt: skip
AFTERNOON = ("JPN", "AUT", "MEX", "PRK", "CIV", "GBR", "FRA", "KEN", "IRN", "PER", "THA", "VEN", "NOR", "KOR")
SPONSORS = (
    "ALB", "AND", "ARG", "ARM", "AUS", "AUT", "BEL", "BIH", "BOL", "BRA", "CAN", "CHL", "COL", "CRI", "HRV", "CYP",
    "CZE", "DNK", "DOM", "ECU", "EST", "FIN", "FRA", "DEU", "GRC", "GTM", "HUN", "ISL", "IRL", "ITA", "LVA", "LTU",
    "LUX", "MLT", "MEX", "NLD", "NZL", "NOR", "PRY", "PER", "POL", "PRT", "GBR", "URY",
)  # fmt: skip
MINISTERS = ("COL", "KEN")
LANGUAGES = {"MEX": "es", "COL": "es", "PER": "es", "VEN": "es", "CIV": "fr", "FRA": "fr", "MAR": "ar", "EGY": "ar"}
DELIVERIES = {"EGY": "written_only", "JPN": "online", "WFTC": "online", "GHA": "video_message"}
LATE = "UNAIDS"
COMMITTEE = "VNGOC"
HEARD, SPEAKING = (280, 160, 175, 150), 70  # seconds that those heard took, and that the one speaking has taken
UNDER_WAY = timedelta(minutes=18)
STAY = (Outcome.WAITING, Outcome.HEARD, Outcome.ON_FLOOR, Outcome.WRITTEN)
REASON = "The head of delegation leaves at noon"


@dataclass(frozen=True)
class Planned:
    """A step that is to be written down: so long after (or before) the beginning."""

    kind: StepKind
    after: timedelta
    data: dict[str, Any] = field(default_factory=dict)


def before_it_begins(begins: datetime, is_new: bool) -> list[Planned]:
    """The list; at the first time everybody who asks, and it is closed and opened again, so that one is late."""
    if not is_new:
        return [announcing(begins, timedelta(hours=-18), said_after=timedelta(minutes=-19))]
    asked = [
        Planned(StepKind.INSCRIBED, timedelta(hours=-17, minutes=at * 7), asking(entity))
        for at, entity in enumerate(ASKING)
    ]
    joint = {"capacity": "group", "label": "43 countries", "stated_number": 43, "co_sponsors": list(SPONSORS)}
    return [
        announcing(begins, timedelta(hours=-18)),
        *asked,
        Planned(StepKind.INSCRIBED, timedelta(hours=-12), {**asking("GTM"), **joint}),
        Planned(StepKind.LIST_CLOSED, timedelta(minutes=-40), {}),
        Planned(StepKind.INSCRIBED, timedelta(minutes=-35), {**asking(LATE), "is_late": True}),
        Planned(StepKind.LIST_OPENED, timedelta(minutes=-30), {}),
    ]


def asking_for_the_afternoon() -> list[Planned]:
    """Everybody who asks to speak at the sitting after this one."""
    return [
        Planned(StepKind.INSCRIBED, timedelta(hours=-29, minutes=at * 5), asking(entity))
        for at, entity in enumerate(AFTERNOON)
    ]


def asking(entity: str) -> dict[str, Any]:
    """What an inscription says of an entity; NGOs are endorsed."""
    said: dict[str, Any] = {"entity": entity, "capacity": "national"}
    said |= {"language": LANGUAGES.get(entity, "en"), "delivery": DELIVERIES.get(entity, "in_room")}
    if entity in MINISTERS:
        said["level"] = "minister"
    return said


def announcing(
    begins: datetime,
    opens: timedelta,
    first_order: FirstOrder = FirstOrder.RECEIPT,
    said_after: timedelta | None = None,
) -> Planned:
    """A list that opens so long after (or before) the beginning, and closes an hour and a half after it."""
    data = {
        "opens_at": (begins + opens).isoformat(),
        "closes_at": closes_at(begins).isoformat(),
        "first_order": first_order.value,
        "bands": [] if first_order == FirstOrder.LOTS else [band.value for band in Band],
    }
    return Planned(StepKind.LIST_ANNOUNCED, opens if said_after is None else said_after, data)


def closes_at(begins: datetime) -> datetime:
    """When the list of a sitting closes."""
    return begins + timedelta(minutes=90)


def running(waiting: Sequence[int], limits: Sequence[int]) -> list[Planned]:
    """What happens once it began, to those who wait in this order: some are heard, one is passed over, one speaks, one
    is moved before the next but one, two ask for a right of reply."""
    planned, at = [Planned(StepKind.BEGUN, timedelta())], timedelta(minutes=2)
    for who, limit, seconds in zip(waiting, limits, HEARD, strict=False):
        planned.append(Planned(StepKind.FLOOR_GIVEN, at, {"inscription": who, "limit": limit}))
        at += timedelta(seconds=seconds)
        planned.append(Planned(StepKind.FINISHED, at))
        at += timedelta(seconds=15)
    absent, speaking, _then, later = waiting[len(HEARD) : len(HEARD) + 4]
    heard = {"statement": waiting[1]}
    planned += [
        Planned(StepKind.REPLY_ASKED, at, {"entity": "IRN", "kind": "member_state", **heard}),
        Planned(StepKind.PASSED_OVER, at, {"inscription": absent}),
        Planned(StepKind.MOVED, at, {"inscription": waiting[-6], "before": later, "reason": REASON}),
        Planned(StepKind.REPLY_ASKED, at, {"entity": "MEX", "kind": "member_state"}),
        Planned(StepKind.WITHDRAWN, at, {"inscription": waiting[-7]}),
    ]
    at = max(at, UNDER_WAY - timedelta(seconds=SPEAKING))
    limit = limits[len(HEARD) + 1]
    return [*planned, Planned(StepKind.FLOOR_GIVEN, at, {"inscription": speaking, "limit": limit})]


def to_take_back(steps: Sequence[Step]) -> list[Step]:
    """The steps of an earlier rehearsal from its beginning on, the newest first: as if they never were."""
    done: list[Step] = []
    for step in steps:
        if step.undoes is None:
            done.append(step)
        else:
            done.remove(next(one for one in done if one.id == step.undoes))
    begun = next((at for at, step in enumerate(done) if step.kind == StepKind.BEGUN), len(done))
    return list(reversed(done[begun:]))


def begun_since(steps: Sequence[Step], starts_at: datetime | None) -> bool:
    """Whether it began and did so since a moment, as the steps stand."""
    begun = [step.at for step in standing(steps) if step.kind == StepKind.BEGUN]
    return any(starts_at is None or at >= starts_at for at in begun)
