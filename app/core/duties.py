"""What is to be done by when: each feature says what it knows of, and the desk lays it out by date."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One thing to be done: by when, in a sentence, and the verb that settles it with the address where that is done.

    What nobody can do on a page has no address.
    """

    kind: str
    by: date
    sentence: str
    verb: str = ""
    href: str | None = None
    meeting: str | None = None


Source = Callable[[date], Iterable[Duty]]
AnySource = TypeVar("AnySource", bound=Source)
# Who may see what a source says, by permission.
SOURCES: list[tuple[str, Source]] = []


def adds_duties(permission: str) -> Callable[[AnySource], AnySource]:
    """Let the desk ask this function what is to be done, seen from a day, for readers who hold `permission`.

    It stands in a feature's `exports.py`, and costs a number of queries that does not depend on how much there is.
    """

    def register(source: AnySource) -> AnySource:
        SOURCES.append((permission, source))
        return source

    return register
