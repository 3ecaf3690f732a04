"""The words that a programme uses as codes."""

from enum import StrEnum


class Status(StrEnum):
    """Whether a meeting or a sitting takes place as announced."""

    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


# The kinds of sitting that have a name of their own; packages may say another word.
NAMED_KINDS = ("thematic", "opening", "closing")


class Participation(StrEnum):
    """How one takes part in a meeting."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    ONLINE = "online"


class Delivery(StrEnum):
    """How a contribution reaches the room."""

    IN_ROOM = "in_room"
    ONLINE = "online"
    VIDEO_MESSAGE = "video_message"
    DELIVERED_BY_OTHER = "delivered_by_other"
    WRITTEN_ONLY = "written_only"


class SegmentKind(StrEnum):
    """The parts into which a sitting can be divided."""

    OPENING = "opening"
    INTRODUCTORY_PRESENTATIONS = "introductory_presentations"
    PANEL = "panel"
    QUESTIONS_AND_ANSWERS = "questions_and_answers"
    INTERACTIVE_DEBATE = "interactive_debate"
    RIGHTS_OF_REPLY = "rights_of_reply"
    CLOSING = "closing"


class HalfDay(StrEnum):
    """The part of a day in which a sitting is held."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
