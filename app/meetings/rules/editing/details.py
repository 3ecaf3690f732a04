"""What a sitting is called, where it is held, what it treats and who presides."""

from dataclasses import replace

from app.core.refusal import Refused, refusal
from app.meetings.rules.editing import limits
from app.meetings.rules.editing.edits import (
    Known,
    NameOfficer,
    SetChallenges,
    SetName,
    SetPresidingOfficer,
    SetRoom,
)
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Programme

HIGHEST_NUMBER = 999


def set_name(programme: Programme, edit: SetName, _known: Known) -> Programme:
    """The sitting under this name."""
    sitting = limits.sitting_in(programme, edit.number)
    if edit.thematic_number is not None and not 1 <= edit.thematic_number <= HIGHEST_NUMBER:
        raise Refused(refusal("meetings.thematic_number_out_of_range", most=HIGHEST_NUMBER))
    names = {"kind": limits.kind_of_sitting(edit.kind), "title": limits.text(edit.title)}
    return limits.with_sitting(programme, replace(sitting, thematic_number=edit.thematic_number, **names))


def set_room(programme: Programme, edit: SetRoom, _known: Known) -> Programme:
    """The sitting in this room."""
    sitting = limits.sitting_in(programme, edit.number)
    return limits.with_sitting(programme, replace(sitting, room=limits.text(edit.room)))


def set_challenges(programme: Programme, edit: SetChallenges, known: Known) -> Programme:
    """The sitting on these challenges, each once."""
    sitting = limits.sitting_in(programme, edit.number)
    for slug in edit.challenges:
        if slug not in known.challenges:
            raise Refused(refusal("meetings.unknown_challenge", slug=slug[:80]))
    return limits.with_sitting(programme, replace(sitting, challenges=tuple(dict.fromkeys(edit.challenges))))


def set_presiding_officer(programme: Programme, edit: SetPresidingOfficer, _known: Known) -> Programme:
    """The sitting under this officer of the meeting."""
    sitting = limits.sitting_in(programme, edit.number)
    if edit.officer and all(officer.key != edit.officer for officer in programme.header.officers):
        raise Refused(refusal("meetings.unknown_officer"))
    return limits.with_sitting(programme, replace(sitting, presiding_officer=edit.officer or None))


def name_officer(programme: Programme, edit: NameOfficer, known: Known) -> Programme:
    """The meeting with this officer."""
    key, officers = limits.text(edit.key), list(programme.header.officers)
    if key is None:
        raise Refused(refusal("meetings.unknown_officer"))
    place = next((place for place, officer in enumerate(officers) if officer.key == key), len(officers))
    before = officers[place] if place < len(officers) else Officer(key=key)
    limits.known([edit.country], known.entities, [before.country])
    said = {name: limits.text(getattr(edit, name)) for name in ("name", "title", "office")}
    named = replace(before, **said, country=edit.country or None)
    officers[place : place + 1] = [named]
    return replace(programme, header=replace(programme.header, officers=tuple(officers)))
