"""What a paper says, in the reader's words, whatever it is printed with."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar

from app.core.export.text import printable


@dataclass(frozen=True, kw_only=True)
class Masthead:
    """Who issues a paper and under what symbol; what is not stated is absent, not invented."""

    issuer: str
    of: str = ""
    symbol: str | None = None
    distribution: str | None = None
    dated: str | None = None
    original: str | None = None


@dataclass(frozen=True)
class Heading:
    """The title of a part; level 2 stands under the paper's own."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph; `manner` is plain, quiet or notice (set apart, because it must not be missed).

    One that leads stays with what follows.
    """

    kind: ClassVar[str] = "text"
    text: str
    manner: str = "plain"
    leads: bool = False


@dataclass(frozen=True)
class Facts:
    """Terms, each with what there is to say; they may stay with what follows."""

    kind: ClassVar[str] = "facts"
    pairs: tuple[tuple[str, str], ...]
    leads: bool = False


@dataclass(frozen=True)
class Items:
    """A numbered list; parts of an item follow it as a list of their own."""

    kind: ClassVar[str] = "items"
    items: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Line:
    """A line of a cell: a name, and what is said after it."""

    name: str = ""
    rest: str = ""
    leads: bool = False  # says what the next line is, and stays with it


Row = tuple[tuple[Line, ...], ...]
_LETTERS, _LINES = 40, 12  # of a line in a column of ordinary width; of a row that nobody wants to see broken


@dataclass(frozen=True)
class Table:
    """A table with a row of headings, repeated on each page; `widths` are shares, or 0 for as narrow as it goes."""

    kind: ClassVar[str] = "table"
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]


def stays_whole(row: Row) -> bool:
    """Whether a row is short enough not to be broken at the end of a page."""
    return all(sum(1 + len(line.name + line.rest) // _LETTERS for line in cell) <= _LINES for cell in row)


Block = Heading | Text | Facts | Items | Table


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole paper; `running` stands at the head of each later page, `edition` at the foot of each.

    `scale` is how many times larger than usual its letters are: a paper that is read standing needs larger ones.
    """

    title: str
    masthead: Masthead
    language: str
    direction: str
    created_at: datetime
    heading: str
    lines: tuple[str, ...] = ()
    running: str = ""
    edition: str = ""
    blocks: tuple[Block, ...] = ()
    scale: float = 1.0


def with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same value with each text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_texts(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: with_texts(kept, change) for name, kept in vars(value).items()})
    return value


def readied(paper: Paper) -> Paper:
    """The paper without characters that no paper can show."""
    return with_texts(paper, printable)


def written(paper: Paper) -> dict[str, Any]:
    """The paper as plain values, for the program that typesets it."""
    plain = asdict(paper)
    plain["blocks"] = [_block_written(block) for block in paper.blocks]
    plain["created_at"] = int(paper.created_at.timestamp())
    return plain


def _block_written(block: Block) -> dict[str, Any]:
    said = {"kind": block.kind, **asdict(block)}
    return {**said, "whole": list(map(stays_whole, block.rows))} if isinstance(block, Table) else said


def paper_read(plain: dict[str, Any]) -> Paper:
    """The paper that was written as plain values."""
    changed = {
        "masthead": Masthead(**plain["masthead"]),
        "created_at": datetime.fromtimestamp(plain["created_at"], UTC),
        "blocks": tuple(map(_block_read, plain["blocks"])),
    }
    return Paper(**{**plain, **changed})


def _block_read(plain: dict[str, Any]) -> Block:
    kind = next(one for one in (Heading, Text, Facts, Items, Table) if one.kind == plain["kind"])
    said = {name: value for name, value in plain.items() if name not in ("kind", "whole")}
    if kind is Table:
        said["rows"] = [[[Line(**line) for line in cell] for cell in row] for row in said["rows"]]
    return kind(**said)
