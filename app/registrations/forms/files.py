"""Files that are given: credentials, and an answer to the Secretariat."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from app.core.fields import NEEDED, at_most
from app.registrations.forms.person import in_lines

ACCEPTED = {"accept": ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"}


def has_file(field: FileField) -> bool:
    """Whether a file was sent."""
    return bool(field.data and field.data.filename)


def _is_there(_form: FlaskForm, field: FileField) -> None:
    if not has_file(field):
        raise ValidationError(NEEDED.message)


class CredentialsForm(FlaskForm):
    """The note verbale or official letter."""

    file = FileField(
        _l("File"),
        [_is_there],
        description=_l("PDF, JPEG or PNG, 10 MB at most. It is opened and looked at before it is kept."),
        render_kw=ACCEPTED,
    )

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.file.flags.required = True


class AnswerForm(FlaskForm):
    """What the Secretariat wanted to know."""

    text = TextAreaField(_l("Answer"), [at_most(2000)], filters=[in_lines], render_kw={"rows": 4})
    file = FileField(
        _l("File"),
        description=_l("PDF, JPEG or PNG, 10 MB at most, where the answer is a document."),
        render_kw=ACCEPTED,
    )

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.text.flags.depends = self.file.flags.depends = True  # one of the two is needed

    def validate_text(self, field: TextAreaField) -> None:
        """An answer says something, or brings a file."""
        if not field.data and not has_file(self.file):
            raise ValidationError(_l("Write an answer, or give a file."))
