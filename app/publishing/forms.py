"""The shape of what is sent when a programme is published, postponed, cancelled or reinstated."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Regexp

from app.core.fields import at_most, in_one_line

LONGEST_NOTE = 500


class TellingForm(FlaskForm):
    """What the Secretariat adds to the mails, and which mails were shown."""

    line = StringField(
        _l("A line of your own"),
        [at_most(300)],
        filters=[in_one_line],
        description=_l("It stands in every mail; they are shown with it once more before they leave."),
    )
    shown = HiddenField()


class InvitingForm(FlaskForm):
    """Which invitations were shown."""

    shown = HiddenField()


class PublicationForm(TellingForm):
    """A note to the version, and the edition of the draft that was seen."""

    edition = HiddenField(validators=[Regexp(r"[0-9]{1,9}\Z")])
    note = TextAreaField(
        _l("Note"),
        [at_most(LONGEST_NOTE)],
        filters=[in_one_line],
        description=_l("Why, in a sentence or two; everybody reads it beside the changes."),
    )


class ReasonForm(TellingForm):
    """Why something is not held as announced, or is after all."""

    reason = TextAreaField(
        _l("Reason"),
        [DataRequired(_l("Say why: the public is told the reason.")), at_most(500)],
        filters=[in_one_line],
        description=_l("In a few words, as everybody will read it."),
    )
