"""Reading the floor of a sitting and its log."""

from flask import abort

from app.core.web import current_actor, public, requires
from app.core.web.api import Asked
from app.floor.api.blueprint import INSCRIPTION, SITTING, api
from app.floor.api.reading import floor_read, inscription_read, show
from app.floor.api.shapes import FloorRead, InscriptionRead, LoggedRead, LogRead
from app.floor.phrases.steps import step_words
from app.floor.policies import may_read
from app.floor.queries.log import Logged, log_of, names_of
from app.floor.queries.places import AtSitting, find_at, find_inscription
from app.floor.queries.steps import on_floor


@api.get(f"{SITTING}/floor")
@public(
    "Who speaks, and who comes next, is for everyone to see; what is a delegation's own is added for it", on=find_at
)
def floor(at: AtSitting, asked: Asked) -> FloorRead:
    """The floor of a sitting: who has it, the clock, the lists, rights of reply and points of order.

    Everybody sees who is on a list, for whom, where and why. A delegation sees besides what it said of its own, and
    officers see everything but the texts for interpreters.
    """
    if not may_read(current_actor(), at):
        abort(404)
    return floor_read(show(at))


@api.get(f"{SITTING}/floor/log")
@requires("floor.run", on=find_at)
def log(at: AtSitting, asked: Asked) -> LogRead:
    """Every step of the sitting, in words."""
    held = on_floor(at.sitting)
    logged = log_of(held)
    names = names_of(code for one in logged for code in (one.entity, one.other))
    return LogRead(version=held.floor.version, items=[_logged(one, names) for one in logged])


@api.get(INSCRIPTION)
@requires("floor.speak", on=find_inscription)
def inscription(at: AtSitting, asked: Asked) -> InscriptionRead:
    """One inscription with what the delegation said of it."""
    return inscription_read(show(at), at.parts["who"]) or abort(404)


def _logged(one: Logged, names: dict[str, str]) -> LoggedRead:
    step = one.step
    named = {"entity": names.get(one.entity or "", one.entity or ""), "other": names.get(one.other or "", "")}
    return LoggedRead(
        number=step.id,
        at=step.at,
        kind=step.kind.value,
        words=step_words(step.kind, {**step.data, "undoes": step.undoes, "corrects": step.corrects, **named}),
        entity=one.entity,
        undoes=step.undoes,
        corrects=step.corrects,
        stands=one.stands,
        is_last=one.is_last,
    )
