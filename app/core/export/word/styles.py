"""The page and the letters of a DOCX."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.core.export.paper import Paper

# Fonts that every office program has, or replaces by one of the same measures.
FONTS = {"w:ascii": "Arial", "w:hAnsi": "Arial", "w:cs": "Arial", "w:eastAsia": "Microsoft YaHei"}
LONGEST_PROPERTY = 255


def style(document: Document, paper: Paper) -> None:
    """Measures, letters, and what the file says of itself."""
    _page(document)
    for name, points, before, after in (
        ("Normal", 10, 0, 4),
        ("Heading 1", 15, 6, 6),
        ("Heading 2", 12, 18, 6),
        ("Heading 3", 10.5, 12, 4),
    ):
        _letters(document.styles[name], points * paper.scale, before, after)
    facts = document.core_properties
    facts.title, facts.author = paper.title[:LONGEST_PROPERTY], paper.masthead.issuer[:LONGEST_PROPERTY]
    facts.language, facts.comments, facts.last_modified_by = paper.language, "", ""
    facts.created = facts.modified = paper.created_at.replace(tzinfo=None)
    language = document.styles.element.find(".//" + qn("w:lang"))
    language.set(qn("w:val"), paper.language)
    language.set(qn("w:bidi"), "ar-SA")


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.different_first_page_header_footer = True


def _letters(of, points: float, before: float, after: float) -> None:  # type: ignore[no-untyped-def]
    of.font.size, of.font.bold, of.font.cs_bold = Pt(points), of.name != "Normal", of.name != "Normal"
    of.font.color.rgb = RGBColor(0, 0, 0)
    of.paragraph_format.space_before, of.paragraph_format.space_after = Pt(before), Pt(after)
    fonts = of.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [one for one in fonts.attrib if "Theme" in one]:
        del fonts.attrib[name]
    for name, font in FONTS.items():
        fonts.set(qn(name), font)
