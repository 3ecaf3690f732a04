"""What the page of a sitting says of its list of speakers."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.floor.phrases.speakers import STANDING_STATES, standing_words
from app.floor.rules.listed import standing_of
from app.floor.rules.state import SpeakersList


@dataclass(frozen=True, kw_only=True)
class ShownAnnounced:
    """Whether one can ask to speak, in a word with a shape, and when that changes by itself."""

    state: str
    words: str
    changes_at: datetime | None


def show_announced(there: SpeakersList | None, now: datetime, zone: ZoneInfo) -> ShownAnnounced | None:
    """The list of a sitting's debate; nothing where none was announced."""
    if there is None:
        return None
    standing, changes = standing_of(there, now)
    return ShownAnnounced(
        state=STANDING_STATES[standing], words=standing_words(standing, changes, now, zone), changes_at=changes
    )
