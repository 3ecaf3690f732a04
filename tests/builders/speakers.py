"""Builders of a list of speakers in the database: a published meeting, a list that is open, and those on it."""

import re
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.entities.rules import EntityKind
from app.floor.commands.lists import announce_list
from app.floor.commands.speakers import Wanted, inscribe
from app.floor.rules.speakers import ListTerms
from tests.builders.floors import TEN, kind_of
from tests.builders.meetings import a_challenge, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting

HERE = ("autumn", 1)
PAGE = "/meetings/autumn/sittings/1/speakers"
ARABIC = "المملكة العربية السعودية"
NAMES = {"SAU": ARABIC, "GBR": "United Kingdom of Great Britain and Northern Ireland", "MEX": "Mexico", "PER": "Peru"}
ENTITIES = ("MEX", "AUT", "PER", "SAU", "GBR", "EU", "VAT", "WHO", "IDPC", "VNGOC")


def a_room(*further: str) -> None:
    """A published meeting of two sittings on one item, and delegations."""
    a_challenge("markets")
    for code in (*ENTITIES, *further):
        an_entity(code, kind_of(code), NAMES.get(code, code.title()))
    both = (a_sitting(1, challenges=("markets",)), a_sitting(2, challenges=("markets",)))
    a_published_meeting(a_programme(*both))


def announced(**given: Any) -> None:
    """A list of the debate that is open from ten to noon."""
    said = {"opens_at": TEN, "closes_at": TEN + timedelta(hours=2), **given}
    announce_list(*HERE, ListTerms(**{"key": "debate", **said}), OPERATOR)


def on_list(*entities: str, **given: Any) -> list[int]:
    """These on the list; the numbers of their inscriptions."""
    ngos = [one for one in entities if kind_of(one) == EntityKind.NGO]
    return [
        inscribe(
            *HERE,
            Wanted(**{"list": "debate", "entity": one, **({"endorsed_by": "VNGOC"} if one in ngos else {}), **given}),
            OPERATOR,
        )
        for one in entities
    ]


def words(text: str) -> str:
    """What a reader sees of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def page(client: FlaskClient, minutes: float = 0, address: str = PAGE) -> str:
    """A page as it is read so many minutes after ten."""
    with clock.frozen(TEN + timedelta(minutes=minutes)):
        answer = client.get(address)
    assert answer.status_code == 200
    return words(answer.text)
