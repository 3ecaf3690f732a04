"""1,300 registrations from many processes, the server killed hard twice meanwhile: each that was acknowledged is there,
once, no limit is exceeded by one, and the rest were refused in words."""

import json
import socket
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core.audit import AuditEntry
from app.core.db import db
from app.core.repeats import RepeatableAnswer
from app.registrations.models import Delegation, Registration
from app.registrations.rules.terms import NGO_SEATS, Quota
from app.registrations.rules.words import Way
from tests.asgi.running import GENEROUS_SECONDS, Running, until
from tests.builders.rush import Mission, a_rush

pytestmark = [pytest.mark.process, pytest.mark.timeout(400)]  # some seconds, but for a machine that is very busy
ROSTRUM = ("-c", "from app.cli import main; main()")
PROCESSES, PROGRAMS = 3, 8
IN_PERSON, ONLINE = Quota().in_person + 1, 4  # one of each State is too many in the room
ALL = 1300
KILLED_AFTER = (ALL // 4, ALL // 2)  # the rest is more than answers that may be under way unread
FULL = {"registrations.no_place_in_person", "registrations.no_ngo_seat"}


def free_port() -> int:
    """A port at which nobody listens just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Servers:
    """SQLite: one server of two processes. PostgreSQL: two servers of one, as on two machines."""

    def __init__(self, kind: str, folder: Path, database_url: str):
        self._environment = {
            "ROSTRUM_INSTANCE": str(folder),
            "ROSTRUM_DATABASE_URL": database_url,
            "ROSTRUM_SECRET_KEY": "s" * 64,
        }
        self._processes = "2" if kind == "sqlite" else "1"
        self.ports = [free_port() for _ in range(1 if kind == "sqlite" else 2)]
        self.running: dict[int, Running] = {}
        self.killed: list[threading.Thread] = []
        for port in self.ports:
            self._start(port)

    def _start(self, port: int) -> None:
        command = ("serve", "--port", str(port), "--processes", self._processes, "--no-worker")
        self.running[port] = Running([*ROSTRUM, *command], self._environment)

    def kill_and_start_again(self) -> None:
        """One of them dies in the middle of whatever it does, with all its processes; soon it is there again."""
        port = self.ports[len(self.killed) % len(self.ports)]
        self.running[port].kill()
        self.killed.append(threading.Thread(target=self._start, args=(port,), daemon=True))
        self.killed[-1].start()

    def end(self) -> None:
        """All of them, for good."""
        for starting in self.killed:
            starting.join()
        for one in self.running.values():
            one.kill()


@pytest.fixture
def servers(app: Flask, database_kind: str, database_url: str, tmp_path: Path) -> Iterator[Servers]:
    """What serves the database of this test."""
    started = Servers(database_kind, tmp_path, database_url)
    yield started
    started.end()


def everybody(missions: list[Mission]) -> list[dict[str, Any]]:
    """What all ask for, in the order of chance; who would wait, and who would rather be told that it is full."""
    asked = [
        _asked(mission, number, Way.IN_PERSON if number < IN_PERSON else Way.ONLINE, may_wait=place % 2 == 0)
        for place, mission in enumerate(missions)
        for number in range(1 if mission.is_organization else IN_PERSON + ONLINE)
    ]
    Random(1).shuffle(asked)
    return asked


def _asked(mission: Mission, number: int, way: Way, *, may_wait: bool) -> dict[str, Any]:
    name = f"{mission.entity}-{number}"
    person = {"family_name": name, "email": f"{name}@example.org", "way": way.value, "may_wait": may_wait}
    return {"key": name, "token": mission.token, "address": mission.address, "body": json.dumps({"people": [person]})}


class Programs:
    """The processes of all programs, and what they were answered so far, by key; at some answers something happens."""

    def __init__(self, asked: list[dict[str, Any]], ports: list[int], at: dict[int, Callable[[], None]]):
        self.answers: dict[str, dict[str, Any]] = {}
        self._at, self._one_by_one = at, threading.Lock()
        self._processes = [self._begin(asked[at::PROCESSES], ports) for at in range(PROCESSES)]
        self._readers = [threading.Thread(target=self._read, args=(one,), daemon=True) for one in self._processes]
        for reader in self._readers:
            reader.start()

    def _begin(self, asked: list[dict[str, Any]], ports: list[int]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.registrations.clients"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        json.dump({"asked": asked, "ports": ports, "threads": PROGRAMS}, process.stdin)
        process.stdin.close()
        return process

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout:
            answer = json.loads(line)
            with self._one_by_one:
                self.answers[answer["key"]] = answer
                self._at.pop(len(self.answers), lambda: None)()

    def all_answers(self) -> dict[str, dict[str, Any]]:
        """Once everybody has an answer."""
        until(lambda: len(self.answers) == ALL, f"only {len(self.answers)} answers", 4 * GENEROUS_SECONDS)
        return self.answers

    def end(self) -> None:
        """None is left, whatever became of the test."""
        for process in self._processes:
            process.kill()
            process.wait()
        for reader in self._readers:
            reader.join()
        for process in self._processes:
            process.stdout.close()


def answers_to(
    asked: list[dict[str, Any]], servers: Servers, at: dict[int, Callable[[], None]]
) -> dict[str, dict[str, Any]]:
    """Everybody asks at once, until everybody has an answer."""
    programs = Programs(asked, servers.ports, at)
    try:
        return programs.all_answers()
    finally:
        programs.end()


def standing(answer: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """Who was registered, and where they stand, as they were told."""
    said = json.loads(answer["body"])["items"][0]
    return said["registration"], (said["state"], said["way"], said["place"], said["seat"])


def kept() -> list[tuple[str, tuple[Any, ...]]]:
    """Who is registered, and where they stand."""
    of = Registration
    wanted = select(of.public_id, of.state, of.way, of.place_number, of.seat_number)
    db.session.rollback()
    return [(public_id, tuple(rest)) for public_id, *rest in db.session.execute(wanted)]


def places() -> dict[tuple[str, str], list[int]]:
    """The places that are held, by delegation and way."""
    found = defaultdict(list)
    wanted = select(Delegation.entity_code, Registration.way, Registration.place_number).join(Registration.delegation)
    for entity, way, number in db.session.execute(wanted.where(Registration.place_number.is_not(None))):
        found[entity, way].append(number)
    return {held: sorted(numbers) for held, numbers in found.items()}


def test_1300_register_at_once_while_the_server_is_killed_twice(app: Flask, servers: Servers) -> None:
    missions = a_rush()
    asked = everybody(missions)
    assert len(asked) == ALL
    answers = answers_to(asked, servers, dict.fromkeys(KILLED_AFTER, servers.kill_and_start_again))
    assert len(servers.killed) == len(KILLED_AFTER)
    hold_what_was_said(answers)
    hold_the_limits(missions)
    hold_that_nobody_is_there_twice(answers, answers_to(asked, servers, {}))


def hold_what_was_said(answers: dict[str, dict[str, Any]]) -> None:
    """Who was told to be registered is, once and as it was told; nobody else is; the others know what was full."""
    assert {one["status"] for one in answers.values()} == {201, 409}
    acknowledged = [standing(one) for one in answers.values() if one["status"] == 201]
    assert Counter(kept()) == Counter(acknowledged)
    assert {json.loads(one["body"])["code"] for one in answers.values() if one["status"] == 409} == FULL
    assert db.session.scalar(select(func.count()).where(AuditEntry.action == "registrations.register")) == len(kept())
    assert db.session.scalar(select(func.count()).select_from(RepeatableAnswer)) == len(acknowledged)


def hold_the_limits(missions: list[Mission]) -> None:
    """Every place is given once, none beyond the quota, and none is left that somebody asked for."""
    held = places()
    for mission in missions:
        if not mission.is_organization:
            assert held[mission.entity, Way.IN_PERSON] == list(range(1, IN_PERSON))
            assert held[mission.entity, Way.ONLINE] == list(range(1, ONLINE + 1))
    seats = db.session.scalars(select(Registration.seat_number).where(Registration.seat_number.is_not(None)))
    assert sorted(seats) == list(range(1, NGO_SEATS + 1))
    assert sum(len(numbers) for (entity, _way), numbers in held.items() if entity.startswith("NGO")) == NGO_SEATS


def hold_that_nobody_is_there_twice(first: dict[str, dict[str, Any]], again: dict[str, dict[str, Any]]) -> None:
    """Whoever asks again under the same key gets the same answer, and nothing more is there."""
    done = {key for key, one in first.items() if one["status"] == 201}
    assert {key: one["body"] for key, one in again.items() if key in done} == {key: first[key]["body"] for key in done}
    assert {one["replayed"] for key, one in again.items() if key in done} == {"true"}
    assert {one["status"] for key, one in again.items() if key not in done} == {409}
    assert len(kept()) == len(done)
