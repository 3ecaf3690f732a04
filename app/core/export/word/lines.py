"""Paragraphs of a DOCX and what they say: each stretch of writing in its own direction."""

import re

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

WIDTH = Mm(166)
QUIET = RGBColor(0x4A, 0x55, 0x63)
# Arabic and Hebrew with what stands between their words.
_RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:.*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)
_AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:bidi",
    "w:spacing",
    "w:ind",
    "w:jc",
)
_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def say(
    line: Paragraph, text: str, *, bold: bool = False, quiet: bool = False, points: float | None = None
) -> Paragraph:
    """Add words to a paragraph."""
    for stretch in filter(None, _RIGHT_TO_LEFT.split(text)):
        run = line.add_run(stretch)
        if _RIGHT_TO_LEFT.match(stretch):
            run.font.rtl = True
        if bold:
            run.font.bold = run.font.cs_bold = True
        if quiet:
            run.font.color.rgb = QUIET
        if points:
            size_of(run, points)
    return line


def size_of(run, points: float) -> None:  # type: ignore[no-untyped-def]
    """The size of letters, of right-to-left ones too."""
    run.font.size = Pt(points)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(int(points * 2)))
    run._r.get_or_add_rPr().find(qn("w:sz")).addnext(complex_size)


def turned(line: Paragraph, direction: str) -> Paragraph:
    """The paragraph, read in this direction."""
    if direction == "rtl":
        line._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    return line


def ruled(line: Paragraph, sides: tuple[str, ...] = ("top",)) -> Paragraph:
    """The paragraph with lines at these sides."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        borders.append(border(side, "12"))
    line._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)
    return line


def border(side: str, eighths: str) -> OxmlElement:  # type: ignore[valid-type]
    """A line of so many eighths of a point."""
    drawn = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", eighths), ("space", "4"), ("color", "5A6675")):
        drawn.set(qn(f"w:{name}"), value)
    return drawn


def count(line: Paragraph, what: str) -> None:
    """A number that Word counts: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = line.add_run("1")
    run.font.color.rgb = QUIET
    size_of(run, 8.5)
    field.append(run._r)
    line._p.append(field)
