"""The word that is typed before people are forgotten for good."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import InputRequired, StopValidation

from app.core.fields import in_one_line


class PurgeForm(FlaskForm):
    """The name of the meeting in its address: nobody types it by mistake, or for another meeting."""

    word = StringField(
        _l("Word of the meeting"),
        [InputRequired(_l("Type the word that is named above the field."))],
        filters=[in_one_line],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )

    def __init__(self, slug: str):
        super().__init__()
        self._slug = slug
        self.word.description = _("Type %(word)s to say that you mean this meeting.", word=slug)

    def validate_word(self, field: Field) -> None:
        """Letter by letter."""
        if field.data != self._slug:
            raise StopValidation(_("This is not the word of this meeting. Type %(word)s.", word=self._slug))


class ErasureForm(FlaskForm):
    """A button."""
