"""What all forms of the editor have in common."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.core.fields import in_one_line
from app.meetings.queries.editing import Draft
from app.meetings.rules.editing import Edit

NEEDED = InputRequired(_l("This is needed."))
HOUR = {"placeholder": "10:00", "inputmode": "numeric", "autocomplete": "off", "size": "12"}


def choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """What a field offers: values with their words."""
    return [SelectChoice(value, words) for value, words in pairs]


def whole_number(text: Any) -> int | None:
    """What was sent, where it is a number that we give."""
    return int(text) if text and str(text).lstrip("-").isdecimal() and len(str(text)) < 10 else None


class EditForm(FlaskForm):
    """An edit of a draft, on the edition that was seen; whatever is typed is a text of one line."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """A field, which keeps nothing that no page shows."""
            if unbound_field.field_class in (StringField, TextAreaField):
                options = {**options, "filters": [in_one_line]}
            return super().bind_field(form, unbound_field, options)

    deed = HiddenField()
    based_on = HiddenField()
    over = HiddenField()
    number = HiddenField()
    name = ""
    title: Any = ""
    verb: Any = _l("Save")
    has_parts = False  # whether some of it can be saved without the rest

    def __init__(self, draft: Draft, **kwargs: Any):
        super().__init__(**kwargs)
        self.draft = draft
        self.deed.data = self.name

    @property
    def at(self) -> int:
        """The number of the sitting that it is about."""
        return whole_number(self.number.data) or 0

    def edits(self) -> Sequence[Edit]:
        """What the rules are asked."""
        raise TypeError(f"{type(self).__name__} says no edits")
