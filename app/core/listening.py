"""How a process hears what others say on a channel of PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import Engine


@contextmanager
def listening(engine: Engine, channel: str) -> Iterator[psycopg.Connection]:
    """A connection of its own, in no transaction while it waits; the engine's pool is for those who ask."""
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"LISTEN {channel}")
        yield connection
