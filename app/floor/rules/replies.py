"""Rights of reply (decision 34/401 of the General Assembly, paragraphs 8 to 11, by analogy; resolution 65/276)."""

from dataclasses import dataclass

from app.core.refusal import Refusal, refusal
from app.entities.rules import STATES, UNIONS, EntityKind
from app.floor.rules.giving import why_not_free
from app.floor.rules.phases import IN_PHASE
from app.floor.rules.state import Floor, Reply
from app.floor.rules.words import Phase

MOST = 2


@dataclass(frozen=True, kw_only=True)
class ReplyTerms:
    """Seconds for a first and a second reply: ten and five minutes at most (34/401, 10); commissions shorten them."""

    first: int = 180
    second: int = 120
    longest_first: int = 600
    longest_second: int = 300


def why_not_terms(terms: ReplyTerms) -> Refusal | None:
    """Shorter is a commission's to decide, longer is not."""
    is_right = 0 < terms.first <= terms.longest_first and 0 < terms.second <= terms.longest_second
    return None if is_right else refusal("floor.reply_too_long")


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is so of the item beyond this sitting: whether another sitting of the day treats it later (there the replies
    are taken), and how often the European Union has replied on it at other sittings."""

    is_treated_later_today: bool = False
    replies_of_unions: int = 0


def why_not_ask(floor: Floor, entity: str, kind: EntityKind, statement: int | None, item: Item) -> Refusal | None:
    """States, observer States and the Union ask during the sitting, also those that made no statement.

    At most two for a delegation, item and sitting in which they are taken (34/401, 9); the Union once an item, on its
    positions (65/276, annex, 1 (d)).
    """
    if kind not in STATES and entity not in UNIONS:
        return refusal("floor.no_right_of_reply")
    if floor.phase not in (Phase.GOING_ON, Phase.SUSPENDED):
        return IN_PHASE[floor.phase]
    return why_not_again(floor, entity, item) or _why_not_statement(floor, entity, statement)


def why_not_again(floor: Floor, entity: str, item: Item) -> Refusal | None:
    """Whether a delegation has a right of reply left."""
    asked = sum(reply.entity == entity for reply in floor.replies.values())
    if entity in UNIONS and asked + item.replies_of_unions >= 1:
        return refusal("floor.union_replied", entity=entity)
    return refusal("floor.no_further_reply", most=MOST) if asked >= MOST else None


def _why_not_statement(floor: Floor, entity: str, statement: int | None) -> Refusal | None:
    """A reply answers a statement that was made, and not one's own; it may be left open."""
    if statement is None:
        return None
    spoken = {one.inscription: one.entity for one in floor.spoken}
    if floor.speaking and floor.speaking.inscription is not None:
        spoken[floor.speaking.inscription] = floor.speaking.entity
    if statement not in spoken:
        return refusal("floor.no_such_statement")
    return refusal("floor.answers_oneself") if spoken[statement] == entity else None


def in_turn(floor: Floor) -> list[Reply]:
    """Replies that are still to be given: all first ones before any second, in the order in which they were asked."""
    asked = sorted(floor.replies.values(), key=lambda reply: reply.id)
    left = [reply for reply in asked if reply.id not in floor.taken]
    return sorted(left, key=lambda reply: (rank(floor, reply), reply.id))


def rank(floor: Floor, reply: Reply) -> int:
    """Whether it is its delegation's first or second."""
    return sum(other.entity == reply.entity and other.id <= reply.id for other in floor.replies.values())


def limit_of(floor: Floor, reply: Reply, terms: ReplyTerms) -> int:
    """The seconds of a reply."""
    return terms.first if rank(floor, reply) == 1 else terms.second


def why_not_withdraw(floor: Floor, reply: int) -> Refusal | None:
    """A reply is withdrawn as long as it was not given."""
    if reply not in floor.replies:
        return refusal("floor.no_such_reply")
    return refusal("floor.reply_was_given") if reply in floor.taken else None


def why_not_open(floor: Floor, item: Item) -> Refusal | None:
    """The presiding officer may take replies before the list is exhausted, or before the end of the day (34/401, 8)."""
    if floor.replies_opened or not _is_early(floor, item):
        return refusal("floor.replies_are_open")
    return IN_PHASE[floor.phase] if floor.phase == Phase.ADJOURNED else None


def why_not_give(floor: Floor, reply: int, item: Item) -> Refusal | None:
    """Taken when the list is exhausted, at the end of the day where two sittings of it treat the same item."""
    if refused := why_not_free(floor) or why_not_withdraw(floor, reply):
        return refused
    if not floor.replies_opened and _is_early(floor, item):
        later = refusal("floor.replies_at_end_of_day")
        return later if item.is_treated_later_today else refusal("floor.replies_after_list")
    first = in_turn(floor)[0]
    return None if first.id == reply else refusal("floor.reply_not_next", entity=first.entity)


def _is_early(floor: Floor, item: Item) -> bool:
    return item.is_treated_later_today or any(there.places for there in floor.lists.values())
