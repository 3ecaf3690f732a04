"""The same paper as DOCX, with real headings, tables whose first row is repeated, and page numbers that count."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.core.export.paper import Paper
from app.core.export.word.blocks import add_block, add_heading, add_words
from app.core.export.word.lines import WIDTH, count, ruled, say, turned
from app.core.export.word.styles import style


def compose(paper: Paper) -> bytes:
    """The paper as DOCX; the same octets for the same paper."""
    document = Document()
    style(document, paper)
    _masthead(document, paper)
    for block in paper.blocks:
        add_block(document, block, paper.direction, paper.scale)
    _running(document, paper)
    kept = BytesIO()
    document.save(kept)
    return _without_clock(kept.getvalue(), paper)


def _masthead(document: WordDocument, paper: Paper) -> None:
    masthead = paper.masthead
    top = _to_the_edge(document.add_paragraph(), paper.direction)
    say(top, masthead.issuer, bold=True, points=13)
    if masthead.symbol:
        say(top, f"\t{masthead.symbol}", bold=True, points=11)
    for fact in (masthead.distribution, masthead.dated, masthead.original):
        if fact:
            line = _to_the_edge(document.add_paragraph(), paper.direction)
            line.paragraph_format.space_after = Pt(0)
            say(line, f"\t{fact}", points=9)
    ruled(add_words(document, masthead.of, paper.direction, quiet=True))
    add_heading(document, paper.heading, 1, paper.direction)
    for words in paper.lines:
        add_words(document, words, paper.direction)


def _running(document: WordDocument, paper: Paper) -> None:
    """What stands at the head of each later page, and at the foot of each."""
    section = document.sections[0]
    for foot in (section.footer, section.first_page_footer):
        line = _to_the_edge(foot.paragraphs[0], paper.direction)
        say(line, f"{paper.edition}\t", quiet=True, points=8.5)
        count(line, "PAGE")
        say(line, "/", quiet=True, points=8.5)
        count(line, "NUMPAGES")
    line = _to_the_edge(section.header.paragraphs[0], paper.direction)
    say(line, f"{paper.running}\t{paper.masthead.symbol or ''}", quiet=True, points=8.5)


def _to_the_edge(line: Paragraph, direction: str) -> Paragraph:
    """A line whose second half, after a tabulator, ends at the far margin."""
    line.style = "Normal"
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    return turned(line, direction)


def _without_clock(archive: bytes, paper: Paper) -> bytes:
    """The same archive with the paper's own time in it instead of the time at which it was made."""
    at = paper.created_at.timetuple()[:6]
    kept = BytesIO()
    with ZipFile(BytesIO(archive)) as made, ZipFile(kept, "w", ZIP_DEFLATED) as dated:
        for name in made.namelist():
            entry = ZipInfo(name, at)
            entry.compress_type = ZIP_DEFLATED
            dated.writestr(entry, made.read(name))
    return kept.getvalue()
