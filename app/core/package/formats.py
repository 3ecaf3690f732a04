"""The formats of packages, and the parts that features add to a format of a feature below them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.core.package.checking import Check
from app.core.package.merging import Names
from app.core.package.mistakes import Path
from app.core.package.shapes import Known
from app.core.policy import Actor

Document = dict[str, Any]


@dataclass(frozen=True)
class Package:
    """A checked package: its document in normal form, and what is said beside it (a version's number, revisions)."""

    slug: str
    document: Document
    beside: Mapping[str, Any] = field(default_factory=dict)


class Format(Protocol):
    """What a feature says of a format; formats are loaded by rank, so that each finds what it refers to."""

    name: str
    rank: int
    keys: Mapping[Names, str]

    def slug_of(self, document: Document) -> str:
        """Under which name a document is loaded, also where it is not right otherwise."""

    def offers(self, document: Document) -> Mapping[str, set[str]]:
        """The names that a document brings, by kind, for others to refer to."""

    def tell(self, known: Known, slugs: set[str]) -> None:
        """Add what the database holds: names to refer to, and facts of what is loaded under these slugs."""

    def read(self, document: Document, check: Check) -> Package | None:
        """A document in normal form; mistakes are noted, and then there is nothing."""

    def present(self, slug: str) -> Document | None:
        """What is there now, drafted by hand or by a package, in normal form."""

    def leave(self, entry: Document) -> Document:
        """What stays of an entry of a list with keys when it is gone from a package that had it."""

    def write(self, package: Package, merged: Document, base: Document, by: Actor) -> bool:
        """Let the database say what the merged document says; whether anything was written."""


class Part(Protocol):
    """Fields that a feature adds to each sitting of a meeting."""

    name: str
    fields: tuple[str, ...]

    def read(self, given: Document, check: Check, path: Path) -> Document | None:
        """These fields of one sitting in normal form; mistakes are noted."""

    def present(self, meeting: str) -> Mapping[int, Document]:
        """These fields of each sitting of a meeting that has any, by number."""

    def write(self, meeting: str, documents: Mapping[int, Document], by: Actor) -> bool:
        """Let the sittings of a meeting say this, by number; whether anything was written."""


FORMATS: dict[str, Format] = {}
SITTING_PARTS: dict[str, Part] = {}


def register_format(format_: Format) -> None:
    """A feature's package.py says which format it reads and writes."""
    FORMATS[format_.name] = format_


def register_sitting_part(part: Part) -> None:
    """A feature above meetings says which fields of a sitting are its own."""
    SITTING_PARTS[part.name] = part
