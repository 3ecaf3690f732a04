"""What is proposed for a new meeting, so that little is left to type; whoever makes it may change everything."""

import re
from collections.abc import Collection, Sequence
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def title_proposed(earlier: str, before: date, after: date) -> str:
    """The earlier title with year and month put forward: Thematic discussions 2027, November."""
    renamed = re.sub(rf"\b{before.year}\b", str(after.year), earlier)
    return re.sub(rf"\b{MONTHS[before.month - 1]}\b", MONTHS[after.month - 1], renamed)


def slug_proposed(body: str | None, starts_on: date, taken: Collection[str]) -> str:
    """A name for addresses that no meeting has: cnd-2027-october, then cnd-2027-october-2."""
    words = f"{body or 'meeting'}-{starts_on.year}-{MONTHS[starts_on.month - 1]}".lower()
    wanted = NOT_IN_SLUG.sub("-", words).strip("-")
    names = [wanted, *(f"{wanted}-{count}" for count in range(2, len(taken) + 2))]
    return next(name for name in names if name not in taken)


def session_proposed(earlier: int | None, before: date, after: date) -> int | None:
    """The body holds one numbered session a year."""
    if earlier is None:
        return None
    return max(1, earlier + after.year - before.year)


def challenges_proposed(challenges: Sequence[str], sittings: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Challenges laid over sittings in order: several in one where there are more, one over several where fewer."""
    many, held = len(challenges), len(sittings)
    if not many:
        return {}
    if many >= held:
        return {
            number: tuple(challenges[place * many // held : (place + 1) * many // held])
            for place, number in enumerate(sittings)
        }
    return {number: (challenges[place * many // held],) for place, number in enumerate(sittings)}
