"""Those who preside, open, present and sit on a panel, as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.meetings.rules.people import Officer, OnBehalfOf, OpeningSpeaker, Panellist, Presenter
from app.publishing.exports.names import Names
from app.publishing.phrases import CHANNELS, DELIVERIES, OFFICES, OTHERS_ON_THE_PANEL


@dataclass(frozen=True, kw_only=True)
class ShownOfficer:
    """A presiding officer with office and country."""

    name: str | None
    title: str | None
    office: str | None
    country_name: str | None
    presides_on: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class ShownSpeaker:
    """An opening speaker or a presenter; what stands first is the name, or the office where no name is known."""

    name: str | None
    title: str | None
    unit: str | None
    entity_name: str | None
    topic: str | None = None
    on_behalf_of: str | None = None
    delivered_by: str | None = None
    delivery_word: str | None = None


@dataclass(frozen=True, kw_only=True)
class ShownPanellist:
    """An expert on a panel; archives name only the State or organization."""

    name: str | None
    title: str | None
    entity_name: str | None
    topic: str | None
    delivery_word: str | None


@dataclass(frozen=True, kw_only=True)
class ShownPanel:
    """Those on a panel who came the same way."""

    name: str
    panellists: tuple[ShownPanellist, ...]


def show_officer(officer: Officer | None, names: Names) -> ShownOfficer | None:
    """An officer with the country's name."""
    if officer is None:
        return None
    return ShownOfficer(
        name=officer.name or _("to be named"),
        title=officer.title,
        office=officer.office or (str(OFFICES[officer.role]) if officer.role in OFFICES else None),
        country_name=names.in_list(officer.country),
        presides_on=officer.presides_on,
    )


def show_opening_speaker(one: OpeningSpeaker, names: Names) -> ShownSpeaker:
    """Somebody who makes opening remarks."""
    return ShownSpeaker(
        name=one.name or (None if one.role or one.title or one.as_printed else _("to be named")),
        title=one.role or one.title or one.as_printed,
        unit=None,
        entity_name=names.in_list(one.entity),
        on_behalf_of=_group(one.on_behalf_of, names),
        delivered_by=one.delivered_by,
        delivery_word=delivery_word(one.delivery),
    )


def show_presenter(one: Presenter, names: Names) -> ShownSpeaker:
    """Somebody who presents; the source's own words where it gives no title."""
    return ShownSpeaker(
        name=one.name or (None if one.title or (one.as_printed and not one.unit) else _("to be named")),
        title=one.title or (None if one.name or one.unit else one.as_printed),
        unit=one.unit,
        entity_name=names.in_list(one.entity),
        topic=one.topic,
        delivered_by=one.delivered_by,
        delivery_word=delivery_word(one.delivery),
    )


def show_panel(panel: Sequence[Panellist], names: Names) -> tuple[ShownPanel, ...]:
    """The panel, grouped by who nominated."""
    order = [*CHANNELS, *sorted({one.channel or "" for one in panel} - CHANNELS.keys())]
    groups = ((channel, [one for one in panel if (one.channel or "") == channel]) for channel in order)
    return tuple(
        ShownPanel(
            name=str(CHANNELS.get(channel, OTHERS_ON_THE_PANEL)),
            panellists=tuple(_show_panellist(one, names) for one in group),
        )
        for channel, group in groups
        if group
    )


def delivery_word(delivery: str | None) -> str | None:
    """How a contribution reached the room, where that is worth a word."""
    return str(DELIVERIES[delivery]) if delivery in DELIVERIES else None


def _show_panellist(one: Panellist, names: Names) -> ShownPanellist:
    unnamed = _("an expert nominated by civil society") if not names.is_named(one.entity) else None
    return ShownPanellist(
        name=one.name,
        title=one.title,
        entity_name=one.as_printed or unnamed or names.in_list(one.entity),
        topic=one.topic,
        delivery_word=delivery_word(one.delivery),
    )


def _group(group: OnBehalfOf | None, names: Names) -> str | None:
    return group and (group.label or names.in_text(group.group))
