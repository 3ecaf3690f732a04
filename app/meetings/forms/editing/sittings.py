"""The shape of what is done to a sitting as a whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import DayField, WholeNumberField
from app.meetings.forms.editing.base import HOUR, NEEDED, EditForm, choices, whole_number
from app.meetings.queries.editing import Draft
from app.meetings.rules.editing import Edit, edits
from app.meetings.rules.words import HalfDay

KIND_NAMES = [("thematic", _l("Thematic session")), ("opening", _l("Opening")), ("closing", _l("Way forward")),
              ("other", _l("Another kind"))]  # fmt: skip


class HalfDayForm(EditForm):
    """To which half-day a sitting goes: a free one, or that of another sitting, which takes its place."""

    name, title, verb = "half_day", _l("Move the sitting"), _l("Move")
    place = StringField(_l("To"), [NEEDED])

    def edits(self) -> Sequence[Edit]:
        kind, _, rest = (self.place.data or "").partition(" ")
        if kind == "swap":
            return [edits.SwapHalfDays(number=self.at, other=whole_number(rest) or 0)]
        return [edits.MoveSitting(number=self.at, date=date.fromisoformat(kind), half_day=HalfDay(rest))]

    def validate_place(self, field: StringField) -> None:
        """A day and its half, or a sitting to swap with."""
        try:
            self.edits()
        except ValueError:
            raise ValidationError(str(_l("Choose a half-day."))) from None


class DetailsForm(EditForm):
    """What a sitting says of itself."""

    name, title = "details", _l("Details of the sitting")
    has_parts = True
    day = DayField(_l("Day"), [NEEDED])
    starts = StringField(_l("Begins"), render_kw=HOUR)
    ends = StringField(_l("Ends"), render_kw=HOUR)
    room = StringField(_l("Room"))
    interpreted_from = StringField(_l("Interpretation from"), render_kw=HOUR)
    interpreted_until = StringField(_l("Interpretation until"), render_kw=HOUR)
    kind = SelectField(_l("Kind"), choices=choices(KIND_NAMES))
    thematic_number = WholeNumberField(_l("Number of the thematic session"), [Optional()])
    sitting_title = StringField(_l("Title"), description=_l("Where kind and number do not say enough."))
    officer = SelectField(_l("Presiding officer"))
    topics = SelectMultipleField(_l("Challenges"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput())

    def __init__(self, draft: Draft, **kwargs: Any):
        super().__init__(draft, **kwargs)
        officers = [(one.key, one.name or one.office or one.key) for one in draft.programme.header.officers]
        self.officer.choices = choices([("", _l("Who presides on the day")), *officers])
        self.topics.choices = choices((slug, one.short_title) for slug, one in draft.challenges.items())
        said = self.kind.data
        if said and said not in dict(KIND_NAMES):
            self.kind.choices = choices([*KIND_NAMES, (said, said)])

    def edits(self) -> Sequence[Edit]:
        chosen = set(self.topics.data or ())
        sitting = self.draft.programme.sitting(self.at)
        kept = [slug for slug in (sitting.challenges if sitting else ()) if slug in chosen]
        topics = [*kept, *(slug for slug in self.draft.challenges if slug in chosen and slug not in kept)]
        hours = {"date": self.day.data, "starts": self.starts.data or None, "ends": self.ends.data or None}
        bounds = {"starts": self.interpreted_from.data or None, "ends": self.interpreted_until.data or None}
        names = {"kind": self.kind.data, "thematic_number": self.thematic_number.data}
        return [
            edits.SetHours(number=self.at, **hours),
            edits.SetRoom(number=self.at, room=self.room.data),
            edits.SetInterpretation(number=self.at, **bounds),
            edits.SetName(number=self.at, **names, title=self.sitting_title.data),
            edits.SetPresidingOfficer(number=self.at, officer=self.officer.data or None),
            edits.SetChallenges(number=self.at, challenges=tuple(topics)),
        ]


class AddSittingForm(EditForm):
    """A new sitting."""

    name, title, verb = "add_sitting", _l("Add a sitting"), _l("Add the sitting")
    new_day = DayField(_l("Day"), [NEEDED])
    new_starts = StringField(_l("Begins"), render_kw=HOUR)
    new_ends = StringField(_l("Ends"), render_kw=HOUR)

    def edits(self) -> Sequence[Edit]:
        starts, ends = self.new_starts.data or None, self.new_ends.data or None
        return [edits.AddSitting(date=self.new_day.data, starts=starts, ends=ends)]


class RemoveSittingForm(EditForm):
    """A sitting goes; the public is told why where it knows of it."""

    name, title, verb = "remove_sitting", _l("Remove the sitting"), _l("Remove the sitting")
    reason = TextAreaField(_l("Reason"), description=_l("Needed where it was published: everybody reads it."))

    def edits(self) -> Sequence[Edit]:
        return [edits.RemoveSitting(number=self.at, reason=self.reason.data)]


class SplitForm(EditForm):
    """A sitting becomes two."""

    name, title, verb = "split", _l("Split the sitting"), _l("Split")
    split_at = StringField(_l("Split at"), [NEEDED], render_kw=HOUR)

    def edits(self) -> Sequence[Edit]:
        return [edits.SplitSitting(number=self.at, at=self.split_at.data or "")]


class MergeForm(EditForm):
    """Two sittings become one."""

    name, title, verb = "merge", _l("Merge the sitting"), _l("Merge")
    other = SelectField(_l("Merge with"), [NEEDED], validate_choice=False)
    merge_reason = StringField(_l("Reason, where the later was published"))

    def edits(self) -> Sequence[Edit]:
        other = whole_number(self.other.data) or 0
        return [edits.MergeSittings(number=self.at, other=other, reason=self.merge_reason.data)]
