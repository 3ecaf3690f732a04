"""Reading papers back, as a person or a program would."""

import re
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from docx import Document
from pypdf import PdfReader


def compact(text: str) -> str:
    """The text without what depends on where its lines end."""
    return re.sub(r"[\s\u200b\ufffe\u00ad]+", "", text)


def pdf_pages(octets: bytes) -> list[str]:
    """What can be selected on each page of a PDF."""
    document = pypdfium2.PdfDocument(octets)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return pages


def pdf_text(octets: bytes) -> str:
    """What can be selected in a PDF, line ends apart."""
    return compact("".join(pdf_pages(octets)))


@dataclass(frozen=True)
class Body:
    """What is printed on a page above its foot, and down to which share of it."""

    text: str
    filled: float


FOOT = 60.0  # points from the lower edge, in which a page says its number and its version


def pdf_bodies(octets: bytes) -> list[Body]:
    """What a reader sees of each page of a PDF: nothing that runs into the margins or off the page."""
    document = pypdfium2.PdfDocument(octets)
    bodies = [_body(page) for page in document]
    document.close()
    return bodies


def _body(page: pypdfium2.PdfPage) -> Body:
    """Only letters within the page, above its foot."""
    text, (width, height) = page.get_textpage(), page.get_size()
    letters = text.get_text_range()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    seen = [
        (letter, bottom)
        for letter, (left, bottom, right, top) in zip(letters, boxes, strict=True)
        if left >= 0 and right <= width and bottom >= FOOT and top <= height
    ]
    text.close()
    lowest = min((bottom for letter, bottom in seen if letter.strip()), default=height)
    return Body(compact("".join(letter for letter, _ in seen)), (height - lowest) / height)


def beyond_the_margin(octets: bytes) -> int:
    """How many characters of the first pages of a PDF stand where a printer does not reach."""
    document, found = pypdfium2.PdfDocument(octets), 0
    for page in list(document)[:3]:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        found += sum(left < 40 or right > page.get_width() - 40 for left, _, right, _ in boxes if right > left)
        text.close()
    document.close()
    return found


def pdf_facts(octets: bytes) -> dict[str, object]:
    """What a PDF says of itself: its title and language, and whether its structure is tagged."""
    root = PdfReader(BytesIO(octets)).trailer["/Root"]
    metadata = PdfReader(BytesIO(octets)).metadata
    return {"title": metadata.title, "language": root["/Lang"], "tagged": bool(root["/MarkInfo"]["/Marked"])}


def word(octets: bytes):  # type: ignore[no-untyped-def]
    """A DOCX as a document."""
    return Document(BytesIO(octets))


def word_text(octets: bytes) -> str:
    """What stands in a DOCX, line ends apart."""
    document = word(octets)
    return compact("".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")))


def headings(octets: bytes) -> list[tuple[str, str]]:
    """The headings of a DOCX with their styles."""
    paragraphs = word(octets).paragraphs
    return [(one.style.name, one.text) for one in paragraphs if one.style.name.startswith("Heading")]
