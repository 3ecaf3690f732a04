"""The blocks of a paper in a DOCX."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Row as TableRow
from docx.text.paragraph import Paragraph

from app.core.export.paper import Block, Facts, Heading, Items, Line, Table, Text, stays_whole
from app.core.export.text import direction_of
from app.core.export.word.lines import WIDTH, border, ruled, say, turned

NARROW = Mm(20)
_AFTER_BIDI_VISUAL = ("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def add_heading(document: Document, text: str, level: int, direction: str) -> None:
    """A real heading, which Word lists and readers jump to."""
    say(turned(document.add_heading(level=level), direction), text)


def add_words(document: Document, text: str, direction: str, **manner) -> Paragraph:  # type: ignore[no-untyped-def]
    """A paragraph in its own direction, by its first letter."""
    return say(turned(document.add_paragraph(), direction_of(text, direction)), text, **manner)


def add_block(document: Document, block: Block, direction: str, scale: float = 1.0) -> None:
    """A block, in letters so many times larger than usual."""
    if isinstance(block, Heading):
        add_heading(document, block.text, block.level, direction)
    elif isinstance(block, Text):
        _add_text(document, block, direction, scale)
    elif isinstance(block, Facts):
        for term, said in block.pairs:
            line = say(turned(document.add_paragraph(), direction), f"{term}: ", quiet=True)
            say(line, said).paragraph_format.keep_with_next = block.leads or None
    elif isinstance(block, Items):
        _add_items(document, block, direction)
    elif isinstance(block, Table):
        _add_table(document, block, direction, scale)


def _add_text(document: Document, block: Text, direction: str, scale: float) -> None:
    if block.manner == "quiet":
        add_words(document, block.text, direction, quiet=True, points=9 * scale)
        return
    said = add_words(document, block.text, direction, bold=block.manner != "plain")
    said.paragraph_format.keep_with_next = block.leads or None
    if block.manner == "notice":
        ruled(said, ("top", "left", "bottom", "right"))


def _add_items(document: Document, block: Items, direction: str) -> None:
    for number, words, parts in block.items:
        for indent, mark, said in [(10, number, words), *((20, letter, part) for letter, part in parts)]:
            line = turned(document.add_paragraph(), direction)
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(indent), Mm(-10)
            line.paragraph_format.tab_stops.add_tab_stop(Mm(indent))
            say(line, f"{mark}\t")
            say(line, said)


def _add_table(document: Document, block: Table, direction: str, scale: float) -> None:
    table = document.add_table(rows=1, cols=len(block.columns))
    table.autofit = False
    if direction == "rtl":
        table._tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *_AFTER_BIDI_VISUAL)
    for cell, name in zip(table.rows[0].cells, block.columns, strict=True):
        said = say(turned(cell.paragraphs[0], direction), name, quiet=True, points=8.5 * scale)
        said.paragraph_format.keep_with_next = True
    _mark(table.rows[0], "w:tblHeader", True)
    for row in block.rows:
        added = table.add_row()
        _mark(added, "w:cantSplit", stays_whole(row))
        for cell, lines in zip(added.cells, row, strict=True):
            _fill(cell, lines, direction)
    _measure(table, block.widths)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell, lines: tuple[Line, ...], direction: str) -> None:  # type: ignore[no-untyped-def]
    for number, line in enumerate(lines):
        said = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        said.paragraph_format.space_after, said.paragraph_format.keep_together = Pt(2), True
        said.paragraph_format.keep_with_next = line.leads or None
        turned(said, direction)
        say(said, line.name, bold=True)
        say(said, ", " if line.name and line.rest else "")
        say(said, line.rest)


def _measure(table: WordTable, widths: tuple[int, ...]) -> None:
    shares = sum(widths) or 1
    left = WIDTH - NARROW * sum(share == 0 for share in widths)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = NARROW if share == 0 else int(left * share / shares)
        for cell in column.cells:
            cell.width = column.width
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(border(side, "4"))
    table._tblPr.insert_element_before(borders, *_AFTER_BORDERS)


def _mark(row: TableRow, name: str, is_so: bool) -> None:
    """Say of a row that it is the headings', repeated on each page, or that it stays whole."""
    marked = OxmlElement(name)
    marked.set(qn("w:val"), "true" if is_so else "false")
    row._tr.get_or_add_trPr().append(marked)
