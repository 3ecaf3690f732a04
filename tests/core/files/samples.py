"""Files as people send them, good and bad."""

import struct
import zipfile
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

from app.core.files.kinds import DOCX, XLSX


def pdf(password: str = "") -> bytes:
    """One empty page."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def image(form: str = "PNG", width: int = 8, height: int = 8) -> bytes:
    """A plain image."""
    out = BytesIO()
    Image.new("L", (width, height)).save(out, form)
    return out.getvalue()


def open_xml(media_type: str = DOCX, **extra: bytes) -> bytes:
    """The parts that make an archive a document; `extra` parts under names with _ for /."""
    main = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}[media_type]
    return packed({"[Content_Types].xml": b"<Types/>", main: b"<document/>"} | extra)


def damaged(content: bytes) -> bytes:
    """The same with one part that no longer is what its sum says."""
    at = content.index(b"[Content_Types].xml") + len("[Content_Types].xml") + 2
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def box(name: bytes, content: bytes = b"") -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">I4s", len(content) + 8, name) + content


def mp4(brand: bytes = b"isom") -> bytes:
    """A film without pictures."""
    return box(b"ftyp", brand + b"\0\0\2\0") + box(b"moov", b"x" * 20) + box(b"mdat", b"y" * 50)
