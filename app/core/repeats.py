"""The same request twice, one effect: what was answered to a key is kept, in the transaction of the deed."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core import clock
from app.core.db import Model, command, db, ensure, keep, lock
from app.core.jobs import every, job
from app.core.policy import SYSTEM, Actor
from app.core.refusal import Refused, refusal

KEPT = timedelta(hours=24)
_NAMES = re.compile(r"[\w-]+")


class RepeatableAnswer(Model):
    """What was answered to the holder of a token under a key; `asked` is a fingerprint of what was asked."""

    __tablename__ = "repeatable_answer"
    __machinery__ = True

    holder: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[str | None]
    status: Mapped[int | None]
    body: Mapped[str | None]
    location: Mapped[str | None]
    at: Mapped[datetime | None] = mapped_column(index=True)


@dataclass(frozen=True)
class Answered:
    """Status and body of an answer, and where what was made stands."""

    status: int
    body: str
    location: str | None = None


@command
def once(by: Actor, holder: str, key: str, asked: str, deed: Callable[[], Answered]) -> tuple[Answered, bool]:
    """Do the deed where this key is new, else give its answer again; the second value says which.

    What was refused changed nothing and keeps no key. Two at once: one waits, and gets the answer of the other.
    """
    this = (RepeatableAnswer.holder == holder, RepeatableAnswer.key == key)
    if ensure(RepeatableAnswer, holder=holder, key=key):
        answered = deed()
        said = {"status": answered.status, "body": answered.body, "location": answered.location}
        keep(RepeatableAnswer, {"holder": holder, "key": key}, asked=asked, at=clock.now(), **said)
        return answered, False
    row = lock(RepeatableAnswer, *this)
    assert row is not None
    return _again(row, asked), True


def answered_before(holder: str, key: str, asked: str) -> Answered | None:
    """What was answered to this under this key; for those who ask again about a thing that is gone since."""
    row = db.session.execute(_kept(), {"of": holder, "named": key}).one_or_none()
    return _again(row, asked) if row and row.asked else None


@cache
def _kept() -> Select[Any]:
    of = RepeatableAnswer
    this = (of.holder == bindparam("of"), of.key == bindparam("named"))
    return select(of.asked, of.status, of.body, of.location).where(*this)


def _again(row: Any, asked: str) -> Answered:
    if row.asked != asked:
        raise Refused(refusal("api.key_used"))
    return Answered(row.status or 200, row.body or "", row.location)


@command
def forget_answers(by: Actor) -> None:
    """A key is good for 24 hours, and some more until this is done."""
    db.session.execute(delete(RepeatableAnswer).where(RepeatableAnswer.at <= clock.now() - KEPT))


@command
def forget_answers_about(names: Collection[str], by: Actor) -> None:
    """Answers in which one of these names stands (a slug, a public id) are given to nobody again."""
    wanted = set(names)
    for row in db.session.scalars(select(RepeatableAnswer).where(RepeatableAnswer.asked.is_not(None))):
        if wanted & set(_NAMES.findall(f"{row.location} {row.body}")):
            db.session.delete(row)


@every(timedelta(hours=1))
@job("repeats.forget")
def forget() -> None:
    """Once an hour."""
    forget_answers(SYSTEM)
