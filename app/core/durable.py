"""Files that are there whole or not at all, also after a power cut."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import uuid4


def write_whole(path: Path, content: bytes | IO[bytes]) -> None:
    """Write beside, make sure of it, put in place; readable by its owner alone."""
    with write_aside(path, content) as aside:
        put_in_place(aside, path)


@contextmanager
def write_aside(path: Path, content: bytes | IO[bytes]) -> Iterator[Path]:
    """The content on the disk under another name, gone after the block unless it was put in place."""
    aside = path.with_name(f".{uuid4().hex}.part")
    source = BytesIO(content) if isinstance(content, bytes) else content
    try:
        with open(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            shutil.copyfileobj(source, file, 1024 * 1024)
            file.flush()
            settle(file.fileno())
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def write_quickly(path: Path, content: bytes) -> None:
    """Whole or not at all for whoever reads it; after a power cut it may be gone."""
    aside = path.with_name(f".{uuid4().hex}.part")
    aside.write_bytes(content)
    os.replace(aside, path)


def settle(descriptor: int) -> None:
    """Return when what was written is on the disk."""
    os.fsync(descriptor)


def put_in_place(aside: Path, path: Path) -> None:
    """Give a finished file its name, and make sure of the name as well."""
    os.replace(aside, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
