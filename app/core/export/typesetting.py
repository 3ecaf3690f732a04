"""PDF and DOCX, each made by a child process: what goes wrong or takes too long there leaves this process as it was."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import structlog

from app.core.export.paper import Paper, readied, with_texts, written
from app.core.export.text import breakable

log = structlog.get_logger()

SECONDS = 20
OCTETS = 4 * 1024**3  # of address space; the fonts are mapped, not read
PDF_CHILD = Path(__file__).with_name("pdf_child.py")
WORD_CHILD = Path(__file__).with_name("word_child.py")
FONTS = {"manimgx_fonts": ".", "fontpkg_amiri": "files", "justmytype_intl_cjk": "fonts", "ziafont": "fonts"}
TEMPLATES = Path(__file__).parents[3] / "templates" / "documents"


class CannotTypeset(Exception):
    """The child took too long, broke off or refused."""


def typeset(paper: Paper, seconds: float = SECONDS) -> bytes:
    """The paper as a tagged PDF (PDF/UA-1)."""
    order = {
        "paper": written(with_texts(readied(paper), breakable)),
        "template": str(TEMPLATES / "paper.typ"),
        "root": str(TEMPLATES),
        "fonts": font_folders(),
    }
    return _made_by(PDF_CHILD, order, b"%PDF-", seconds)


def write_word(paper: Paper, seconds: float = SECONDS) -> bytes:
    """The paper as DOCX."""
    return _made_by(WORD_CHILD, {"paper": written(readied(paper))}, b"PK", seconds)


def _made_by(child: Path, order: dict[str, Any], beginning: bytes, seconds: float) -> bytes:
    """What the child answers, if it begins as such a file does."""
    limits = {"seconds": max(1, int(seconds)), "octets": OCTETS}
    done = _run(child, json.dumps({**order, **limits}).encode(), seconds)
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode or not done.stdout.startswith(beginning):
        log.error("typesetting failed", child=child.stem, exit=done.returncode, said=said[-2000:])
        raise CannotTypeset
    if said:
        log.warning("typesetting", child=child.stem, said=said[-2000:])
    return done.stdout


def _run(child: Path, order: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """The child gets no environment: it needs none, and ours may hold passwords."""
    command = [sys.executable, "-I", str(child)]
    try:
        return subprocess.run(  # noqa: S603 (our own program, nothing of the reader's in the command)
            command, input=order, capture_output=True, timeout=seconds, env={"LANG": "C.UTF-8"}, check=False
        )
    except subprocess.TimeoutExpired:
        log.error("typesetting took too long", child=child.stem, seconds=seconds)
        raise CannotTypeset from None


def font_folders() -> list[str]:
    """Where the fonts are that come with the packages; those of the machine never count."""
    return [str(Path(_folder_of(package), folder)) for package, folder in FONTS.items()]


def _folder_of(package: str) -> str:
    """The folder of a package, found without running it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise CannotTypeset
    return spec.submodule_search_locations[0]
