"""Whether somebody may be put on a list now, changed there, or taken off it."""

from collections.abc import Collection
from datetime import datetime

from app.core.refusal import Refusal, refusal
from app.entities.rules import STATES, UNNAMED_NGO, EntityKind
from app.floor.rules.phases import IN_PHASE
from app.floor.rules.speakers import Inscription, speaks_as_state
from app.floor.rules.state import Floor, SpeakersList
from app.floor.rules.words import Capacity, Office, Outcome, Phase

NGOS = (EntityKind.NGO, EntityKind.NGO_COMMITTEE)
# Groups of States speak through one of their members; a body, an area and a Secretariat are on no list.
SPEAKS_NOT = (EntityKind.GROUP_OF_STATES, EntityKind.BODY, EntityKind.AREA, EntityKind.SECRETARIAT)
# Whose focal points speak for it; NGOs come on a list through the Secretariat, experts through those who run the floor.
SPEAKS_FOR_ITSELF = (*STATES, EntityKind.UN_ENTITY, EntityKind.IGO)
OVER = (Outcome.WITHDRAWN, Outcome.STRUCK_OFF)
MOST_CO_SPONSORS = 200


def why_not_inscribe(floor: Floor, wanted: Inscription, now: datetime, office: Office) -> Refusal | None:
    """An inscription is taken while its list is open, in the order of receipt, once in each capacity.

    Practice of the Commission: one national statement for each delegation and list, a statement for a group is another.
    When the list is closed the presiding officer may accept somebody late (E/5975/Rev.1, rule 43, by analogy).
    """
    there = floor.lists.get(wanted.list)
    if there is None:
        return refusal("floor.no_such_list", list=wanted.list)
    if floor.phase == Phase.ADJOURNED:
        return IN_PHASE[floor.phase]
    return (
        why_not_open(there, now, office) or why_not_speak(wanted) or _why_not_again(floor, wanted)
    )  # fmt: skip


def why_not_open(there: SpeakersList, now: datetime, office: Office) -> Refusal | None:
    """Closed means closed; only the presiding officer accepts somebody late, and the entry says so."""
    if there.continued_in is not None:
        return refusal("floor.continued", sitting=there.continued_in)
    if there.is_open(now) or (office == Office.PRESIDING and there.was_opened(now)):
        return None
    if there.was_opened(now):
        return refusal("floor.list_closed")
    return refusal("floor.list_not_open", opens_at=there.terms.opens_at)


def is_late(there: SpeakersList, now: datetime) -> bool:
    """Whether whoever is put on the list now was accepted after its closing."""
    return not there.is_open(now)


def why_not_speak(wanted: Inscription) -> Refusal | None:
    """Who may be on a list at all: an NGO where its committee endorsed it, a group through a State or the Union."""
    if wanted.kind in SPEAKS_NOT:
        return refusal("floor.speaks_through_a_member", entity=wanted.entity)
    if wanted.kind == EntityKind.NGO and not wanted.endorsed_by:
        return refusal("floor.not_endorsed")
    if wanted.capacity == Capacity.NATIONAL:
        return refusal("floor.group_words_without_group") if _says_group(wanted) else None
    if not speaks_as_state(wanted.entity, wanted.kind):
        return refusal("floor.groups_are_spoken_for_by_states")
    if not (wanted.label or wanted.group):
        return refusal("floor.group_without_name")
    return _why_not_sponsors(wanted.co_sponsors)


def _says_group(wanted: Inscription) -> bool:
    return bool(wanted.label or wanted.group or wanted.co_sponsors or wanted.stated_number)


def _why_not_sponsors(co_sponsors: Collection[str]) -> Refusal | None:
    if len(co_sponsors) > MOST_CO_SPONSORS:
        return refusal("floor.too_many_co_sponsors", most=MOST_CO_SPONSORS)
    twice = sorted({one for one in co_sponsors if list(co_sponsors).count(one) > 1})
    return refusal("floor.co_sponsor_twice", entity=twice[0]) if twice else None


def _why_not_again(floor: Floor, wanted: Inscription) -> Refusal | None:
    """An organization that a source does not name is another each time."""
    if wanted.entity == UNNAMED_NGO:
        return None
    if any(floor.outcomes[one] not in OVER for one in _same(floor, wanted) if one != wanted.id):
        return refusal("floor.inscribed_already", entity=wanted.entity)
    return None


def same_that_waits(floor: Floor, wanted: Inscription) -> int | None:
    """Who waits on that list for the same entity in the same capacity already."""
    if wanted.entity == UNNAMED_NGO:
        return None
    return next((one for one in _same(floor, wanted) if floor.outcomes[one] == Outcome.WAITING), None)


def _same(floor: Floor, wanted: Inscription) -> list[int]:
    capacity = _capacity(wanted)
    return [one.id for one in floor.inscriptions.values() if _capacity(one) == capacity]


def _capacity(one: Inscription) -> tuple[str | None, ...]:
    return one.list, one.entity, one.capacity, one.label, one.group


def why_not_touch(floor: Floor, who: int) -> Refusal | None:
    """Only whoever still waits is changed, moved, swapped, passed over or withdrawn."""
    outcome = floor.outcomes.get(who)
    if outcome is None:
        return refusal("floor.no_such_inscription")
    if outcome in (Outcome.WAITING, Outcome.WRITTEN):
        return None
    return refusal("floor.waits_no_more", outcome=outcome)


def why_not_change(floor: Floor, who: int, wanted: Inscription) -> Refusal | None:
    """What is changed of an inscription must be one that could be made; capacity and entity stay."""
    if refused := why_not_touch(floor, who):
        return refused
    now = floor.inscriptions[who]
    if (now.entity, now.capacity, now.list) != (wanted.entity, wanted.capacity, wanted.list):
        return refusal("floor.another_capacity")
    return why_not_speak(wanted) or _why_not_again(floor, wanted)


def why_not_be_called(floor: Floor, who: int, wanted: Inscription, now: datetime, office: Office) -> Refusal | None:
    """Whoever submitted in writing only asks to speak by wanting to be called after all: while the list is open."""
    if floor.outcomes[who] != Outcome.WRITTEN or not wanted.is_spoken:
        return None
    return why_not_open(floor.lists[wanted.list], now, office)


def why_not_withdraw(floor: Floor, who: int) -> Refusal | None:
    """A delegation withdraws as long as it was not called; a statement in writing too."""
    return why_not_touch(floor, who)


def why_not_give_text(floor: Floor, who: int) -> Refusal | None:
    """The interpreters' text may be another until the statement is made, also while somebody has the floor."""
    return None if floor.outcomes.get(who) == Outcome.ON_FLOOR else why_not_touch(floor, who)
