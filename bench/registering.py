"""Registrations a second through HTTP, beside a bare loop that writes the same rows in as many commits."""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app import create_app
from app.config import read_settings
from app.core.db import db
from app.registrations.rules.terms import UNLIMITED
from app.registrations.rules.words import Category
from bench.pages import wait_for
from tests.builders.rush import Mission, a_rush

PORT = 8766
ROUNDS, EACH = 5, 300
CLIENTS, THREADS = 2, 8
ROSTRUM = [sys.executable, "-c", "from app.cli import main; main()"]
# What one registration writes, and how many rows; the topic of the meeting is said anew besides.
WRITTEN = {"repeatable_answer": 1, "registration": 1, "audit_entry": 1, "job": 2, "announcement": 1}
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON")


def report() -> Iterator[str]:
    """Both in turn, round after round, on the same disk; the rows of the bare loop are those that the server wrote."""
    yield f"Registrations a second, each with its key, SQLite, synchronous FULL (median of {ROUNDS} rounds of {EACH})"
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as missions:
        file, other = Path(folder) / "rostrum.db", Path(folder) / "bare.db"
        with closing(connect(file)) as kept, closing(connect(other)) as bare:
            kept.backup(bare)
            through, limit = [], []
            for number in range(ROUNDS + 1):
                last = {table: newest(kept, table) for table in WRITTEN}
                through.append(register(missions, number))
                limit.append(write_bare(bare, {table: rows(kept, table, last[table]) for table in WRITTEN}))
    figure, most = (statistics.median(taken[1:]) for taken in (through, limit))  # the first round is warm-up
    yield f"  {'through HTTP, two processes':<46} {figure:7.1f} a second  ({spread(through)})"
    yield f"  {'limit: a bare loop, same rows, same commits':<46} {most:7.1f} a second  ({spread(limit)})"
    yield f"  {'that is':<46} {figure / most:7.2f} of its limit"


def spread(taken: list[float]) -> str:
    """The slowest and the quickest round."""
    return f"{min(taken[1:]):.1f} to {max(taken[1:]):.1f}"


@contextmanager
def serving(folder: Path) -> Iterator[list[Mission]]:
    """The real server on a meeting to which 160 States are invited, as many people of each as they like."""
    environment = {**os.environ, "ROSTRUM_INSTANCE": str(folder)}
    subprocess.run([*ROSTRUM, "init"], env=environment, check=True, stdout=subprocess.DEVNULL)
    with create_app(read_settings(environment)).app_context():
        missions = a_rush(organizations=0, quotas=dict.fromkeys(Category, UNLIMITED))
        db.session.remove()
        db.engine.dispose()
    command = [*ROSTRUM, "serve", "--port", str(PORT), "--processes", "2", "--no-worker"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=environment, **quiet)
    try:
        wait_for(PORT, 90)
        yield missions
    finally:
        server.terminate()
        server.wait(10)


def register(missions: list[Mission], number: int) -> float:
    """How many people are registered a second, by programs of processes of their own."""
    asked = [asking(missions[at % len(missions)], f"{number}-{at}") for at in range(EACH)]
    programs = [begin() for _ in range(CLIENTS)]
    for at, program in enumerate(programs):
        program.stdin.write(json.dumps({"asked": asked[at::CLIENTS], "ports": [PORT], "threads": THREADS}))
        program.stdin.close()
    answers = [json.loads(line) for program in programs for line in program.stdout]
    for program in programs:
        program.wait()
        program.stdout.close()
    wrong = [answer for answer in answers if answer["status"] != 201]
    if wrong or len(answers) != EACH:
        raise RuntimeError(f"not everybody was registered: {len(answers)} answers, {len(wrong)} wrong, {wrong[:1]}")
    moments = [answer["at"] for answer in answers]
    return (EACH - 1) / (max(moments) - min(moments))


def begin() -> Any:
    """A process of programs that waits to be told what to ask."""
    command = [sys.executable, "-m", "tests.registrations.clients"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def asking(mission: Mission, name: str) -> dict[str, Any]:
    """One person of a State."""
    body = json.dumps({"people": [{"family_name": name, "given_names": "Ana", "email": f"{name}@example.org"}]})
    return {"key": name, "token": mission.token, "address": mission.address, "body": body}


def connect(path: Path) -> sqlite3.Connection:
    """As the server keeps its database."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def newest(connection: sqlite3.Connection, table: str) -> int:
    """The last row so far."""
    return connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]


def rows(connection: sqlite3.Connection, table: str, last: int) -> list[tuple[Any, ...]]:
    """What was written since, in its order."""
    return connection.execute(f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid", (last,)).fetchall()


def write_bare(connection: sqlite3.Connection, written: dict[str, list[tuple[Any, ...]]]) -> float:
    """How many registrations a second a loop writes that does nothing else."""
    inserts = {
        table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})" for table, found in written.items()
    }
    topic = "INSERT INTO topic VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET version = excluded.version"
    begun = time.perf_counter()
    for at in range(EACH):
        connection.execute("BEGIN IMMEDIATE")
        for table, many in WRITTEN.items():
            for row in written[table][at * many : (at + 1) * many]:
                connection.execute(inserts[table], row)
        connection.execute(topic, ("registrations/autumn", at))
        connection.execute("COMMIT")
    return EACH / (time.perf_counter() - begun)
