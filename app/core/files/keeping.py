"""Taking a file in: whole, looked at, and then under its hash."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

from babel.lists import format_list
from flask import current_app
from flask_babel import format_decimal, get_locale
from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.config import Settings
from app.core import clock
from app.core.audit import audit
from app.core.db import Id, Model, command, db
from app.core.durable import put_in_place, settle
from app.core.files.folder import PIECE, make_room, path_of
from app.core.files.kinds import KINDS, MEGABYTE, NAMES, FileKind
from app.core.files.names import harmless_name
from app.core.files.opening import refuse_to_open
from app.core.files.recognition import recognise
from app.core.policy import Actor
from app.core.refusal import Refused, insist, refusal


class File(Model):
    """A file that somebody gave. Two may have the same content; it is kept once.

    It stays for as long as a row of any table refers to it by a foreign key.
    """

    __tablename__ = "file"

    id: Mapped[Id] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    created_at: Mapped[datetime]
    by_kind: Mapped[str]
    by_id: Mapped[int | None]


@dataclass(frozen=True)
class Content:
    """What was taken in and is not listed yet."""

    sha256: str
    media_type: str
    size: int


def keep(stream: IO[bytes], kind: str, by: Actor, name: str = "", said: str | None = None) -> File:
    """Keep a file of `kind`; raises Refused with what was expected and what it is. Call it outside a write.

    Where its sender said of which media type it is, it is taken as that and no other.

    The content is on the disk before its row is written, so that a row never speaks of what is not there.
    """
    wanted = KINDS[kind]
    content = take_in(stream, replace(wanted, media_types=(said,)) if said else wanted)
    return enter(content, kind, harmless_name(name, content.media_type), by=by)


@command
def enter(content: Content, kind: str, name: str, by: Actor) -> File:
    """List what was taken in."""
    row = File(
        sha256=content.sha256,
        kind=kind,
        media_type=content.media_type,
        size=content.size,
        name=name,
        created_at=clock.now(),
        by_kind=by.kind,
        by_id=by.account_id,
    )
    db.session.add(row)
    audit(by, "file.kept", row, ("kind", "sha256"))
    return row


def take_in(stream: IO[bytes], kind: FileKind) -> Content:
    """Look at what is sent, and put it under its hash where it may be kept."""
    settings: Settings = current_app.config["ROSTRUM"]
    settings.files.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _aside(settings.files) as aside:
        sha256, size = _copy(stream, aside, kind.limit)
        media_type = _examine(aside, kind, size)
        path = path_of(settings.files, sha256)
        make_room(path)
        put_in_place(aside, path)
    return Content(sha256, media_type, size)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    path = folder / f".{uuid4().hex}.part"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _copy(stream: IO[bytes], path: Path, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > limit:
                raise Refused(refusal("files.too_large", limit=in_megabytes(limit)))
            digest.update(piece)
            file.write(piece)
        file.flush()
        settle(file.fileno())
    return digest.hexdigest(), size


def _examine(path: Path, kind: FileKind, size: int) -> str:
    """The media type, if it is one of those expected and the file opens."""
    if size == 0:
        raise Refused(refusal("files.empty"))
    found = recognise(path)
    if found not in kind.media_types:
        raise Refused(refusal("files.other_type", expected=expected(kind), found=str(NAMES.get(found, found))))
    insist(refuse_to_open(path, found))
    return found


def expected(kind: FileKind) -> str:
    """What may be given, in words: "a PDF document or a JPEG image"."""
    names = [str(NAMES[media_type]) for media_type in kind.media_types]
    return format_list(names, "or", locale=get_locale() or "en")


def in_megabytes(size: int) -> str:
    """A size as people say it."""
    return f"{format_decimal(round(size / MEGABYTE, 1))} MB"
