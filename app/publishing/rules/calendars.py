"""What somebody wants in a calendar."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.meetings.rules.programme import Sitting


@dataclass(frozen=True)
class Wanted:
    """A language, the challenges to be treated (none named: all), and the kinds of events that are switched off."""

    language: str | None = None
    challenges: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def has(self, sitting: Sitting) -> bool:
        """Whether a sitting is among what is wanted."""
        return not self.challenges or not set(self.challenges).isdisjoint(sitting.challenges)

    @property
    def questions(self) -> dict[str, str]:
        """The same as the questions of an address, always in the same order."""
        asked = {"lang": self.language, "challenges": ",".join(self.challenges), **dict.fromkeys(self.without, "0")}
        return {name: value for name, value in asked.items() if value}


def zone_of_most(zones: Iterable[str], home: str) -> str:
    """The zone in which most sittings of a calendar are held; of equals the one of the body's seat, then by name."""
    count = Counter(zones)
    return min(count, key=lambda zone: (-count[zone], zone != home, zone), default=home)


def wanted(
    language: str | None,
    challenges: Collection[str],
    off: Collection[str],
    kinds: Collection[str],
    spoken: Collection[str],
) -> Wanted:
    """What an address asks for: whatever it names that there is, once and in order."""
    named = {slug.strip() for one in challenges for slug in one.split(",")} - {""}
    return Wanted(
        language if language in spoken else None, tuple(sorted(named)), tuple(kind for kind in kinds if kind in off)
    )
