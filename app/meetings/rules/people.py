"""Who presides, opens, presents and sits on a panel."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.meetings.rules.words import Delivery


@dataclass(frozen=True, kw_only=True)
class OnBehalfOf:
    """The group for which a speaker speaks: its label and, when it is an entity of its own, its code."""

    label: str | None = None
    group: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OpeningSpeaker:
    """Somebody who makes opening remarks."""

    entity: str | None = None
    role: str | None = None
    title: str | None = None
    name: str | None = None
    country: str | None = None
    on_behalf_of: OnBehalfOf | None = None
    delivery: Delivery | None = None
    delivered_by: str | None = None
    as_printed: str | None = None
    segment: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Presenter:
    """Somebody who opens a sitting with an introductory presentation."""

    title: str | None = None
    name: str | None = None
    unit: str | None = None
    entity: str | None = None
    country: str | None = None
    topic: str | None = None
    delivery: Delivery | None = None
    delivered_by: str | None = None
    as_printed: str | None = None
    segment: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Panellist:
    """Somebody who sits on the panel; `channel` is who nominated: regional_group, entity or ngo_committee."""

    title: str | None = None
    name: str | None = None
    unit: str | None = None
    entity: str | None = None
    country: str | None = None
    topic: str | None = None
    channel: str | None = None
    delivery: Delivery | None = None
    as_printed: str | None = None
    segment: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Officer:
    """A presiding officer, or one who could preside; on the days of `presides_on`, unless a sitting names another."""

    key: str
    name: str | None = None
    title: str | None = None
    country: str | None = None
    role: str | None = None
    office: str | None = None
    presides_on: tuple[date, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
