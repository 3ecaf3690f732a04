"""Which kinds of file are taken: each feature says its own, with media types and a limit."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

MEGABYTE = 1024 * 1024

PDF = "application/pdf"
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
OPEN_XML = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX, PPTX = (
    f"{OPEN_XML}{form}" for form in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
)
MP4 = "video/mp4"
TEXT = "text/plain"

NAMES = {
    PDF: _l("a PDF document"),
    JPEG: _l("a JPEG image"),
    PNG: _l("a PNG image"),
    WEBP: _l("a WebP image"),
    DOCX: _l("a Word document (docx)"),
    XLSX: _l("an Excel workbook (xlsx)"),
    PPTX: _l("a PowerPoint presentation (pptx)"),
    MP4: _l("an MP4 video"),
    TEXT: _l("plain text"),
}
ENDINGS = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg"),
    PNG: (".png",),
    WEBP: (".webp",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    PPTX: (".pptx",),
    MP4: (".mp4", ".m4v"),
    TEXT: (".txt", ".vtt", ".srt", ".md"),
}


@dataclass(frozen=True)
class FileKind:
    """What a file is for (`people.photo`), what it may be, and how large."""

    name: str
    media_types: tuple[str, ...]
    limit: int


KINDS: dict[str, FileKind] = {}


def file_kind(name: str, *media_types: str, limit: int) -> FileKind:
    """Declare a kind, in a feature's models.py; `limit` in bytes."""
    unknown = set(media_types) - NAMES.keys()
    if unknown or not media_types:
        raise ValueError(f"cannot be checked: {sorted(unknown)}")
    return KINDS.setdefault(name, FileKind(name, media_types, limit))
