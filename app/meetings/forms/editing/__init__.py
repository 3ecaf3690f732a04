"""The shape of each edit of a draft: one form for each deed; `edits` says what the rules are asked."""

from collections.abc import Mapping

from app.meetings.forms.editing.base import EditForm
from app.meetings.forms.editing.header import MarginForm, MeetingForm, RemoveMarginForm
from app.meetings.forms.editing.people import MovePersonForm, OfficerForm, PersonForm, RemovePersonForm
from app.meetings.forms.editing.segments import (
    AddSegmentForm,
    MoveSegmentForm,
    RemoveSegmentForm,
    segments_form,
)
from app.meetings.forms.editing.sittings import (
    AddSittingForm,
    DetailsForm,
    HalfDayForm,
    MergeForm,
    RemoveSittingForm,
    SplitForm,
)

FORMS: dict[str, type[EditForm]] = {
    form.name: form
    for form in (
        HalfDayForm,
        DetailsForm,
        AddSittingForm,
        RemoveSittingForm,
        SplitForm,
        MergeForm,
        AddSegmentForm,
        MoveSegmentForm,
        RemoveSegmentForm,
        PersonForm,
        MovePersonForm,
        RemovePersonForm,
        OfficerForm,
        MeetingForm,
        MarginForm,
        RemoveMarginForm,
    )
}
MOST_SEGMENTS = 200


def form_for(deed: str, sent: Mapping[str, str]) -> type[EditForm] | None:
    """The form of a deed; that of the segments has as many rows as were sent."""
    if deed == "segments":
        keys = [sent[f"key_{place}"] for place in range(MOST_SEGMENTS) if f"key_{place}" in sent]
        return segments_form(keys)
    return FORMS.get(deed)
