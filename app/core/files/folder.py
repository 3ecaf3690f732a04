"""Where a file lies: ab/cdef... in ROSTRUM_FILES, by its SHA-256."""

import hashlib
from pathlib import Path

PIECE = 1024 * 1024


def path_of(folder: Path, sha256: str) -> Path:
    """The path of a file with this content."""
    return folder / sha256[:2] / sha256[2:]


def make_room(path: Path) -> None:
    """The folders above a file, for us alone."""
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)


def hash_of(path: Path) -> str:
    """What a file's name should be, by its content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
