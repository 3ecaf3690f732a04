"""The list of a sitting as interpreters read it: who speaks and who is next, how, in which language, and the texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core import clock
from app.core.addresses import address_of
from app.floor.models import Inscription as Beside
from app.floor.phrases.interpreters import DELIVERIES, NEXT, SHAPES
from app.floor.queries.beside import beside_of
from app.floor.queries.interpreters import token_of
from app.floor.queries.log import names_of
from app.floor.queries.steps import OnFloor, lists_of
from app.floor.rules.replies import in_turn
from app.floor.rules.speakers import Inscription
from app.floor.rules.state import Floor
from app.floor.rules.words import Outcome
from app.meetings.phrases import sitting_name
from app.meetings.phrases.documents import language_name
from app.meetings.phrases.words import SEGMENTS
from app.meetings.rules.words import Delivery

READ = (Outcome.ON_FLOOR, Outcome.WAITING, Outcome.WRITTEN, Outcome.HEARD)


@dataclass(frozen=True, kw_only=True)
class ShownStatement:
    """Somebody on the list, and the text that was given for the interpreters, if one was."""

    number: int
    name: str
    on_behalf_of: str | None
    state: str
    state_word: str
    place: int | None
    language: str | None
    delivery: str | None
    text: str
    text_code: str | None
    text_language: str | None
    text_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ShownList:
    """A list of the sitting: who is still to speak, in order, and who has."""

    name: str
    ahead: tuple[ShownStatement, ...]
    behind: tuple[ShownStatement, ...]


@dataclass(frozen=True, kw_only=True)
class ShownBooth:
    """The sitting as a booth follows it; `speaking` has the floor, from a list or for a reply."""

    meeting: str
    called: str
    zone: ZoneInfo
    starts_at: datetime | None
    ends_at: datetime | None
    at: datetime
    phase: str
    speaking: str | None
    lists: tuple[ShownList, ...]
    replies: tuple[str, ...]


def show_booth(held: OnFloor) -> ShownBooth:
    """What the interpreters of a sitting read; as many queries whoever is on its lists."""
    sitting, floor, beside = held.sitting, held.floor, beside_of(held.sitting.id)
    names, parts = names_of(_codes(floor)), lists_of(sitting)
    return ShownBooth(
        meeting=sitting.meeting.short_title or sitting.meeting.title,
        called=sitting_name(sitting),  # type: ignore[arg-type]
        zone=ZoneInfo(sitting.meeting.timezone),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        at=clock.now(),
        phase=floor.phase.value,
        speaking=names.get(floor.speaking.entity, floor.speaking.entity) if floor.speaking else None,
        lists=tuple(
            _list(floor, key, str(SEGMENTS.get(parts.get(key, ""), key)), names, beside) for key in floor.lists
        ),
        replies=tuple(names.get(one.entity, one.entity) for one in in_turn(floor)),
    )


def text_to_take(held: OnFloor, who: int) -> Beside | None:
    """The text of a statement that interpreters may read: of somebody on a list of this sitting, or heard."""
    is_read = held.floor.outcomes.get(who) in READ
    row = beside_of(held.sitting.id).get(who) if is_read else None
    return row if row and row.text else None


def link_address(link: int) -> str:
    """The whole address of a link, to be passed on to a booth."""
    return address_of("floor.interpreters", token=token_of(link))


def _codes(floor: Floor) -> set[str]:
    spoken_for = {one.group for one in floor.inscriptions.values() if one.group}
    everybody = (*floor.inscriptions.values(), *floor.replies.values())
    return spoken_for | {one.entity for one in everybody}


def _list(floor: Floor, key: str, name: str, names: Mapping[str, str], beside: Mapping[int, Beside]) -> ShownList:
    def shown(several: Iterable[Inscription]) -> tuple[ShownStatement, ...]:
        return tuple(_statement(floor, one, names, beside.get(one.id)) for one in several)

    of = [one for one in floor.inscriptions.values() if one.list == key]
    on_floor = [one for one in of if floor.outcomes[one.id] == Outcome.ON_FLOOR]
    over = [one for one in of if floor.outcomes[one.id] in (Outcome.WRITTEN, Outcome.HEARD)]
    return ShownList(name=name, ahead=shown([*on_floor, *floor.waiting(key)]), behind=shown(over))


def _statement(floor: Floor, one: Inscription, names: Mapping[str, str], beside: Beside | None) -> ShownStatement:
    place = next((at for at, other in enumerate(floor.waiting(one.list), 1) if other.id == one.id), None)
    code, word = SHAPES[floor.outcomes[one.id]]
    text = beside.text if beside else ""
    return ShownStatement(
        number=one.id,
        name=names.get(one.entity, one.entity),
        on_behalf_of=one.label or names.get(one.group or "", one.group),
        state=code,
        state_word=str(NEXT if place == 1 else word),
        place=place,
        language=language_name(one.language) if one.language else None,
        delivery=str(DELIVERIES[Delivery(one.delivery)]) if one.delivery else None,
        text=text,
        text_code=beside.text_language if beside else None,
        text_language=language_name(beside.text_language) if beside and beside.text_language else None,
        text_at=beside.text_at if beside and text else None,
    )
