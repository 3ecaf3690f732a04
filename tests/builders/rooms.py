"""A floor in the database: a meeting of two sittings of one day on one item, and what is done in it by whom."""

from datetime import timedelta

import pytest

from app.core.db import db
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.floor.commands import lists, speakers
from app.floor.commands.speakers import Wanted
from app.floor.queries.steps import OnFloor, find_sitting, on_floor
from app.floor.rules.speakers import ListTerms
from app.floor.rules.state import Floor
from tests.builders.floors import TEN, kind_of
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting

HERE, LATER = ("autumn", 1), ("autumn", 2)
ENTITIES = ("MEX", "AUT", "PER", "NOR", "EU", "VAT", "WHO", "IDPC", "VNGOC")


def a_room(*entities: str, **header: object) -> None:
    """Two sittings of a Monday on one challenge, and these entities."""
    a_challenge("markets")
    for entity in entities or ENTITIES:
        an_entity(entity, kind_of(entity))
    both = (a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("markets",)))
    a_published_meeting(a_programme(*both, **header))


def held(number: int = 1, slug: str = "autumn") -> OnFloor:
    """A sitting with its floor, read afresh."""
    db.session.rollback()
    sitting = find_sitting(slug, number)
    assert sitting is not None
    return on_floor(sitting)


def floor(number: int = 1) -> Floor:
    """The floor of a sitting, read afresh."""
    return held(number).floor


def announced(number: int = 1, **given: object) -> int:
    """A list that is open from ten to noon."""
    said = {"key": "debate", "opens_at": TEN, "closes_at": TEN + timedelta(hours=2), **given}
    return lists.announce_list("autumn", number, ListTerms(**said), OPERATOR)  # type: ignore[arg-type]


def inscribed(*entities: str, number: int = 1, **given: object) -> list[int]:
    """These on the list."""
    return [speakers.inscribe("autumn", number, asking(one, **given), OPERATOR) for one in entities]


def asking(entity: str, **given: object) -> Wanted:
    """What an entity says that asks to speak."""
    endorsed = {"endorsed_by": "VNGOC"} if entity == "IDPC" else {}
    return Wanted(**{"list": "debate", "entity": entity, **endorsed, **given})  # type: ignore[arg-type]


def refused(deed, *given: object, **named: object) -> str:  # type: ignore[no-untyped-def]
    """Why a deed is refused."""
    with pytest.raises(Refused) as error:
        deed(*given, **named)
    return error.value.refusal.code.removeprefix("floor.")
