"""Counts attempts, so that guessing takes for ever and a slip does not."""

from sqlalchemy import delete

from app.core import clock
from app.core.db import command, db, ensure, lock
from app.core.policy import Actor
from app.core.refusal import insist
from app.core.tokens import fingerprint
from app.people.models import Throttle
from app.people.rules.throttle import LIMITS, LONGEST_MEMORY, Tally, counted, given_back, refuse_attempt


@command
def count_attempt(by: Actor, **of: str) -> None:
    """Count one attempt for each of `password="her@example.org"`, `network="192.0.2.1"`; Refused while one pauses."""
    rows = _held(of)
    now = clock.now()
    for row in rows.values():
        insist(refuse_attempt(_tally(row), now))
    for name, row in rows.items():
        _write(row, counted(_tally(row), LIMITS[name], now))
    _forget_old()


@command
def give_back_attempt(by: Actor, **of: str) -> None:
    """The attempt was right: it does not count."""
    for row in _held(of).values():
        _write(row, given_back(_tally(row)))


@command
def forget_old_attempts(by: Actor) -> None:
    """What was tried so long ago that it does not count any more."""
    _forget_old()


@command
def forget_attempts(by: Actor, **of: str) -> None:
    """It is the owner: what was tried before does not count any more."""
    for row in _held(of).values():
        db.session.delete(row)


def _held(of: dict[str, str]) -> dict[str, Throttle]:
    """The rows, locked; always in the same order, so that two never wait for each other."""
    keys = sorted((f"{name}:{fingerprint('people.throttle', name, whose)}", name) for name, whose in of.items())
    for key, _name in keys:
        ensure(Throttle, key=key, count=0)
    return {name: row for key, name in keys if (row := lock(Throttle, Throttle.key == key))}


def _forget_old() -> None:
    db.session.execute(delete(Throttle).where(Throttle.at < clock.now() - LONGEST_MEMORY))


def _tally(row: Throttle) -> Tally:
    return Tally(row.count, row.at, row.until)


def _write(row: Throttle, tally: Tally) -> None:
    row.count, row.at, row.until = tally.count, tally.at, tally.until
