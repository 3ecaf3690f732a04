"""The file itself: an ordinary tar, of which only what its manifest names is believed."""

import hashlib
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from app.core.backup.errors import Damaged
from app.core.backup.manifest import NAME, Manifest

LONGEST_MANIFEST = 64 * 1024 * 1024
PIECE = 1024 * 1024


def add(tar: tarfile.TarFile, name: str, content: bytes | IO[bytes], size: int) -> None:
    """Put one member in, without anything of this machine's: owners, times."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, BytesIO(content) if isinstance(content, bytes) else content)


class Archive:
    """A backup that was found whole."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest, members: dict[str, tarfile.TarInfo]):
        self._tar = tar
        self._members = members
        self.manifest = manifest

    def open(self, name: str) -> IO[bytes]:
        """A member's content."""
        opened = self._tar.extractfile(self._members[name])
        if opened is None:
            raise Damaged(f"{name} is not a file.")
        return opened

    def lines(self, name: str) -> Iterator[bytes]:
        """A member line by line."""
        with self.open(name) as content:
            yield from content


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a backup after everything in it was held against its manifest; raises Damaged."""
    try:
        with tarfile.open(path, "r:") as tar:
            archive = _checked(tar)
            yield archive
    except (tarfile.TarError, EOFError) as reason:
        raise Damaged(f"{path.name} is not a whole tar archive ({reason}).") from None


def _checked(tar: tarfile.TarFile) -> Archive:
    members: dict[str, tarfile.TarInfo] = {}
    for member in tar:
        if not member.isreg():
            raise Damaged(f"{member.name!r} is not an ordinary file.")
        if member.name in members:
            raise Damaged(f"{member.name!r} is there twice.")
        members[member.name] = member
    archive = Archive(tar, _manifest(tar, members), members)
    parts = archive.manifest.parts()
    for name in sorted(members.keys() ^ (parts.keys() | {NAME})):
        raise Damaged(f"{name!r} is {'not named in its manifest' if name in members else 'missing'}.")
    for name, part in parts.items():
        if members[name].size != part.size or _hash(archive, name) != part.sha256:
            raise Damaged(f"{name!r} was changed after the backup was made.")
    return archive


def _manifest(tar: tarfile.TarFile, members: dict[str, tarfile.TarInfo]) -> Manifest:
    if NAME not in members or members[NAME].size > LONGEST_MANIFEST:
        raise Damaged("It has no manifest: this is not a backup of Rostrum.")
    content = tar.extractfile(members[NAME])
    try:
        return Manifest.model_validate_json(content.read() if content else b"")
    except ValidationError as wrong:
        place = ".".join(str(step) for step in wrong.errors()[0]["loc"]) or "whole"
        raise Damaged(f"Its manifest cannot be read ({place}: {wrong.errors()[0]['msg']}).") from None


def _hash(archive: Archive, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as content:
        while piece := content.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
