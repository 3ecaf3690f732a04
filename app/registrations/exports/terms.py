"""The terms of registering, as the Secretariat's page shows them."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import Field

from app.core.moments import date_words, in_words
from app.registrations.phrases import CATEGORIES
from app.registrations.rules.words import Category


@dataclass(frozen=True)
class ShownClash:
    """What a field says now, and what it would say with one's own change."""

    what: str
    theirs: str
    mine: str


def show_clashes(mine: FlaskForm, theirs: FlaskForm) -> list[ShownClash]:
    """Each field in which somebody's terms differ from those that a colleague set meanwhile."""
    fields = [(one, theirs[one.name]) for one in mine if one.type not in ("HiddenField", "CSRFTokenField")]
    said = [(own.label.text, _said(other), _said(own)) for own, other in fields]
    return [ShownClash(str(what), theirs, mine) for what, theirs, mine in said if theirs != mine]


def _said(field: Field) -> str:
    value: Any = field.data
    if isinstance(value, list):
        return in_words(str(CATEGORIES[one]) for one in Category if one.value in value) or _("nobody")
    if field.type == "DayField":
        return date_words(value) if value else _("no day")
    if value is None:
        return _("any number") if field.type == "WholeNumberField" else _("no hour")
    return str(value)
