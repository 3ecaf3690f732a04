"""What is told of those who open, present and sit on a panel."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.telling.kinds import OfSitting, Telling
from app.meetings.rules.telling.lists import turnover
from app.meetings.rules.words import Delivery

Person = OpeningSpeaker | Presenter | Panellist
# What is told where somebody came, left, was replaced, two changed places, and all stand in another order.
KINDS = {
    "opening_speakers": (
        OfSitting.OPENING_SPEAKERS_CAME,
        OfSitting.OPENING_SPEAKERS_LEFT,
        OfSitting.OPENING_SPEAKER_REPLACED,
        OfSitting.OPENING_SPEAKERS_SWAPPED,
        OfSitting.OPENING_SPEAKERS_REORDERED,
    ),
    "presenters": (
        OfSitting.PRESENTERS_CAME,
        OfSitting.PRESENTERS_LEFT,
        OfSitting.PRESENTER_REPLACED,
        OfSitting.PRESENTERS_SWAPPED,
        OfSitting.PRESENTERS_REORDERED,
    ),
    "panel": (
        OfSitting.PANELLISTS_CAME,
        OfSitting.PANELLISTS_LEFT,
        OfSitting.PANELLIST_REPLACED,
        OfSitting.PANELLISTS_SWAPPED,
        OfSitting.PANELLISTS_REORDERED,
    ),
}


def tell_people(part: str, before: Sequence[Person], after: Sequence[Person]) -> Iterable[Telling]:
    """How the people of one part of a sitting changed."""
    came, left, replaced, swapped, reordered = KINDS[part]
    change = turnover(before, after, _who, _seat)
    for old, new in change.replaced:
        yield Telling(replaced, facts={"before": old, "after": new})
    if change.came:
        yield Telling(came, facts={"people": change.came})
    if change.left:
        yield Telling(left, facts={"people": change.left})
    for old, new in change.stayed:
        yield from _tell_person(old, new)
    if change.swapped:
        yield Telling(swapped, facts={"people": change.swapped})
    if change.reordered:
        yield Telling(reordered)


def _who(person: Person) -> Hashable:
    """Somebody is the same as long as the name is; one without, as long as office, unit and entity are."""
    office = [getattr(person, name, None) for name in ("role", "title", "unit")]
    return person.name or (*office, person.entity, person.country)


def _seat(person: Person) -> Hashable:
    """For whom somebody is there; who comes for the same replaces."""
    there_for = person.entity or person.country
    return there_for and (there_for, getattr(person, "channel", None))


def _tell_person(before: Any, after: Any) -> Iterable[Telling]:
    told = {}
    if (topic := getattr(after, "topic", None)) and topic != before.topic:
        told["topic"] = topic
        yield Telling(OfSitting.TOPIC_GIVEN, facts={"person": after, "after": topic})
    if after.delivery and after.delivery not in (before.delivery, Delivery.DELIVERED_BY_OTHER):
        told["delivery"] = after.delivery
        yield Telling(OfSitting.DELIVERY_GIVEN, facts={"person": after, "after": after.delivery})
    if replace(before, **told) != after:
        yield Telling(OfSitting.PERSON_CHANGED, facts={"person": after})
