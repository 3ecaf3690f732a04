"""Who else registers the people of an entity."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, StringField

from app.core.fields import NEEDED, at_most, in_one_line
from app.people.forms import ADDRESS, LONGEST_NAME, is_address


class FocalPointForm(FlaskForm):
    """A colleague, by mail address."""

    email = EmailField(
        ADDRESS,
        [NEEDED, at_most(254), is_address],
        description=_l("Whoever has no account here yet is invited by mail."),
        render_kw={"autocomplete": "off"},
    )
    name = StringField(_l("Name"), [at_most(LONGEST_NAME)], filters=[in_one_line], render_kw={"autocomplete": "off"})
