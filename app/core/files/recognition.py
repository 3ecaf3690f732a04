"""What a file is, by its content; what its sender calls it does not count."""

import zipfile
from pathlib import Path

import puremagic

from app.core.files.kinds import DOCX, JPEG, MP4, PDF, PNG, PPTX, TEXT, WEBP, XLSX

HEAD = 1024
INSIDE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}


def recognise(path: Path) -> str:
    """The media type of a file, as precise as it can be told."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] != b"qt  ":
        return MP4
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    return _anything(path)


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return "application/zip"
    if "[Content_Types].xml" not in names:
        return "application/zip"
    return next((media_type for name, media_type in INSIDE.items() if name in names), "application/zip")


def _anything(path: Path) -> str:
    """Plain text, or whatever a library of signatures makes of it."""
    if _is_text(path):
        return TEXT
    try:
        return puremagic.from_file(path, mime=True) or "application/octet-stream"
    except (puremagic.PureError, ValueError, OSError):
        return "application/octet-stream"


def _is_text(path: Path) -> bool:
    """UTF-8 throughout, without the signs that only programs use, and not a page for a browser."""
    try:
        with path.open(encoding="utf-8") as file:
            first = file.read(HEAD)
            rest_is_fine = all("\0" not in line for line in file)
    except UnicodeDecodeError:
        return False
    is_page = first.lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype", "<html", "<?xml", "<svg", "<script"))
    return rest_is_fine and "\0" not in first and not is_page
