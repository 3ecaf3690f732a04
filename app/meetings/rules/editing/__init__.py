"""Editing a draft: what becomes of a programme by an edit, or why it can't be."""

from collections.abc import Callable
from typing import Any

from app.core.refusal import Refusal, Refused
from app.meetings.rules.editing import details, edits, half_days, header, header_edits, people, segments, shape
from app.meetings.rules.editing.edits import Edit, Known
from app.meetings.rules.programme import Programme

__all__ = ["Edit", "Known", "edited"]

_DEEDS: dict[type, Callable[[Programme, Any, Known], Programme]] = {
    edits.AddSitting: shape.add_sitting,
    edits.RemoveSitting: shape.remove_sitting,
    edits.SplitSitting: shape.split_sitting,
    edits.MergeSittings: shape.merge_sittings,
    edits.SetHours: half_days.set_hours,
    edits.MoveSitting: half_days.move_sitting,
    edits.SwapHalfDays: half_days.swap_half_days,
    edits.SetInterpretation: half_days.set_interpretation,
    edits.SetName: details.set_name,
    edits.SetRoom: details.set_room,
    edits.SetChallenges: details.set_challenges,
    edits.SetPresidingOfficer: details.set_presiding_officer,
    edits.NameOfficer: details.name_officer,
    header_edits.SetMeeting: header.set_meeting,
    header_edits.AddMargin: header.add_margin,
    header_edits.SetMargin: header.set_margin,
    header_edits.RemoveMargin: header.remove_margin,
    edits.AddSegment: segments.add_segment,
    edits.SetSegment: segments.set_segment,
    edits.MoveSegment: segments.move_segment,
    edits.RemoveSegment: segments.remove_segment,
    edits.AddPerson: people.add_person,
    edits.ReplacePerson: people.replace_person,
    edits.MovePerson: people.move_person,
    edits.RemovePerson: people.remove_person,
}


def edited(programme: Programme, edit: Edit, known: Known) -> Programme | Refusal:
    """The programme after an edit, or why it can't be; the programme before it is as it was."""
    try:
        return _DEEDS[type(edit)](programme, edit, known)
    except Refused as refused:
        return refused.refusal
