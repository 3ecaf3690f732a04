"""The shape of what is sent when a programme is published."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length, Regexp

LONGEST_NOTE = 500


class PublicationForm(FlaskForm):
    """A note to the version, and the edition of the draft that was seen."""

    edition = HiddenField(validators=[Regexp(r"[0-9]{1,9}\Z")])
    note = TextAreaField(
        _l("Note"),
        [Length(max=LONGEST_NOTE, message=_l("Use at most 500 characters."))],
        description=_l("Why, in a sentence or two; everybody reads it beside the changes."),
    )
