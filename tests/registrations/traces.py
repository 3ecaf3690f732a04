"""Looking for a string wherever an installation could keep it: database, its log, files, mails, exports."""

import base64
import json
import quopri
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from sqlalchemy import text

from app.core.db import db, is_sqlite

SHORTEST = 6


def shapes(secret: str) -> set[bytes]:
    """The octets that a string can stand as: plain, in JSON, quoted-printable, and in base64 from any place."""
    octets = secret.encode()
    escaped = json.dumps(secret)[1:-1].encode()
    found = {
        octets,
        escaped,
        escaped.replace(b"\\", b"\\\\"),
        quopri.encodestring(octets).strip(),
        octets.hex().encode(),
    }
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + octets)
        found.add(whole[4 if before else 0 : len(whole) - 4])
    return {one for one in found if len(one) >= SHORTEST}


def folders(instance: Path, database_url: str) -> list[Path]:
    """Every file of an installation, the database and its log among them."""
    files = [path for path in instance.rglob("*") if path.is_file()]
    if database_url.startswith("sqlite"):
        kept = Path(database_url.removeprefix("sqlite:///"))
        files += [path for path in (kept, Path(f"{kept}-wal"), Path(f"{kept}-shm")) if path.exists()]
    return files


def found_in(secrets: list[str], instance: Path, database_url: str, *more: str) -> dict[str, list[str]]:
    """In which places each of these strings is found, in whatever shape; `more` is what was written elsewhere."""
    places = {path.name: path.read_bytes() for path in folders(instance, database_url)}
    places |= {f"{name} as read": _read(octets) for name, octets in places.items() if name.endswith(".eml")}
    places |= {f"said {number}": said.encode() for number, said in enumerate(more)}
    places |= {} if database_url.startswith("sqlite") else _rows()
    where = {
        secret: sorted(name for name, octets in places.items() if any(shape in octets for shape in shapes(secret)))
        for secret in secrets
    }
    return {secret: names for secret, names in where.items() if names}


def _read(mail: bytes) -> bytes:
    """What a mail program shows: head and parts without the wrapping of the way."""
    message = message_from_bytes(mail, policy=default)
    said = [str(value) for value in message.values()]
    said += [str(part.get_content()) for part in message.walk() if not part.is_multipart()]
    return "\n".join(said).encode()


def _rows() -> dict[str, bytes]:
    """Every row of every table as text, and what PostgreSQL notes of the values of columns."""
    assert not is_sqlite(db.engine)
    found = {}
    with db.engine.connect() as connection:
        for table in db.metadata.tables:
            rows = connection.execute(text(f"SELECT t::text FROM {table} AS t"))  # noqa: S608 (our own names)
            found[table] = "\n".join(row[0] for row in rows).encode()
        noted = connection.execute(
            text("SELECT tablename, most_common_vals::text, histogram_bounds::text FROM pg_stats")
        )
        found["pg_stats"] = "\n".join(str(tuple(row)) for row in noted).encode()
    return found


def shut_readers() -> None:
    """Let no connection of this test read what was before."""
    db.session.rollback()
    db.engine.dispose()
