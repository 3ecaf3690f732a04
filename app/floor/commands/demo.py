"""The floor of the demo's rehearsal: lists with invented speakers, and a sitting that goes on."""

from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.live import announce
from app.core.policy import Actor
from app.entities.queries import all_entities
from app.entities.rules import EntityKind
from app.floor.commands.writing import hold_floor
from app.floor.models import FloorEntry, Inscription
from app.floor.queries.steps import OnFloor, debate_of, on_floor
from app.floor.rules import rehearsed as rules
from app.floor.rules.entries import Step, StepKind
from app.floor.rules.lots import METHOD, draw
from app.floor.rules.rehearsed import Planned
from app.floor.rules.words import FirstOrder
from app.registrations.rules.invented import invented

UNDER_WAY, NEXT, AFTER = 3, 4, 5  # sittings of the rehearsal
SEED = "rehearsal"  # a seed that everybody knows, for lots about which nobody is in earnest


class Stage:
    """A sitting of the rehearsal whose log is written, at times counted from a moment."""

    def __init__(self, held: OnFloor, begins: datetime):
        self.held, self.begins = held, begins
        self.entities = {one.code: one for one in all_entities()}
        self.key = debate_of(held.sitting)
        self.people = {one.entity: one.person for one in reversed(list(invented()))}

    def write(self, planned: Planned, undoes: int | None = None) -> int:
        """Write a step down; its number."""
        data = dict(planned.data)
        entry = FloorEntry(sitting_id=self.held.sitting.id, kind=planned.kind.value, at=self.begins + planned.after)
        entry.entity, entry.withdraws_id = data.pop("entity", None), undoes
        if planned.kind in (StepKind.LIST_ANNOUNCED, StepKind.LIST_OPENED, StepKind.LIST_CLOSED, StepKind.LOTS_DRAWN):
            data["list"] = self.key
        if planned.kind == StepKind.INSCRIBED:
            data |= self._inscription(entry.entity)
        entry.data = data
        db.session.add(entry)
        db.session.flush()
        if planned.kind == StepKind.INSCRIBED:
            db.session.add(self._beside(entry))
        return entry.id

    def again(self, step: Step) -> None:
        """Put on the list again who asked to speak at an earlier rehearsal, as they were."""
        data = {name: value for name, value in step.data.items() if name != "entity"}
        entry = FloorEntry(sitting_id=self.held.sitting.id, kind=step.kind.value, entity=step["entity"])
        entry.at, entry.data = self.begins - timedelta(minutes=1), {**data, "is_late": None}
        db.session.add(entry)
        db.session.flush()
        beside, before = self._beside(entry), db.session.get(Inscription, step.id)
        for name in ("representative", "representative_title", "text", "text_language", "text_at") if before else ():
            setattr(beside, name, getattr(before, name))
        db.session.add(beside)

    def finish(self, by: Actor) -> None:
        """Leave a trace, and say that something happened."""
        sitting = self.held.sitting
        slug = sitting.meeting.slug
        audit(by, "floor.rehearse", sitting)
        topics = (f"floor/{slug}/{sitting.number}", f"meeting/{slug}")
        announce("floor_changed", *topics, meeting=slug, number=sitting.number)

    def _inscription(self, entity: str | None) -> dict[str, Any]:
        found = self.entities[entity or ""]
        endorsed = {"endorsed_by": rules.COMMITTEE} if found.kind == EntityKind.NGO else {}
        return {"list": self.key, "kind": found.kind, "sort_key": found.sort_key, **endorsed}

    def _beside(self, entry: FloorEntry) -> Inscription:
        person = self.people.get(entry.entity or "")
        name = f"{person.given_names} {person.family_name}" if person else ""
        said = Inscription(entry_id=entry.id, sitting_id=entry.sitting_id, representative=name, text="")
        said.representative_title = person.function if person else ""
        return said


@command
def rehearse_floor(slug: str, by: Actor) -> bool:
    """Let sitting 3 of a rehearsal go on, the next have a list by lots that is open, and the one after one to open.

    Whether anything was entered; all three are held before the clock is read.
    """
    floors = {number: hold_floor(slug, number, by) for number in (UNDER_WAY, NEXT, AFTER)}
    entered = [_go_on(floors[UNDER_WAY], by), *(_announce(floors[number], number, by) for number in (NEXT, AFTER))]
    return any(entered)


def _go_on(held: OnFloor, by: Actor) -> bool:
    """As if it began some minutes ago.

    What went on at an earlier time is taken back as steps are, so that the log keeps it; who asked to speak meanwhile
    is on the list again.
    """
    starts_at = held.sitting.starts_at
    if starts_at is None or rules.begun_since(held.own_steps, starts_at):
        return False
    stage = Stage(held, max(starts_at, (clock.now() - rules.UNDER_WAY).replace(second=0, microsecond=0)))
    taken_back = rules.to_take_back(held.own_steps)
    for step in taken_back:
        stage.write(Planned(StepKind.UNDONE, timedelta(minutes=-20)), undoes=step.id)
    for planned in rules.before_it_begins(stage.begins, is_new=stage.key not in held.floor.lists):
        stage.write(planned)
    for step in reversed(taken_back):
        if step.kind == StepKind.INSCRIBED and held.floor.outcomes.get(step.id) in rules.STAY:
            stage.again(step)
    _run(stage)
    stage.finish(by)
    return True


def _run(stage: Stage) -> None:
    """Give the floor to those who stand first."""
    floor = on_floor(stage.held.sitting).floor
    waiting = [one.id for one in floor.waiting(stage.key)]
    limits = [floor.lists[stage.key].limit(floor.inscriptions[one]) for one in waiting]
    for planned in rules.running(waiting, limits):
        stage.write(planned)


def _announce(held: OnFloor, number: int, by: Actor) -> bool:
    """The list of a sitting that is still to come, at its new times; whether they are new."""
    if held.sitting.starts_at is None:
        return False
    stage = Stage(held, held.sitting.starts_at)
    there = held.floor.lists.get(stage.key)
    if there and there.terms.closes_at == rules.closes_at(stage.begins):
        return False
    if number == AFTER:
        stage.write(rules.announcing(stage.begins, timedelta(hours=-15)))
    else:
        stage.write(rules.announcing(stage.begins, timedelta(hours=-30), FirstOrder.LOTS))
        if there is None:
            _draw_lots(stage)
    stage.finish(by)
    return True


def _draw_lots(stage: Stage) -> None:
    """Lots among those who asked first; one asks after that."""
    numbers = [stage.write(one) for one in rules.asking_for_the_afternoon()]
    ranks = {str(one): lot for one, lot in draw(SEED, numbers).items()}
    stage.write(Planned(StepKind.LOTS_DRAWN, timedelta(hours=-20), {"seed": SEED, "method": METHOD, "ranks": ranks}))
    stage.write(Planned(StepKind.INSCRIBED, timedelta(hours=-19), rules.asking("CAN")))
