"""Words of a list of speakers as everybody reads it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.moments import date_words, in_words
from app.floor.phrases import BANDS, LEVELS, WHY
from app.floor.rules.listed import Listed, Standing
from app.floor.rules.sponsors import Sponsors
from app.floor.rules.state import SpeakersList
from app.floor.rules.words import Band, FirstOrder, Outcome, Why
from app.meetings.rules.words import Delivery

Name = Callable[[str | None], str | None]
DELIVERIES = {
    Delivery.IN_ROOM: _l("in the room"),
    Delivery.ONLINE: _l("online"),
    Delivery.VIDEO_MESSAGE: _l("by video message"),
    Delivery.DELIVERED_BY_OTHER: _l("delivered by another"),
    Delivery.WRITTEN_ONLY: _l("in writing only"),
}
# The code of a state (components/state.html) for what became of somebody.
STATES = {
    Outcome.WAITING: "expected",
    Outcome.ON_FLOOR: "floor",
    Outcome.HEARD: "heard",
    Outcome.WRITTEN: "written",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.STRUCK_OFF: "struck_off",
    Outcome.CONTINUED: "continued",
}
STANDING_STATES = {
    Standing.NOT_YET: "expected",
    Standing.TO_OPEN: "expected",
    Standing.OPEN: "open",
    Standing.CLOSED: "closed",
    Standing.CONTINUED: "continued",
}
# An ordinal stands alone, without a noun, so that each language can say it of its own word for a reply.
REPLIES = {1: _l("first reply"), 2: _l("second reply")}


def standing_words(standing: Standing, at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """Opens today at 16:00; open until 14:30; closed."""
    if standing == Standing.TO_OPEN and at:
        if _is_today(at, now, zone):
            return _("Opens today at %(time)s", time=_hour(at, zone))
        return _("Opens on %(moment)s", moment=_moment(at, zone))
    if standing == Standing.OPEN and at:
        when = _hour(at, zone) if _is_today(at, now, zone) else _moment(at, zone)
        return _("Open until %(moment)s", moment=when)
    return str(_STANDINGS[standing])


_STANDINGS = {
    Standing.NOT_YET: _l("Not open yet"),
    Standing.TO_OPEN: _l("Not open yet"),
    Standing.OPEN: _l("Open"),
    Standing.CLOSED: _l("Closed"),
    Standing.CONTINUED: _l("Continued in a later sitting"),
}


def order_words(there: SpeakersList, first_name: str | None, zone: ZoneInfo) -> str:
    """By which order: that of receipt, lots, or the alphabet from the State that was drawn."""
    terms = there.terms
    if terms.first_order == FirstOrder.RECEIPT:
        return _("In the order of receipt")
    at = terms.drawn_at and _moment(terms.drawn_at, zone)
    if terms.first_order == FirstOrder.LOTS:
        if there.drawn:
            return _("By lots, which were drawn")
        return _("By lots, to be drawn on %(moment)s", moment=at) if at else _("By lots, still to be drawn")
    if there.drawn:
        return _("In alphabetical order, beginning with %(state)s, which was drawn", state=first_name)
    if at:
        return _("In alphabetical order, from a State to be drawn on %(moment)s", moment=at)
    return _("In alphabetical order, from a State still to be drawn")


def bands_words(bands: Sequence[Band]) -> str:
    """Groups · States, by level · Observer States; nothing where a list has no bands."""
    return " · ".join(_("States, by level") if one == Band.STATES else str(BANDS[one]) for one in bands)


def limits_words(there: SpeakersList) -> list[str]:
    """3 minutes: States, observer States; as shortened for those who are still to speak."""
    seconds: dict[int, list[str]] = {}
    for band in there.terms.bands or tuple(Band):
        limit = there.shortened.get(band, there.terms.limits.get(band, 0))
        seconds.setdefault(limit, []).append(str(BANDS[band]))
    if len(seconds) == 1:
        return [minutes(one) for one in seconds]
    return [f"{minutes(limit)}: {in_words(bands)}" for limit, bands in seconds.items()]


def minutes(seconds: float) -> str:
    """3 minutes; 2:30 minutes."""
    whole, rest = divmod(round(seconds), 60)
    if rest:
        return _("%(clock)s minutes", clock=f"{whole}:{rest:02}")
    return ngettext("%(num)s minute", "%(num)s minutes", whole)


def why_words(one: Listed, name: Name, zone: ZoneInfo) -> str:
    """Why somebody stands there: by lot 14; moved before Peru, and the reason; received when."""
    if one.why is None:
        return ""
    if one.why == Why.LOT and one.lot:
        return _("By lot %(number)s", number=one.lot)
    if one.why == Why.LEVEL and one.inscription.level:
        return _("By level: %(level)s", level=str(LEVELS[one.inscription.level]))
    if one.why == Why.SWAPPED and one.other:
        return _("Exchanged places with %(entity)s", entity=name(one.other))
    if one.why == Why.MOVED:
        return _moved(one, name)
    if one.why in (Why.RECEIPT, Why.AFTER_LOTS, Why.LATE):
        return f"{WHY[one.why]}: {_moment(one.inscription.received_at, zone)}"
    return str(WHY[one.why])


def _moved(one: Listed, name: Name) -> str:
    if one.other:
        return _(
            "Moved before %(entity)s by the presiding officer: %(reason)s", entity=name(one.other), reason=one.reason
        )
    return _("Moved to the end by the presiding officer: %(reason)s", reason=one.reason)


def sponsors_words(count: Sponsors) -> str:
    """Announced: 43. Named: 44; nothing where both are the same."""
    if not count.differs:
        return ""
    if count.unions:
        return _(
            "Announced: %(announced)s. Named: %(named)s, among them the European Union; counted with its members: "
            "%(counted)s.",
            announced=count.announced,
            named=count.named,
            counted=count.counted,
        )
    return _("Announced: %(announced)s. Named: %(named)s.", announced=count.announced, named=count.named)


def ends_words(ends_at: datetime, zone: ZoneInfo) -> str:
    """Of somebody whose turn comes too late."""
    return _("perhaps not reached before %(time)s", time=_hour(ends_at, zone))


def _is_today(at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    return at.astimezone(zone).date() == now.astimezone(zone).date()


def _hour(at: datetime, zone: ZoneInfo) -> str:
    """By the meeting's clock, with the seconds where there are any: lists open and close to the second."""
    local = at.astimezone(zone)
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{date_words(at.astimezone(zone).date())}, {_hour(at, zone)}"
