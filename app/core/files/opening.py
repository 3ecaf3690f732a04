"""A file is really opened before it is kept: what only looks like a document is refused."""

import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from app.core.files.kinds import DOCX, JPEG, MEGABYTE, MP4, PDF, PNG, PPTX, WEBP, XLSX
from app.core.refusal import Refusal, refusal

PIXELS = 50_000_000
MEMBERS = 10_000
UNPACKED = 300 * MEGABYTE
PIECE = 256 * 1024
FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}


class Broken(Exception):
    """It cannot be opened."""


def refuse_to_open(path: Path, media_type: str) -> Refusal | None:
    """Why this file should not be kept, if there is a reason."""
    check = CHECKS.get(media_type)
    if check is None:
        return None
    try:
        return check(path, media_type)
    except Exception:  # whatever a library says about a file from outside, it could not be opened
        return refusal("files.broken")


def _check_image(path: Path, media_type: str) -> Refusal | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
        with Image.open(path, formats=[FORMATS[media_type]]) as image:
            if image.width * image.height * getattr(image, "n_frames", 1) > PIXELS:
                return refusal("files.too_many_pixels", most=PIXELS // 1_000_000)
            image.load()
    return None


def _check_pdf(path: Path, _media_type: str) -> Refusal | None:
    reader = PdfReader(path)
    if reader.is_encrypted:
        return refusal("files.locked")
    if len(reader.pages) == 0:
        raise Broken
    reader.pages[0].mediabox  # noqa: B018 (opens the first page)
    return None


def _check_open_xml(path: Path, _media_type: str) -> Refusal | None:
    """Every part is unpacked, up to a limit: the sizes that an archive states may be wrong."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if len(members) > MEMBERS:
            return refusal("files.unpacks_too_large")
        if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
            return refusal("files.has_macros")
        return _unpack(archive, members)


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Refusal | None:
    left = UNPACKED
    for member in members:
        with archive.open(member) as content:
            while piece := content.read(PIECE):
                left -= len(piece)
                if left < 0:
                    return refusal("files.unpacks_too_large")
    return None


def _check_mp4(path: Path, _media_type: str) -> Refusal | None:
    """Its boxes follow each other to the end, with a description and something to see among them."""
    found, size = set(), path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            length, name, header = _box(file.read(16), size - at)
            if length < header:
                raise Broken
            found.add(name)
            at += length
            file.seek(at)
    if at != size or b"moov" not in found or not found & {b"mdat", b"moof"}:
        raise Broken
    return None


def _box(head: bytes, rest: int) -> tuple[int, bytes, int]:
    """Length, name and length of the head of a box; length 1 means that 64 bits follow, 0 that it is the last."""
    length, name = struct.unpack(">I4s", head[:8])
    if length == 1:
        return struct.unpack(">Q", head[8:16])[0], name, 16
    return length or rest, name, 8


CHECKS: dict[str, Callable[[Path, str], Refusal | None]] = {
    PDF: _check_pdf,
    MP4: _check_mp4,
    **dict.fromkeys((JPEG, PNG, WEBP), _check_image),
    **dict.fromkeys((DOCX, XLSX, PPTX), _check_open_xml),
}
