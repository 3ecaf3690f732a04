"""The shape of what is done to segments."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField

from app.core.fields import WholeNumberField
from app.meetings.forms.editing.base import NEEDED, EditForm, choices, whole_number
from app.meetings.phrases.words import SEGMENTS
from app.meetings.rules.editing import Edit, edits
from app.meetings.rules.words import SegmentKind


class AddSegmentForm(EditForm):
    """One more segment."""

    name, title, verb = "add_segment", _l("Add a segment"), _l("Add")
    segment_kind = SelectField(_l("Segment"), choices=choices(SEGMENTS.items()))
    segment_minutes = WholeNumberField(_l("Minutes"), [NEEDED])
    segment_title = StringField(_l("Title"), description=_l("Where the kind does not say enough."))

    def edits(self) -> Sequence[Edit]:
        kind, title = SegmentKind(self.segment_kind.data), self.segment_title.data
        return [edits.AddSegment(number=self.at, kind=kind, minutes=self.segment_minutes.data, title=title)]


class SegmentsForm(EditForm):
    """The minutes and titles of all segments of a sitting."""

    name, title = "segments", _l("Segments")
    has_parts = True
    keys: tuple[str, ...] = ()

    def edits(self) -> Sequence[Edit]:
        def edit(place: int, key: str) -> Edit:
            minutes, title = self[f"minutes_{place}"].data, self[f"title_{place}"].data
            return edits.SetSegment(number=self.at, key=key, minutes=minutes, title=title)

        return [edit(place, self[f"key_{place}"].data) for place in range(len(self.keys))]


def segments_form(keys: Iterable[str]) -> type[SegmentsForm]:
    """The form of a sitting with so many segments."""
    keys = tuple(keys)
    fields: dict[str, Any] = {"keys": keys}
    for place, _key in enumerate(keys):
        fields[f"key_{place}"] = HiddenField()
        fields[f"minutes_{place}"] = WholeNumberField(_l("Minutes"), [NEEDED])
        fields[f"title_{place}"] = StringField(_l("Title"))
    return type("SegmentsOfSittingForm", (SegmentsForm,), fields)


class OfKeyForm(EditForm):
    """An edit of one segment."""

    key = HiddenField()
    to = HiddenField()


class MoveSegmentForm(OfKeyForm):
    """A segment goes up or down."""

    name, title, verb = "move_segment", _l("Move the segment"), _l("Move")

    def edits(self) -> Sequence[Edit]:
        return [edits.MoveSegment(number=self.at, key=self.key.data or "", to=whole_number(self.to.data) or 0)]


class RemoveSegmentForm(OfKeyForm):
    """A segment goes."""

    name, title, verb = "remove_segment", _l("Remove the segment"), _l("Remove")

    def edits(self) -> Sequence[Edit]:
        return [edits.RemoveSegment(number=self.at, key=self.key.data or "")]
