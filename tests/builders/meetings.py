"""Builders of meetings in the database."""

from app.core.audit import audit
from app.core.db import db, write
from app.core.policy import OPERATOR
from app.entities.models import Entity
from app.entities.rules import EntityKind, sort_key
from app.meetings.commands.draft import write_draft
from app.meetings.commands.publishing import publish
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting
from app.meetings.rules.programme import Programme
from app.workplan.models import Challenge
from tests.builders.programmes import a_programme


def an_entity(code: str, kind: EntityKind = EntityKind.MEMBER_STATE, name: str | None = None) -> Entity:
    """An entity known by this code."""
    name = name or code.title()
    names = {"name": name, "name_in_text": name, "name_in_list": name, "sort_key": sort_key(name)}
    return _kept(Entity(code=code, kind=kind.value, **names))


def a_challenge(slug: str, number: int = 1) -> Challenge:
    """A challenge known by this slug."""
    return _kept(Challenge(slug=slug, number=number, short_title=slug.title(), wording=f"{slug.title()} goes on"))


def a_meeting(programme: Programme | None = None) -> Meeting:
    """A meeting whose draft says this."""
    programme = programme or a_programme()
    write_draft(programme, OPERATOR)
    return find_meeting(programme.header.slug)


def a_published_meeting(programme: Programme | None = None) -> Meeting:
    """A meeting whose draft says this and whose newest version does so too."""
    meeting = a_meeting(programme)
    publish(meeting.slug, OPERATOR)
    return meeting


def _kept(row):
    with write():
        db.session.add(row)
        audit(OPERATOR, "test.built", row)
    return row
