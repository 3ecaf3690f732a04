"""A list of speakers, as it is shown in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.floor.exports.speakers.lines import Besides, ShownReply, ShownSpeaker, Teller
from app.floor.phrases.speakers import STANDING_STATES, bands_words, limits_words, order_words, standing_words
from app.floor.queries.listed import Speakers
from app.floor.rules.listed import Standing, listed_replies, standing_of
from app.floor.rules.state import SpeakersList
from app.floor.rules.words import Outcome, Phase
from app.meetings.phrases.words import SEGMENTS


@dataclass(frozen=True, kw_only=True)
class ShownList:
    """A list of speakers as it stands at a moment."""

    key: str
    part: str
    at: datetime
    zone: ZoneInfo
    is_open: bool
    standing_state: str
    standing: str
    order: str
    bands: str
    limits: tuple[str, ...]
    continued_in: int | None
    is_drawn: bool
    speakers: tuple[ShownSpeaker, ...]
    replies: tuple[ShownReply, ...]
    is_full: bool
    is_over: bool
    there: SpeakersList

    def of(self, *outcomes: Outcome) -> list[ShownSpeaker]:
        """Those of whom this became."""
        return [one for one in self.speakers if one.outcome in outcomes]

    @property
    def on_floor(self) -> ShownSpeaker | None:
        """Who has the floor from this list."""
        return next(iter(self.of(Outcome.ON_FLOOR)), None)

    @property
    def to_come(self) -> list[tuple[str, list[ShownSpeaker]]]:
        """Those to come, in their order, by the band among which they stand."""
        return [(band, list(several)) for band, several in groupby(self.of(Outcome.WAITING), lambda one: one.band)]

    @property
    def left(self) -> list[ShownSpeaker]:
        """Those who are not called any more."""
        return self.of(Outcome.WITHDRAWN, Outcome.STRUCK_OFF, Outcome.CONTINUED)


def show_list(found: Speakers, key: str, besides: Besides | None = None) -> ShownList:
    """A list as everybody may read it; with what stands beside inscriptions, as those do who run the floor."""
    there, zone = found.held.floor.lists[key], found.header.zone
    standing, changes = standing_of(there, found.at)
    teller = Teller(found, key, besides)
    return ShownList(
        key=key,
        part=part_name(found, key),
        at=found.minute,
        zone=zone,
        is_open=standing == Standing.OPEN,
        standing_state=STANDING_STATES[standing],
        standing=standing_words(standing, changes, found.at, zone),
        order=order_words(there, teller.first_name(there), zone),
        bands=bands_words(there.terms.bands),
        limits=tuple(limits_words(there)),
        continued_in=there.continued_in,
        is_drawn=there.drawn is not None,
        speakers=tuple(teller.speaker(one) for one in found.rows(key)),
        replies=tuple(teller.reply(one) for one in listed_replies(found.held.floor, found.held.replies)),
        is_full=besides is not None,
        is_over=found.held.floor.phase == Phase.ADJOURNED,
        there=there,
    )


def part_name(found: Speakers, key: str) -> str:
    """To which part of the sitting a list belongs."""
    part = next((one for one in found.sitting.segments if one.key == key), None)
    return (part.title or str(SEGMENTS[part.kind])) if part else _("Interactive debate")


def names_of_lists(found: Speakers) -> Sequence[tuple[str, str]]:
    """Every list of the sitting: its key, and the part to which it belongs."""
    return [(key, part_name(found, key)) for key in found.held.floor.lists]
