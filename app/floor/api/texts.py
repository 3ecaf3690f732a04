"""The text of a statement for the interpreters, which is seen by them, by the delegation, and by the Secretariat."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from app.core.web import current_actor, requires
from app.core.web.api import Asked, Said, Taken
from app.core.web.api.shapes import Text
from app.floor.api.blueprint import INSCRIPTION, api
from app.floor.api.speakers import Language
from app.floor.commands.speakers import give_interpreters_text
from app.floor.policies import is_on_behalf
from app.floor.queries.beside import find_beside
from app.floor.queries.places import AtSitting, find_inscription

LONGEST = 60_000


class InterpretersTextSent(Taken):
    """The text of a statement."""

    text: Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)] = Field(
        examples=["Mr. Chair, Mexico thanks the panel."]
    )
    language: Language | None = Field(None, description="In which language it is.", examples=["en"])


class InterpretersTextGiven(Said):
    """When a text was given; the text itself is read at its address."""

    given_at: datetime | None = Field(description="Null: there is none.")


class InterpretersTextRead(Said):
    """The text of a statement as the interpreters have it."""

    text: str
    language: str | None
    given_at: datetime | None = Field(description="Null: there is none.")


@api.get(f"{INSCRIPTION}/text")
@requires("floor.give_text", on=find_inscription)
def interpreters_text(at: AtSitting, asked: Asked) -> InterpretersTextRead:
    """The text of a statement as the interpreters have it."""
    row = find_beside(at.parts["who"])
    if row is None:
        return InterpretersTextRead(text="", language=None, given_at=None)
    return InterpretersTextRead(text=row.text, language=row.text_language, given_at=row.text_at)


@api.put(f"{INSCRIPTION}/text")
@requires("floor.give_text", on=find_inscription)
def give_text(at: AtSitting, sent: InterpretersTextSent) -> InterpretersTextGiven:
    """Gives the interpreters the text of a statement, or another one instead, until it is made."""
    return _give(at, sent.text, sent.language)


@api.delete(f"{INSCRIPTION}/text")
@requires("floor.give_text", on=find_inscription)
def take_text(at: AtSitting) -> InterpretersTextGiven:
    """Takes the text away."""
    return _give(at, "", None)


def _give(at: AtSitting, text: str, language: str | None) -> InterpretersTextGiven:
    by, who = current_actor(), at.parts["who"]
    give_interpreters_text(*at.here, who, text, language, by, on_behalf=is_on_behalf(by, at))
    row = find_beside(who)
    return InterpretersTextGiven(given_at=row.text_at if row else None)
