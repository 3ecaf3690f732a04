"""What somebody on a list says now, so that they can say some of it otherwise."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.core.refusal import Refused, refusal
from app.floor.models import Inscription as Beside
from app.floor.queries.beside import find_beside
from app.floor.queries.steps import find_sitting, on_floor
from app.floor.rules.speakers import Inscription
from app.floor.rules.wanted import BESIDE, Wanted


def wanted_now(slug: str, number: int, who: int, changes: Mapping[str, Any]) -> Wanted:
    """What an inscription says, with these changes."""
    sitting = find_sitting(slug, number)
    now = on_floor(sitting).floor.inscriptions.get(who) if sitting else None
    if now is None:
        raise Refused(refusal("floor.no_such_inscription"))
    return Wanted(**{**_of_log(now), **_beside(find_beside(who)), **changes})


def _of_log(now: Inscription) -> dict[str, Any]:
    return {one.name: getattr(now, one.name) for one in fields(Wanted) if one.name not in BESIDE}


def _beside(row: Beside | None) -> dict[str, Any]:
    return {name: getattr(row, name) for name in BESIDE} if row else {}
