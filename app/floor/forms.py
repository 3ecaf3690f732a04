"""Forms of the floor."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField

from app.core.fields import NEEDED, at_most, in_one_line


class BoothForm(FlaskForm):
    """Asks for whom a link is."""

    label = StringField(
        _l("For whom"),
        [NEEDED, at_most(60)],
        filters=[in_one_line],
        description=_l(
            "By what you know it again, such as Arabic booth. A link for each booth can be taken back alone."
        ),
        render_kw={"autocomplete": "off"},
    )
