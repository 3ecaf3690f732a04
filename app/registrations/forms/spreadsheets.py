"""Reading a spreadsheet that somebody gives: XLSX or CSV, as rows of texts. Nothing of it is kept, evaluated or run."""

import csv
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import IO, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from openpyxl import load_workbook
from wtforms.validators import ValidationError

from app.core import fields
from app.core.files.keeping import in_megabytes
from app.core.files.kinds import MEGABYTE
from app.core.moments import in_words
from app.core.refusal import Refused, refusal
from app.registrations.forms.files import has_file
from app.registrations.forms.rows import MOST_ROWS, NEEDED, WORDS, Cells, Line

LIMIT = 5 * MEGABYTE
# An honest sheet of 500 people unpacks to less than a tenth of this.
UNPACKED, MEMBERS = 30 * MEGABYTE, 1_000
MOST_COLUMNS, LOOKED_AT = 100, 20_000
HEADINGS_WITHIN = 10  # rows from the top in which the names of the columns are looked for
LONGEST_CELL = 2_001  # longer than any field may be, so that it is refused there
_ENCODINGS = ("utf-8-sig", "cp1252")


class SpreadsheetForm(FlaskForm):
    """The spreadsheet with people."""

    file = FileField(
        _l("File"),
        description=_l("XLSX or CSV, 5 MB and 500 people at most. Nothing is saved before you have seen every row."),
        render_kw={"accept": ".xlsx,.csv,text/csv"},
    )

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.file.flags.required = True

    def validate_file(self, field: FileField) -> None:
        """A file is needed."""
        if not has_file(field):
            raise ValidationError(fields.NEEDED.message)


@dataclass(frozen=True)
class Sheet:
    """The people of a spreadsheet, and the headings of columns that nobody asks for."""

    lines: list[Line]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A text, or why there is none."""

    text: str
    wrong: str = ""


Row = Sequence[Cell]


def read_spreadsheet(stream: IO[bytes], columns: Sequence[str]) -> Sheet:
    """The people of a spreadsheet; raises Refused with a sentence where it can't be one."""
    content = stream.read(LIMIT + 1)
    if not content:
        raise Refused(refusal("files.empty"))
    if len(content) > LIMIT:
        raise Refused(refusal("files.too_large", limit=in_megabytes(LIMIT)))
    rows = _of_workbook(content) if content.startswith(b"PK\x03\x04") else _of_text(content)
    try:
        return _people(rows, columns)
    except Refused:
        raise
    except Exception as broken:  # whatever a library says about a file from outside, it could not be opened
        raise Refused(refusal("files.broken")) from broken


def _people(rows: Iterator[Row], columns: Sequence[str]) -> Sheet:
    names, unknown, start, rest = _headings(rows, columns)
    lines: list[Line] = []
    for number, row in enumerate(rest, start):
        line = _line(number, row, names)
        if line.is_empty and not line.wrong:
            continue
        if len(lines) == MOST_ROWS:
            raise Refused(refusal("registrations.sheet_too_long", limit=MOST_ROWS))
        lines.append(line)
    if not lines:
        raise Refused(refusal("registrations.sheet_without_people"))
    return Sheet(lines, unknown)


def _headings(
    rows: Iterator[Row], columns: Sequence[str]
) -> tuple[dict[int, str], tuple[str, ...], int, Iterator[Row]]:
    """Which column is which, by keys or words; the last row that names columns counts, for words stand above keys."""
    top = list(islice(rows, HEADINGS_WITHIN))
    found: tuple[int, dict[int, str]] | None = None
    for at, row in enumerate(top):
        named = {place: key for place, cell in enumerate(row) if (key := _key(cell.text, columns))}
        if set(NEEDED) <= set(named.values()):
            found = at, named
        elif found:
            break
    if found is None:
        raise Refused(
            refusal("registrations.sheet_without_columns", columns=in_words(str(WORDS[one]) for one in NEEDED))
        )
    at, named = found
    unknown = tuple(cell.text for place, cell in enumerate(top[at]) if cell.text and place not in named)
    return named, unknown, at + 2, _chain(top[at + 1 :], rows)


def _chain(first: Iterable[Row], then: Iterable[Row]) -> Iterator[Row]:
    yield from first
    yield from then


def _key(heading: str, columns: Sequence[str]) -> str | None:
    written = heading.strip().casefold()
    return next((key for key in columns if written in (key, str(WORDS.get(key, key)).casefold())), None)


def _line(number: int, row: Row, names: dict[int, str]) -> Line:
    there = {key: row[place] for place, key in names.items() if place < len(row)}
    cells: Cells = {key: cell.text.strip()[:LONGEST_CELL] for key, cell in there.items()}
    line = Line(number, {key: text for key, text in cells.items() if text})
    for key, cell in there.items():
        if cell.wrong:
            line.say(key, cell.wrong)
    return line


def _of_text(content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    if "\0" in text:
        raise Refused(refusal("registrations.sheet_of_other_type"))
    lines = text.splitlines(keepends=True)
    if lines and lines[0].strip().casefold().startswith("sep="):
        lines = lines[1:]
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(StringIO("".join(lines), newline=""), delimiter=delimiter, strict=False):
            _insist_on_width(len(row))
            yield [Cell(text) for text in row]
    except csv.Error as broken:
        raise Refused(refusal("files.broken")) from broken


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(refusal("registrations.sheet_of_other_type"))


def _of_workbook(content: bytes) -> Iterator[Row]:
    _look_inside(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a library does not read: nothing of it is needed
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what a file says of its size is not believed
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        if number > LOOKED_AT:
            raise Refused(refusal("registrations.sheet_too_long", limit=MOST_ROWS))
        cells = [_cell(one) for one in row]
        while cells and not (cells[-1].text or cells[-1].wrong):
            cells.pop()
        _insist_on_width(len(cells))
        yield cells


def _look_inside(content: bytes) -> None:
    """An archive is looked at before it is unpacked: what is a workbook, without programs, and not far too large."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as broken:
        raise Refused(refusal("files.broken")) from broken
    names = {member.filename.lower() for member in members}
    if "xl/workbook.xml" not in names:
        raise Refused(refusal("registrations.sheet_of_other_type"))
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused(refusal("files.has_macros"))
    # An archive states the size of each part, and no more than that is unpacked of it.
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Refused(refusal("files.unpacks_too_large"))


def _insist_on_width(columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise Refused(refusal("registrations.sheet_too_wide", limit=MOST_COLUMNS))


def _cell(cell: Any) -> Cell:
    """A cell as it reads; what is worked out elsewhere is not worked out here."""
    if cell.value is None:
        return Cell("")
    if cell.data_type in ("f", "e"):
        return Cell("", _("Here is a formula, or what a formula could not work out. Write the value itself."))
    return Cell(_text(cell.value))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
