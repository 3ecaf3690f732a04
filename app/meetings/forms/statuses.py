"""Why something is not held."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from app.core.fields import at_most, in_one_line


class ReasonForm(FlaskForm):
    """Why something is not held as announced."""

    reason = TextAreaField(
        _l("Reason"),
        [DataRequired(_l("Say why: the public is told the reason.")), at_most(500)],
        filters=[in_one_line],
        description=_l("In a few words, as everybody will read it."),
    )
