"""The shape of what the Secretariat sends about the workplan."""

import json
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from pydantic import TypeAdapter, ValidationError
from wtforms import BooleanField, HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Regexp
from wtforms.validators import ValidationError as Wrong

from app.core.fields import NEEDED, WholeNumberField, at_most, in_one_line
from app.workplan.models import Challenge

Seen = tuple[list[tuple[str, int]], dict[int, str | None]]
_SEEN: TypeAdapter[Seen] = TypeAdapter(Seen)
COLUMNS = ("number", "short_title", "wording", "cross_cutting")
TAKEN_BY_PAGES = ("new",)


class SeenField(HiddenField):
    """What stood on the page when it was opened."""

    def __init__(self, kind: TypeAdapter[Any], **kwargs: Any):
        super().__init__(**kwargs)
        self.kind = kind

    def value(self) -> Any:
        """What was seen."""
        return self.kind.validate_json(self.data or "")

    def pre_validate(self, form: Any) -> None:
        """It comes back as it went."""
        try:
            self.value()
        except ValidationError:
            raise Wrong(_l("This page was changed on its way. Reload it, and try again.")) from None


def written(seen: Any) -> str:
    """What is seen, as the page carries it."""
    return json.dumps(seen)


class PlanForm(FlaskForm):
    """The boxes that are ticked, and a decision for each year."""

    seen = SeenField(_SEEN)
    entry = SelectMultipleField(_l("Challenges by year"))

    def decision(self, year: int) -> TextAreaField:
        """The field for a year's decision."""
        return self[f"decision_{year}"]

    def wanted(self, years: Iterable[int]) -> Seen:
        """What is to be."""
        entries = [(slug, int(year)) for slug, _slash, year in (one.rpartition("/") for one in self.entry.data or ())]
        return entries, {year: self.decision(year).data for year in years}


def plan_form(challenges: Iterable[str], years: Iterable[int], seen: Seen | None = None) -> PlanForm:
    """The form for these challenges and years; `seen` is what it begins with."""
    decisions = {f"decision_{year}": TextAreaField(str(year), [at_most(2000)], filters=[in_one_line]) for year in years}
    begins = {}
    if seen is not None:
        begins = {"seen": written(seen), "entry": [f"{slug}/{year}" for slug, year in seen[0]]}
        begins |= {f"decision_{year}": decision for year, decision in seen[1].items()}
    form = type("PlanOfYears", (PlanForm,), decisions)(data=begins)
    form.entry.choices = [(f"{slug}/{year}", f"{slug}/{year}") for slug in challenges for year in years]
    return form


class ChallengeForm(FlaskForm):
    """A challenge in its official wording."""

    seen = SeenField(TypeAdapter(dict[str, Any]))
    number = WholeNumberField(
        _l("Number"),
        [
            InputRequired(_l("This is needed.")),
            NumberRange(min=1, max=999, message=_l("Enter a number from 1 to 999.")),
        ],
    )
    short_title = StringField(
        _l("Short title"), [NEEDED, at_most(120)], filters=[in_one_line], description=_l("As programmes say it.")
    )
    wording = TextAreaField(
        _l("Official wording"),
        [NEEDED, at_most(2000)],
        filters=[in_one_line],
        description=_l("Word for word as the body adopted it."),
    )
    cross_cutting = BooleanField(
        _l("Cross-cutting"), description=_l("It is treated with every other challenge and has no sitting of its own.")
    )

    def columns(self) -> dict[str, Any]:
        """What was entered."""
        return {name: self[name].data for name in COLUMNS}


class NewChallengeForm(ChallengeForm):
    """A challenge that is added also gets its name in addresses."""

    slug = StringField(
        _l("Name in addresses"),
        [
            NEEDED,
            at_most(80),
            Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", message=_l("Use small letters, digits and hyphens.")),
        ],
        filters=[in_one_line],
        description=_l("Small letters, digits and hyphens. It never changes."),
    )

    def validate_slug(self, field: StringField) -> None:
        """Some names are those of pages."""
        if field.data in TAKEN_BY_PAGES:
            raise Wrong(_l("This is the address of a page. Choose another."))

    def columns(self) -> dict[str, Any]:
        """What was entered, the name in addresses too."""
        return {**super().columns(), "slug": self.slug.data}


def columns_of(challenge: Challenge) -> dict[str, Any]:
    """What of a challenge can be changed."""
    return {name: getattr(challenge, name) for name in COLUMNS}
