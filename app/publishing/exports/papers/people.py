"""People on paper: a name, or the office where no name is known, and what is said after it."""

from flask_babel import gettext as _

from app.core.export.paper import Line
from app.publishing.exports.people import ShownOfficer, ShownPanel, ShownPanellist, ShownSpeaker


def officer_line(one: ShownOfficer) -> str:
    """H.E. Ambassador Ama Mensah, Chair, Ghana."""
    name = " ".join(part for part in (one.title, one.name) if part)
    return ", ".join(part for part in (name, one.office, one.country_name) if part)


def speaker_line(one: ShownSpeaker) -> Line:
    """Somebody who opens or presents."""
    group = one.on_behalf_of and _("on behalf of %(group)s", group=one.on_behalf_of)
    manner = _("delivered by %(who)s", who=one.delivered_by) if one.delivered_by else one.delivery_word
    return _line(one.name, one.title, one.unit, one.entity_name, group, manner, topic=one.topic)


def panel_lines(panel: ShownPanel) -> tuple[Line, ...]:
    """Those on a panel who came the same way, under what says so."""
    return (Line(rest=f"{panel.name}:", leads=True), *(_panellist_line(one) for one in panel.panellists))


def _panellist_line(one: ShownPanellist) -> Line:
    return _line(one.name, one.title, one.entity_name, one.delivery_word, topic=one.topic)


def _line(*parts: str | None, topic: str | None) -> Line:
    said = [part for part in parts if part]
    rest = ", ".join(said[1:])
    return Line(said[0] if said else "", f"{rest}: {topic}" if rest and topic else rest or topic or "")
