"""A room for tests of the floor's pages and resources: two sittings, delegations, and who acts in it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import Grant, Scope
from app.entities.rules import EntityKind
from tests.builders.floors import TEN, kind_of
from tests.builders.kept_floors import AFloor
from tests.builders.meetings import a_published_meeting, an_entity
from tests.builders.people import an_account
from tests.builders.programs import Program
from tests.builders.registrations import a_delegation

INVITED = ("MEX", "PER", "WHO", "IDPC", "EU")
MEETING, FIRST = Scope("meeting", "autumn"), Scope("sitting", "autumn/1")
# Who can act in the room, and the roles they hold.
CAST: dict[str, tuple[str | Grant, ...] | None] = {
    "secretariat": ("secretariat",),
    "conference officer": (Grant("conference_officer", MEETING),),
    "officer of the sitting": (Grant("conference_officer", FIRST),),
    "presiding officer": (Grant("presiding_officer", FIRST),),
    "who presides elsewhere": (Grant("presiding_officer", Scope("sitting", "autumn/2")),),
    "Mexico": (Grant("focal_point", Scope("entity", "MEX")),),
    "Peru": (Grant("focal_point", Scope("entity", "PER")),),
    "NGO": (Grant("focal_point", Scope("entity", "IDPC")),),
    "not invited": (Grant("focal_point", Scope("entity", "AUT")),),
    "participant": (Grant("participant", MEETING),),
    "stranger": None,
}


@pytest.fixture
def at_ten(app: Flask) -> Iterator[AFloor]:
    """The first sitting of a published meeting at ten o'clock, its delegations invited."""
    with clock.frozen(TEN):
        a_published_meeting()
        an_entity("AUT", EntityKind.MEMBER_STATE, "Austria")
        an_entity("VNGOC", EntityKind.NGO_COMMITTEE)
        for entity in INVITED:
            a_delegation(entity, kind_of(entity), credentials=False)
        yield AFloor()


@pytest.fixture
def program(app: Flask) -> Callable[[str], Program]:
    """A program of somebody of the cast."""
    known: dict[str, Program] = {}

    def of(who: str) -> Program:
        if who not in known:
            roles = CAST[who]
            account = an_account(f"{who.replace(' ', '.').lower()}@example.org", *roles) if roles else None
            known[who] = Program(app, account)
        return known[who]

    return of
