"""Who opens, presents and sits on the panel: in their order."""

from dataclasses import replace
from typing import Any

from app.core.refusal import Refused, refusal
from app.meetings.rules.editing import limits
from app.meetings.rules.editing.edits import (
    AddPerson,
    Known,
    MovePerson,
    OfPerson,
    OfPlace,
    Part,
    Person,
    RemovePerson,
    ReplacePerson,
)
from app.meetings.rules.people import OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Programme

KINDS: dict[Part, type] = {
    Part.OPENING_SPEAKERS: OpeningSpeaker,
    Part.PRESENTERS: Presenter,
    Part.PANEL: Panellist,
}
TEXTS = ("name", "title", "role", "unit", "topic", "delivered_by", "as_printed")


def add_person(programme: Programme, edit: AddPerson, known: Known) -> Programme:
    """One more, as the last."""
    people = _people(programme, edit)
    return _with(programme, edit, [*people, _checked(programme, edit, edit.person, None, known)])


def replace_person(programme: Programme, edit: ReplacePerson, known: Known) -> Programme:
    """Somebody else in this place."""
    people = _there(programme, edit)
    people[edit.place] = _checked(programme, edit, edit.person, people[edit.place], known)
    return _with(programme, edit, people)


def move_person(programme: Programme, edit: MovePerson, _known: Known) -> Programme:
    """Somebody in another place, the last one where there is none so far."""
    people = _there(programme, edit)
    people.insert(max(edit.to, 0), people.pop(edit.place))
    return _with(programme, edit, people)


def remove_person(programme: Programme, edit: RemovePerson, _known: Known) -> Programme:
    """Without whoever is in this place."""
    people = _there(programme, edit)
    people.pop(edit.place)
    return _with(programme, edit, people)


def person_at(programme: Programme, edit: OfPlace) -> Person | None:
    """Whom an edit is about; nobody where the place is empty."""
    sitting = programme.sitting(edit.number)
    people = getattr(sitting, edit.part) if sitting else ()
    return people[edit.place] if 0 <= edit.place < len(people) else None


def _people(programme: Programme, edit: OfPerson) -> list[Any]:
    return list(getattr(limits.sitting_in(programme, edit.number), edit.part))


def _there(programme: Programme, edit: OfPlace) -> list[Any]:
    people = _people(programme, edit)
    if person_at(programme, edit) is None:
        raise Refused(refusal("meetings.no_such_person"))
    return people


def _with(programme: Programme, edit: OfPerson, people: list[Any]) -> Programme:
    sitting = limits.sitting_in(programme, edit.number)
    return limits.with_sitting(programme, replace(sitting, **{edit.part: tuple(people)}))


def _checked(programme: Programme, edit: OfPerson, person: Person, before: Person | None, known: Known) -> Person:
    """A person with name or entity, whose entities are known and whose segment is one of the sitting."""
    if not isinstance(person, KINDS[edit.part]):
        raise TypeError(f"{type(person).__name__} in {edit.part}")
    already = [before.entity, before.country] if before else []
    limits.known([person.entity, person.country], known.entities, already)
    keys = {segment.key for segment in limits.sitting_in(programme, edit.number).segments}
    if person.segment and person.segment not in keys:
        raise Refused(refusal("meetings.no_such_segment"))
    kept = limits.texts_of(person, TEXTS)
    if not any((kept.name, kept.entity, kept.country, kept.as_printed, kept.title)):
        raise Refused(refusal("meetings.nobody_named"))
    return kept
