"""The shape of what is said of a meeting as a whole, and of the events on its margins."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional, ValidationError

from app.core.fields import NEEDED as WRITTEN
from app.core.fields import DayField
from app.core.i18n import NAMES_HERE
from app.meetings.forms.creating import is_real_day
from app.meetings.forms.editing.base import HOUR, NEEDED, EditForm, choices
from app.meetings.phrases.documents import language_name
from app.meetings.queries.editing import Draft
from app.meetings.rules.editing import Edit, header_edits
from app.meetings.rules.programme import MarginEvent


class MeetingForm(EditForm):
    """What the programme says of the meeting."""

    name, title = "meeting", _l("The meeting")
    has_parts = True
    meeting_title = TextAreaField(_l("Title"), [WRITTEN], render_kw={"rows": 3})
    meeting_short = StringField(_l("Short title"), description=_l("As lists of meetings say it."))
    first_day = DayField(_l("First day"), [NEEDED, is_real_day])
    last_day = DayField(_l("Last day"), [NEEDED, is_real_day])
    venue = StringField(_l("Venue"))
    meeting_note = TextAreaField(_l("Note"), description=_l("Below the title, as everybody will read it."))

    language = SelectField(
        _l("Original language"), description=_l("Of its papers, and of its calendars."), validate_choice=False
    )

    def __init__(self, draft: Draft, **kwargs: Any):
        super().__init__(draft, **kwargs)
        now = draft.programme.header.language
        others = [(now, language_name(now))] if now and now not in NAMES_HERE else []
        self.language.choices = choices([*NAMES_HERE.items(), *others])

    def edits(self) -> Sequence[Edit]:
        said = {"title": self.meeting_title.data or "", "short_title": self.meeting_short.data}
        days = {"starts_on": self.first_day.data, "ends_on": self.last_day.data}
        about = {"venue": self.venue.data, "note": self.meeting_note.data, "language": self.language.data or None}
        return [header_edits.SetMeeting(**said, **days, **about)]


class OfMarginForm(EditForm):
    """An edit of an event on the margins, known by the title and day that it had."""

    was_title = HiddenField()
    was_day = HiddenField()

    def validate_was_day(self, field: HiddenField) -> None:
        """A day, where there was one."""
        try:
            self.was()
        except ValueError:
            raise ValidationError(str(_l("This page was changed on its way. Reload it, and try again."))) from None

    def was(self) -> dict[str, Any]:
        """Which event it is."""
        return {"title": self.was_title.data or "", "day": date.fromisoformat(self.was_day.data or "")}


class MarginForm(OfMarginForm):
    """What is said of an event; one more where it had no title before."""

    name, title = "margin", _l("Event on the margins")
    event_title = TextAreaField(_l("Title"), [WRITTEN], render_kw={"rows": 2})
    event_day = DayField(_l("Day"), [NEEDED, is_real_day])
    event_last_day = DayField(_l("Last day"), [Optional(), is_real_day], description=_l("Where it is another."))
    event_starts = StringField(_l("Begins"), render_kw=HOUR)
    event_ends = StringField(_l("Ends"), render_kw=HOUR)
    event_room = StringField(_l("Room"))
    organizer = StringField(_l("Organizer"))
    link = StringField(_l("Link"), render_kw={"inputmode": "url"})
    event_note = StringField(_l("Note"))

    def validate_was_day(self, field: HiddenField) -> None:
        """A day, where it is not a new event."""
        if self.was_title.data:
            super().validate_was_day(field)

    def edits(self) -> Sequence[Edit]:
        last = self.event_last_day.data
        event = MarginEvent(
            title=self.event_title.data or "",
            starts_on=self.event_day.data,
            ends_on=last if last != self.event_day.data else None,
            room=self.event_room.data,
            organizer=self.organizer.data,
            link=self.link.data,
            note=self.event_note.data,
        )
        told = {"event": event, "starts": self.event_starts.data or None, "ends": self.event_ends.data or None}
        if self.was_title.data:
            return [header_edits.SetMargin(**self.was(), **told)]
        return [header_edits.AddMargin(**told)]


class RemoveMarginForm(OfMarginForm):
    """An event goes."""

    name, title, verb = "remove_margin", _l("Remove the event"), _l("Remove")

    def edits(self) -> Sequence[Edit]:
        return [header_edits.RemoveMargin(**self.was())]
