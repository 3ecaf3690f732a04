"""What can be told of two programmes, each in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.meetings.rules.programme import Header, Sitting
from app.meetings.rules.words import HalfDay


class OfSitting(StrEnum):
    """What can be told of a sitting."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    CANCELLED_BECAUSE = "cancelled_because"
    POSTPONED = "postponed"
    POSTPONED_BECAUSE = "postponed_because"
    REINSTATED = "reinstated"
    REINSTATED_BECAUSE = "reinstated_because"
    REASON_GIVEN = "reason_given"
    REASON_GONE = "reason_gone"
    MOVED = "moved"
    BEGINS = "begins"
    ENDS = "ends"
    ENDS_INSTEAD = "ends_instead"
    HOURS_CHANGED = "hours_changed"
    TIME_GIVEN = "time_given"
    TIME_GONE = "time_gone"
    ROOM_GIVEN = "room_given"
    ROOM_CHANGED = "room_changed"
    ROOM_GONE = "room_gone"
    RENAMED = "renamed"
    NUMBERED = "numbered"
    NUMBER_GONE = "number_gone"
    CHALLENGES_CAME = "challenges_came"
    CHALLENGES_LEFT = "challenges_left"
    CHALLENGES_REPLACED = "challenges_replaced"
    CHALLENGES_REORDERED = "challenges_reordered"
    PRESIDED = "presided"
    PRESIDED_INSTEAD = "presided_instead"
    PRESIDED_BY_NOBODY = "presided_by_nobody"
    OPENING_SPEAKERS_CAME = "opening_speakers_came"
    OPENING_SPEAKERS_LEFT = "opening_speakers_left"
    OPENING_SPEAKER_REPLACED = "opening_speaker_replaced"
    OPENING_SPEAKERS_SWAPPED = "opening_speakers_swapped"
    OPENING_SPEAKERS_REORDERED = "opening_speakers_reordered"
    PRESENTERS_CAME = "presenters_came"
    PRESENTERS_LEFT = "presenters_left"
    PRESENTER_REPLACED = "presenter_replaced"
    PRESENTERS_SWAPPED = "presenters_swapped"
    PRESENTERS_REORDERED = "presenters_reordered"
    PANELLISTS_CAME = "panellists_came"
    PANELLISTS_LEFT = "panellists_left"
    PANELLIST_REPLACED = "panellist_replaced"
    PANELLISTS_SWAPPED = "panellists_swapped"
    PANELLISTS_REORDERED = "panellists_reordered"
    TOPIC_GIVEN = "topic_given"
    DELIVERY_GIVEN = "delivery_given"
    PERSON_CHANGED = "person_changed"
    SEGMENTS_GIVEN = "segments_given"
    SEGMENTS_GONE = "segments_gone"
    SEGMENT_CAME = "segment_came"
    SEGMENT_LEFT = "segment_left"
    SEGMENT_LONGER = "segment_longer"
    SEGMENT_SHORTER = "segment_shorter"
    SEGMENT_RENAMED = "segment_renamed"
    SEGMENTS_REORDERED = "segments_reordered"
    INTERPRETED_INTO = "interpreted_into"
    INTERPRETATION_CAME = "interpretation_came"
    INTERPRETATION_LEFT = "interpretation_left"
    INTERPRETATION_FROM = "interpretation_from"
    INTERPRETATION_UNTIL = "interpretation_until"
    INTERPRETATION_FROM_BEGINNING = "interpretation_from_beginning"
    INTERPRETATION_UNTIL_END = "interpretation_until_end"
    LANGUAGES_CAME = "languages_came"
    LANGUAGES_LEFT = "languages_left"
    NOTE_GIVEN = "note_given"
    NOTE_GONE = "note_gone"
    SOURCE_GIVEN = "source_given"
    SOURCE_GONE = "source_gone"
    DETAILS_CHANGED = "details_changed"


class OfMeeting(StrEnum):
    """What can be told of a meeting as a whole."""

    CANCELLED = "meeting_cancelled"
    CANCELLED_BECAUSE = "meeting_cancelled_because"
    POSTPONED = "meeting_postponed"
    POSTPONED_BECAUSE = "meeting_postponed_because"
    REINSTATED = "meeting_reinstated"
    REINSTATED_BECAUSE = "meeting_reinstated_because"
    REASON_GIVEN = "meeting_reason_given"
    REASON_GONE = "meeting_reason_gone"
    SHIFTED = "meeting_shifted"
    MOVED = "meeting_moved"
    ZONE_CHANGED = "zone_changed"
    VENUE_GIVEN = "venue_given"
    VENUE_CHANGED = "venue_changed"
    VENUE_GONE = "venue_gone"
    RENAMED = "meeting_renamed"
    SHORT_TITLE_GIVEN = "short_title_given"
    SHORT_TITLE_GONE = "short_title_gone"
    OFFICERS_CAME = "officers_came"
    OFFICERS_LEFT = "officers_left"
    OFFICER_REPLACED = "officer_replaced"
    OFFICER_PRESIDES_ON = "officer_presides_on"
    OFFICER_PRESIDES_NO_MORE = "officer_presides_no_more"
    OFFICER_CHANGED = "officer_changed"
    OFFICERS_REORDERED = "officers_reordered"
    DOCUMENTS_CAME = "documents_came"
    DOCUMENTS_LEFT = "documents_left"
    DOCUMENT_CHANGED = "document_changed"
    DOCUMENTS_REORDERED = "documents_reordered"
    MARGIN_CAME = "margin_came"
    MARGIN_LEFT = "margin_left"
    MARGIN_MOVED = "margin_moved"
    MARGIN_CHANGED = "margin_changed"
    MARGINS_REORDERED = "margins_reordered"
    WEBCAST_CAME = "webcast_came"
    WEBCAST_LEFT = "webcast_left"
    WEBCAST_CHANGED = "webcast_changed"
    PARTICIPATION_CHANGED = "participation_changed"
    LANGUAGE_CHANGED = "language_changed"
    REHEARSAL_BEGUN = "rehearsal_begun"
    REHEARSAL_ENDED = "rehearsal_ended"
    FIGURES_CHANGED = "figures_changed"
    PUBLICATION_CHANGED = "publication_changed"
    BODY_CHANGED = "body_changed"
    NOTE_GIVEN = "meeting_note_given"
    NOTE_GONE = "meeting_note_gone"
    DETAILS_CHANGED = "meeting_details_changed"


Kind = OfSitting | OfMeeting


@dataclass(frozen=True)
class Telling:
    """One sentence about the sitting of a number, or about the meeting: its kind, and what there is to put into it.

    The same is to be said of the sittings `likewise`.
    """

    kind: Kind
    number: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    likewise: tuple[int, ...] = ()


@dataclass(frozen=True)
class Code:
    """Something known by a code: a challenge, an entity or a language."""

    of: str
    code: str


@dataclass(frozen=True)
class When:
    """When something begins, on the clock of the place where it is held."""

    day: date
    begins: datetime | None = None
    half_day: HalfDay | None = None


@dataclass(frozen=True)
class Hour:
    """An hour on the meeting's clock; absent where it is not stated."""

    at: datetime | None


@dataclass(frozen=True)
class Days:
    """From a day until a day."""

    first: date
    last: date


@dataclass(frozen=True)
class Zone:
    """A time zone by its name."""

    name: str


def when_held(sitting: Sitting, header: Header) -> When:
    """When a sitting begins on the clock of its meeting."""
    if sitting.starts_at is None:
        return When(sitting.date, None, sitting.half_day)
    begins = sitting.starts_at.astimezone(header.zone)
    return When(begins.date(), begins)


def hour_of(moment: datetime | None, header: Header) -> Hour:
    """An hour on the clock of the meeting."""
    return Hour(moment and moment.astimezone(header.zone))


def days_of(header: Header) -> Days:
    """From the first to the last day of a meeting."""
    return Days(header.starts_on, header.ends_on)
