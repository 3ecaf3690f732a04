"""What is taken, what is refused and why, and what becomes of it."""

import hashlib
import stat
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.files import File, FileKind, file_kind, keep, opening
from app.core.files.jobs import GRACE
from app.core.files.keeping import in_megabytes, take_in
from app.core.files.kinds import DOCX, JPEG, KINDS, MEGABYTE, MP4, PDF, PNG, TEXT, WEBP, XLSX
from app.core.phrases import sentence
from app.core.policy import Actor
from app.core.refusal import Refused
from tests.core.files import samples

ADA = Actor("account", 7)


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that takes everything there is, and one for credentials."""
    monkeypatch.setattr("app.core.files.kinds.KINDS", {})
    monkeypatch.setattr("app.core.files.keeping.KINDS", KINDS)
    for kind in (
        FileKind("hall.anything", (PDF, JPEG, PNG, WEBP, DOCX, XLSX, MP4, TEXT), 100_000),
        FileKind("hall.credentials", (PDF, JPEG), 5_000),
    ):
        monkeypatch.setitem(KINDS, kind.name, kind)


def give(content: bytes, kind: str = "hall.anything", name: str = "thing") -> File:
    """Ada gives a file."""
    return keep(BytesIO(content), kind, ADA, name)


def refused(content: bytes, kind: str = "hall.anything") -> tuple[str, str]:
    """The code and the sentence of the refusal."""
    with pytest.raises(Refused) as refusal:
        give(content, kind)
    return refusal.value.refusal.code, sentence(refusal.value.refusal)


def kept_paths(tmp_path: Path) -> list[Path]:
    """Every file in the folder."""
    return [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (samples.pdf(), PDF),
        (samples.image("PNG"), PNG),
        (samples.image("JPEG"), JPEG),
        (samples.image("WEBP"), WEBP),
        (samples.open_xml(DOCX), DOCX),
        (samples.open_xml(XLSX), XLSX),
        (samples.mp4(), MP4),
        ("Herr Präsident, عادل".encode(), TEXT),
    ],
)
def test_a_file_is_kept_under_its_hash_for_us_alone(
    app: Flask, tmp_path: Path, content: bytes, media_type: str
) -> None:
    row = give(content)
    (path,) = kept_paths(tmp_path)
    sha256 = hashlib.sha256(content).hexdigest()
    assert (row.sha256, row.media_type, row.size, row.by_id) == (sha256, media_type, len(content), 7)
    assert path == tmp_path / "files" / sha256[:2] / sha256[2:]
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (content, 0o600)
    assert db.session.scalars(select(AuditEntry.action)).all() == ["file.kept"]


def test_the_same_content_is_kept_once_and_listed_twice(app: Flask, tmp_path: Path) -> None:
    assert give(samples.pdf(), name="one").sha256 == give(samples.pdf(), name="two").sha256
    assert len(kept_paths(tmp_path)) == 1
    assert db.session.scalars(select(File.name).order_by(File.id)).all() == ["one.pdf", "two.pdf"]


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"", "hall.anything", "files.empty"),
        (b"x" * 5_001, "hall.credentials", "files.too_large"),
        (samples.image("PNG"), "hall.credentials", "files.other_type"),
        (b"MZ\x90\0" + b"\0" * 60, "hall.anything", "files.other_type"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "hall.anything", "files.other_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "hall.anything", "files.other_type"),
        (samples.packed({"a.txt": b"a"}), "hall.anything", "files.other_type"),
        (samples.mp4(b"qt  "), "hall.anything", "files.other_type"),
        (b"%PDF-1.7 and nothing else", "hall.anything", "files.broken"),
        (samples.pdf()[:300], "hall.anything", "files.broken"),
        (samples.pdf("secret"), "hall.anything", "files.locked"),
        (samples.image("JPEG", 400, 400)[:400], "hall.anything", "files.broken"),
        (samples.image("PNG")[:40], "hall.anything", "files.broken"),
        (samples.open_xml(**{"word/vbaProject.bin": b"x"}), "hall.anything", "files.has_macros"),
        (samples.damaged(samples.open_xml()), "hall.anything", "files.broken"),
        (samples.mp4()[:-5], "hall.anything", "files.broken"),
        (samples.box(b"ftyp", b"isom"), "hall.anything", "files.broken"),
        (samples.mp4() + b"\0\0\0\0", "hall.anything", "files.broken"),
    ],
)
def test_what_is_not_kept_leaves_nothing_behind(
    app: Flask, tmp_path: Path, content: bytes, kind: str, code: str
) -> None:
    assert refused(content, kind)[0] == code
    assert kept_paths(tmp_path) == []
    assert db.session.scalars(select(File)).all() == []


def test_a_refusal_says_what_was_expected_and_what_it_is(app: Flask) -> None:
    assert refused(samples.image("PNG"), "hall.credentials")[1] == (
        "This should be a PDF document or a JPEG image. By its content it is a PNG image, whatever it is called."
    )
    assert in_megabytes(5 * MEGABYTE + 300_000) == "5.3 MB"


def test_an_image_of_too_many_pixels_is_refused_before_it_is_unpacked(app: Flask) -> None:
    small = samples.image("PNG", 8_000, 8_000)
    assert len(small) < 100_000
    with pytest.raises(Refused) as refusal:
        take_in(BytesIO(small), KINDS["hall.anything"])
    assert refusal.value.refusal.code == "files.too_many_pixels"


def test_a_document_that_unpacks_without_end_is_refused(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "UNPACKED", 1_000_000)
    bomb = samples.open_xml(**{"word/media/a.bin": b"\0" * 2_000_000})
    assert refused(bomb)[0] == "files.unpacks_too_large"
    monkeypatch.setattr(opening, "MEMBERS", 2)
    assert refused(samples.open_xml(**{"word/a.xml": b""}))[0] == "files.unpacks_too_large"


def test_a_kind_can_only_be_of_what_can_be_checked() -> None:
    with pytest.raises(ValueError, match="application/x-dosexec"):
        file_kind("hall.program", "application/x-dosexec", limit=1)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Statement of Mexico.pdf", "Statement of Mexico.pdf"),
        ("C:\\Users\\ada\\note.PDF", "note.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.exe.pdf"),
        ("الخطاب.pdf", "الخطاب.pdf"),
        ("a\u202efdp.exe", "a fdp.exe.pdf"),
        ('a"b\r\nX: y.pdf', "a b X y.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless_and_ends_as_its_content_does(app: Flask, given: str, name: str) -> None:
    assert give(samples.pdf(), name=given).name == name


def test_whoever_fills_in_a_form_has_a_day_to_send_it() -> None:
    assert timedelta(days=1) <= GRACE
