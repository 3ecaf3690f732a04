"""The code with which people register themselves."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField

from app.core.fields import NEEDED, at_most, in_one_line


class CodeForm(FlaskForm):
    """Asks for the code of the delegation."""

    code = StringField(
        _l("Code"),
        [NEEDED, at_most(40)],
        filters=[in_one_line],
        description=_l("Your focal point gives it to you. It looks like MEX-7K4QXT2M; write it as you like."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
