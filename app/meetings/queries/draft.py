"""The draft as the value that rules read."""

from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import selectinload

from app.core.db import Model, db
from app.meetings import models
from app.meetings.rules import people, programme

Value = TypeVar("Value")
_PARTS_OF_SITTING = ("challenges", "segments", "opening_speakers", "presenters", "panel")
_PARTS_OF_HEADER = ("officers", "documents", "margins")
_PUBLISHED_ONLY = ("announced", "sequence", "revised")


def find_meeting(slug: str) -> models.Meeting | None:
    """The draft of a meeting, its parts not loaded."""
    return db.session.scalars(select(models.Meeting).where(models.Meeting.slug == slug)).one_or_none()


def meeting_names(slug: str | None = None) -> dict[str, str]:
    """What each meeting is called, by slug, the latest first; or one alone."""
    of = models.Meeting
    wanted = select(of.slug, func.coalesce(of.short_title, of.title)).order_by(of.starts_on.desc(), of.slug)
    return dict(db.session.execute(wanted.where(of.slug == slug) if slug else wanted).all())


def sittings_to_name(slug: str | None = None, number: int | None = None) -> list[Row[Any]]:
    """What each sitting is known by, with its meeting's name: the latest meeting first; or one sitting alone."""
    of, at = models.Sitting, models.Meeting
    meeting = func.coalesce(at.short_title, at.title).label("meeting")
    wanted = select(at.slug, meeting, of.number, of.title, of.thematic_number, of.kind).join(of.meeting)
    wanted = wanted.order_by(at.starts_on.desc(), at.slug, of.number)
    return list(db.session.execute(wanted.where(at.slug == slug, of.number == number) if slug else wanted))


def load_meeting(slug: str, *, hold: bool = False) -> models.Meeting | None:
    """The draft of a meeting with all its parts, in as many queries as there are kinds of parts.

    `hold` keeps other writers away from it until the end of the write.
    """
    statement = _with_parts().where(models.Meeting.slug == slug)
    if hold:
        statement = statement.with_for_update()
    return db.session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def load_meetings(*which: ColumnElement[bool]) -> list[models.Meeting]:
    """The drafts of some meetings with all their parts, the next first, in as many queries."""
    statement = _with_parts().where(*which).order_by(models.Meeting.starts_on, models.Meeting.slug)
    return list(db.session.scalars(statement.execution_options(populate_existing=True)))


def _with_parts() -> Select[tuple[models.Meeting]]:
    sittings = selectinload(models.Meeting.sittings)
    parts = [sittings.selectinload(getattr(models.Sitting, name)) for name in _PARTS_OF_SITTING]
    parts += [selectinload(getattr(models.Meeting, name)) for name in _PARTS_OF_HEADER]
    return select(models.Meeting).options(*parts)


def sittings_by_uid() -> dict[str, tuple[str, int]]:
    """The meeting and number of the sitting of each uid."""
    statement = select(models.Sitting.uid, models.Meeting.slug, models.Sitting.number).join(models.Sitting.meeting)
    return {uid: (slug, number) for uid, slug, number in db.session.execute(statement)}


def draft_of(meeting: models.Meeting) -> programme.Programme:
    """The draft of a meeting loaded with all its parts."""
    header = value_of(
        meeting,
        programme.Header,
        officers=[value_of(row, people.Officer) for row in meeting.officers],
        documents=[value_of(row, programme.Document) for row in meeting.documents],
        margins=[value_of(row, programme.MarginEvent) for row in meeting.margins],
    )
    return programme.Programme(header=header).with_sittings(map(_sitting_of, meeting.sittings))


def _sitting_of(sitting: models.Sitting) -> programme.Sitting:
    return value_of(
        sitting,
        programme.Sitting,
        challenges=[treated.challenge for treated in sitting.challenges],
        segments=[value_of(row, programme.Segment) for row in sitting.segments],
        opening_speakers=[value_of(row, people.OpeningSpeaker) for row in sitting.opening_speakers],
        presenters=[value_of(row, people.Presenter) for row in sitting.presenters],
        panel=[value_of(row, people.Panellist) for row in sitting.panel],
    )


def value_of(row: Model, kind: type[Value], **parts: Any) -> Value:
    """The value that a row holds in the columns of the same names, with the parts that have rows of their own."""
    names = [field.name for field in fields(kind) if field.name not in parts and field.name not in _PUBLISHED_ONLY]
    return _adapter(kind).validate_python({name: getattr(row, name) for name in names} | parts)


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type[Value]) -> TypeAdapter[Value]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
