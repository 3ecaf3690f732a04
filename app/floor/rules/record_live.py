"""The record of a floor that was run here: who was heard, in that order, from the replay of its steps."""

from app.entities.rules import EntityKind
from app.floor.rules.record import JointStatement, Record, Reply, Statement
from app.floor.rules.speakers import Inscription, speaks_as_state
from app.floor.rules.state import Floor, Spoken
from app.floor.rules.words import Capacity, Outcome, Phase

NGOS = (EntityKind.NGO, EntityKind.NGO_COMMITTEE)


def live_record(floor: Floor) -> Record:
    """Statements as delivered, those submitted only in writing last; rights of reply as exercised.

    Whoever has the floor is on the record once they have finished; what is in writing, once the sitting has begun.
    """
    heard = [one for one in floor.spoken if one.inscription is not None]
    statements = [_statement(floor.inscriptions[one.inscription], one) for one in heard if one.inscription]
    statements += [_statement(one) for one in _written(floor)]
    places = {one.entry_id: at for at, one in enumerate(statements, start=1)}
    replies = [_reply(floor, one, places) for one in floor.spoken if one.reply is not None]
    return Record(statements=tuple(statements), replies=tuple(replies))


def listed_with(entity: str, kind: EntityKind) -> str:
    """Among whom a summary names somebody: States with the European Union, NGOs, experts, or the other observers."""
    if speaks_as_state(entity, kind):
        return "states"
    if kind == EntityKind.EXPERT:
        return "experts"
    return "ngos" if kind in NGOS else "observers"


def _written(floor: Floor) -> list[Inscription]:
    if floor.phase == Phase.NOT_BEGUN:
        return []
    return [one for one in floor.inscriptions.values() if floor.outcomes[one.id] == Outcome.WRITTEN]


def _statement(one: Inscription, spoken: Spoken | None = None) -> Statement:
    return Statement(
        entry_id=one.id,
        entity=one.entity,
        listed_with=listed_with(one.entity, one.kind),
        on_behalf_of=_joint(one) if one.capacity == Capacity.GROUP else None,
        ngo_home=one.home,
        nominated_by=one.endorsed_by,
        delivery=one.delivery.value if one.delivery else None,
        level=one.level.value if one.level else None,
        late=one.is_late,
        given_at=spoken.given_at if spoken else None,
        seconds=round(spoken.seconds) if spoken else None,
        limit=spoken.limit if spoken else None,
    )


def _joint(one: Inscription) -> JointStatement:
    return JointStatement(
        label=one.label, stated_number=one.stated_number, co_sponsors=tuple(one.co_sponsors), group=one.group
    )


def _reply(floor: Floor, one: Spoken, places: dict[int, int]) -> Reply:
    asked = floor.replies[one.reply] if one.reply else None
    return Reply(
        entry_id=one.reply or 0,
        entity=one.entity,
        answers=places.get(asked.statement) if asked and asked.statement else None,
        given_at=one.given_at,
        seconds=round(one.seconds),
        limit=one.limit,
    )
