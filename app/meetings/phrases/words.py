"""What the parts of a programme are called, on every page."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from app.meetings.rules.contacts import Role
from app.meetings.rules.words import Delivery, HalfDay, SegmentKind

SEGMENTS: dict[str, LazyString] = {
    SegmentKind.OPENING: _l("Opening"),
    SegmentKind.INTRODUCTORY_PRESENTATIONS: _l("Introductory presentations"),
    SegmentKind.PANEL: _l("Panel"),
    SegmentKind.QUESTIONS_AND_ANSWERS: _l("Questions and answers"),
    SegmentKind.INTERACTIVE_DEBATE: _l("Interactive debate"),
    SegmentKind.RIGHTS_OF_REPLY: _l("Rights of reply"),
    SegmentKind.CLOSING: _l("Closing"),
}
HALF_DAYS: dict[str, LazyString] = {
    HalfDay.MORNING: _l("morning"),
    HalfDay.AFTERNOON: _l("afternoon"),
    HalfDay.EVENING: _l("evening"),
}
DELIVERIES: dict[str, LazyString] = {
    Delivery.ONLINE: _l("online"),
    Delivery.VIDEO_MESSAGE: _l("by video message"),
    Delivery.WRITTEN_ONLY: _l("in writing only"),
}
ROLES: dict[str, LazyString] = {
    Role.PRESIDING: _l("Presiding officer"),
    Role.OPENING: _l("Opening speaker"),
    Role.PRESENTING: _l("Presenter"),
    Role.PANEL: _l("Panellist"),
}
OFFICER = ROLES[Role.PRESIDING]
