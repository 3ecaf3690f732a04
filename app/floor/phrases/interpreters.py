"""What is said to interpreters, and to those who let them in."""

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.phrases import phrase_refusals
from app.floor.rules.words import Outcome
from app.meetings.rules.words import Delivery

DELIVERIES = {
    Delivery.IN_ROOM: _l("In the room"),
    Delivery.ONLINE: _l("Online"),
    Delivery.VIDEO_MESSAGE: _l("By video message"),
    Delivery.DELIVERED_BY_OTHER: _l("Delivered by another"),
    Delivery.WRITTEN_ONLY: _l("In writing only"),
}
# The shape that stands for it, and its word.
SHAPES = {
    Outcome.ON_FLOOR: ("floor", _l("On the floor")),
    Outcome.WAITING: ("expected", _l("Waiting")),
    Outcome.HEARD: ("heard", _l("Heard")),
    Outcome.WRITTEN: ("published", _l("In writing")),
}
NEXT = _l("Next")


def too_many_links(most: int) -> str:
    """How many links lead to a sitting at once."""
    return ngettext(
        "%(num)s link leads to this sitting already. Take it back first.",
        "%(num)s links lead to this sitting already. Take one back first.",
        most,
    )


phrase_refusals(
    {
        "floor.link_is_revoked": _l("This link was taken back already."),
        "floor.too_many_links": too_many_links,
    }
)
