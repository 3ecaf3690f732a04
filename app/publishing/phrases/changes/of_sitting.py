"""Sentences about sittings."""

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.phrases import Sentence
from app.meetings.rules.telling.kinds import OfSitting as Of


def _longer(minutes: int, **facts: str) -> str:
    one = "%(segment)s in %(sitting)s will last %(num)s minute longer"
    return ngettext(one, "%(segment)s in %(sitting)s will last %(num)s minutes longer", minutes, **facts)


def _shorter(minutes: int, **facts: str) -> str:
    one = "%(segment)s in %(sitting)s will last %(num)s minute less"
    return ngettext(one, "%(segment)s in %(sitting)s will last %(num)s minutes less", minutes, **facts)


def _new_part(minutes: int, **facts: str) -> str:
    one = "%(sitting)s has a new part: %(segment)s, %(num)s minute"
    return ngettext(one, "%(sitting)s has a new part: %(segment)s, %(num)s minutes", minutes, **facts)


OF_SITTING: dict[Of, Sentence] = {
    Of.ADDED: _l("%(sitting)s is added on %(when)s"),
    Of.REMOVED: _l("%(sitting)s of %(when)s is taken out"),
    Of.CANCELLED: _l("%(sitting)s is cancelled"),
    Of.CANCELLED_BECAUSE: _l("%(sitting)s is cancelled: %(reason)s"),
    Of.POSTPONED: _l("%(sitting)s is postponed"),
    Of.POSTPONED_BECAUSE: _l("%(sitting)s is postponed: %(reason)s"),
    Of.REINSTATED: _l("%(sitting)s is held after all"),
    Of.REINSTATED_BECAUSE: _l("%(sitting)s is held after all: %(reason)s"),
    Of.REASON_GIVEN: _l("The reason given for %(sitting)s is now: %(after)s"),
    Of.REASON_GONE: _l("No reason is given any more for %(sitting)s"),
    Of.MOVED: _l("%(sitting)s moves from %(before)s to %(after)s"),
    Of.BEGINS: _l("%(sitting)s on %(day)s begins at %(after)s instead of %(before)s"),
    Of.ENDS: _l("%(sitting)s ends at %(after)s"),
    Of.ENDS_INSTEAD: _l("%(sitting)s on %(day)s ends at %(end_after)s instead of %(end_before)s"),
    Of.HOURS_CHANGED: _l(
        "%(sitting)s on %(day)s is held from %(after)s to %(end_after)s instead of %(before)s to %(end_before)s"
    ),
    Of.TIME_GIVEN: _l("%(sitting)s begins on %(after)s"),
    Of.TIME_GONE: _l("The time of %(sitting)s on %(day)s is no longer stated"),
    Of.ROOM_GIVEN: _l("%(sitting)s is held in: %(after)s"),
    Of.ROOM_CHANGED: _l("%(sitting)s moves from %(before)s to %(after)s"),
    Of.ROOM_GONE: _l("The room of %(sitting)s is no longer stated"),
    Of.RENAMED: _l("%(before)s is now called %(sitting)s"),
    Of.NUMBERED: _l("%(sitting)s is now number %(after)s among the thematic sessions"),
    Of.NUMBER_GONE: _l("%(sitting)s no longer has a number among the thematic sessions"),
    Of.CHALLENGES_CAME: _l("%(sitting)s also takes up: %(after)s"),
    Of.CHALLENGES_LEFT: _l("%(sitting)s no longer takes up: %(before)s"),
    Of.CHALLENGES_REPLACED: _l("%(sitting)s takes up %(after)s instead of %(before)s"),
    Of.CHALLENGES_REORDERED: _l("The challenges of %(sitting)s are taken up in another order"),
    Of.PRESIDED: _l("%(after)s presides over %(sitting)s"),
    Of.PRESIDED_INSTEAD: _l("%(after)s presides over %(sitting)s instead of %(before)s"),
    Of.PRESIDED_BY_NOBODY: _l("%(before)s no longer presides over %(sitting)s"),
    Of.OPENING_SPEAKERS_CAME: _l("New among the opening speakers of %(sitting)s: %(people)s"),
    Of.OPENING_SPEAKERS_LEFT: _l("No longer among the opening speakers of %(sitting)s: %(people)s"),
    Of.OPENING_SPEAKER_REPLACED: _l("%(after)s replaces %(before)s as an opening speaker of %(sitting)s"),
    Of.OPENING_SPEAKERS_SWAPPED: _l("%(people)s change places among the opening speakers of %(sitting)s"),
    Of.OPENING_SPEAKERS_REORDERED: _l("The opening speakers of %(sitting)s speak in another order"),
    Of.PRESENTERS_CAME: _l("New among the presenters of %(sitting)s: %(people)s"),
    Of.PRESENTERS_LEFT: _l("No longer among the presenters of %(sitting)s: %(people)s"),
    Of.PRESENTER_REPLACED: _l("%(after)s replaces %(before)s as a presenter in %(sitting)s"),
    Of.PRESENTERS_SWAPPED: _l("%(people)s change places among the presenters of %(sitting)s"),
    Of.PRESENTERS_REORDERED: _l("The presenters of %(sitting)s speak in another order"),
    Of.PANELLISTS_CAME: _l("New on the panel of %(sitting)s: %(people)s"),
    Of.PANELLISTS_LEFT: _l("No longer on the panel of %(sitting)s: %(people)s"),
    Of.PANELLIST_REPLACED: _l("%(after)s replaces %(before)s on the panel of %(sitting)s"),
    Of.PANELLISTS_SWAPPED: _l("%(people)s change places on the panel of %(sitting)s"),
    Of.PANELLISTS_REORDERED: _l("The panel of %(sitting)s is named in another order"),
    Of.TOPIC_GIVEN: _l("%(person)s speaks in %(sitting)s on: %(after)s"),
    Of.DELIVERY_GIVEN: _l("%(person)s speaks in %(sitting)s: %(after)s"),
    Of.PERSON_CHANGED: _l("What is said of %(person)s in %(sitting)s is corrected"),
    Of.SEGMENTS_GIVEN: _l("The parts of %(sitting)s are now stated: %(segments)s"),
    Of.SEGMENTS_GONE: _l("The parts of %(sitting)s are no longer stated"),
    Of.SEGMENT_CAME: _new_part,
    Of.SEGMENT_LEFT: _l("%(sitting)s no longer has the part: %(segment)s"),
    Of.SEGMENT_LONGER: _longer,
    Of.SEGMENT_SHORTER: _shorter,
    Of.SEGMENT_RENAMED: _l("In %(sitting)s, %(before)s is now called: %(after)s"),
    Of.SEGMENTS_REORDERED: _l("The parts of %(sitting)s come in another order: %(segments)s"),
    Of.INTERPRETED_INTO: _l("%(sitting)s is interpreted into: %(languages)s"),
    Of.INTERPRETATION_CAME: _l("%(sitting)s has interpretation"),
    Of.INTERPRETATION_LEFT: _l("Interpretation is no longer announced for %(sitting)s"),
    Of.INTERPRETATION_FROM: _l("Interpretation in %(sitting)s begins at %(after)s"),
    Of.INTERPRETATION_UNTIL: _l("Interpretation in %(sitting)s ends at %(after)s"),
    Of.INTERPRETATION_FROM_BEGINNING: _l("Interpretation in %(sitting)s begins with the sitting"),
    Of.INTERPRETATION_UNTIL_END: _l("Interpretation in %(sitting)s lasts until the end of the sitting"),
    Of.LANGUAGES_CAME: _l("%(sitting)s is also interpreted into: %(languages)s"),
    Of.LANGUAGES_LEFT: _l("%(sitting)s is no longer interpreted into: %(languages)s"),
    Of.NOTE_GIVEN: _l("The note on %(sitting)s now reads: %(after)s"),
    Of.NOTE_GONE: _l("The note on %(sitting)s is taken out"),
    Of.SOURCE_GIVEN: _l("The source for %(sitting)s is now: %(after)s"),
    Of.SOURCE_GONE: _l("No source is named any more for %(sitting)s"),
    Of.DETAILS_CHANGED: _l("Details of %(sitting)s are corrected"),
}
