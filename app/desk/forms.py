"""The shape of what is entered on the desk's pages."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, FileField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice as Choice
from wtforms.validators import InputRequired


class ExampleForm(FlaskForm):
    """Every kind of field once, for the page that shows them."""

    class Meta:
        csrf = False

    speaker = StringField(
        _l("Who will speak?"),
        [InputRequired(_l("Enter a name, or “not known yet”."))],
        description=_l("Name as it is to be announced. You can change it until the list closes."),
    )
    level = SelectField(
        _l("Level"),
        choices=[
            Choice("minister", _l("Minister")),
            Choice("ambassador", _l("Ambassador")),
            Choice("other", _l("Other")),
        ],
    )
    delivery = RadioField(
        _l("How will the statement be made?"),
        [InputRequired(_l("Choose how the statement will be made."))],
        choices=[
            Choice("room", _l("In the room")),
            Choice("online", _l("Online")),
            Choice("video", _l("By video message")),
        ],
    )
    arrives_at = DateTimeLocalField(_l("When do they arrive?"))
    text = TextAreaField(_l("Statement"), description=_l("For the interpreters only."))
    file = FileField(_l("Statement as a file"), description=_l("PDF or DOCX, 10 MB at most."))
    consent = BooleanField(_l("It may be published"), description=_l("Once it has been delivered."))
