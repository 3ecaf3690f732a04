"""The terms of registering for a meeting, as they are written."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import NEEDED, DayField, WholeNumberField, in_one_line
from app.core.phrases import sentence
from app.core.refusal import Refusal
from app.meetings.forms.creating import is_real_day
from app.meetings.forms.editing.base import HOUR
from app.meetings.rules.local import day_of, hour_said
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.secretariat import QUOTA_FIELDS
from app.registrations.rules.hours import moment_of
from app.registrations.rules.terms import Quota, Wanted
from app.registrations.rules.words import Category

MOST = 9999
A_NUMBER = [Optional(), NumberRange(0, MOST, _l("Write a number from 0 to %(max)s, or nothing for any number."))]
ANY = {"min": 0, "max": MOST, "inputmode": "numeric", "class": "short-number"}


def number_field(label: Any, **kwargs: Any) -> WholeNumberField:
    """So many people, or any number where nothing is written."""
    return WholeNumberField(label, A_NUMBER, render_kw=ANY, **kwargs)


def categories_field(label: Any, **kwargs: Any) -> SelectMultipleField:
    """Some of the categories, each to be ticked."""
    offered = [SelectChoice(one.value, words) for one, words in CATEGORIES.items()]
    looks = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}
    return SelectMultipleField(label, choices=offered, **looks, **kwargs)


class PlainTermsForm(FlaskForm):
    """Everything but the quotas; `seen` is the edition of the terms on which it was written."""

    seen = HiddenField()
    opens_on = DayField(
        _l("Opens on"), [Optional(), is_real_day], description=_l("Without a day: as soon as this is saved.")
    )
    opens_hour = StringField(
        _l("Opens at"), filters=[in_one_line], render_kw=HOUR, description=_l("As 10:00 or 18:30.")
    )
    closes_on = DayField(
        _l("Closes on"), [Optional(), is_real_day], description=_l("Without a day: never, for as long as it is held.")
    )
    closes_hour = StringField(
        _l("Closes at"), filters=[in_one_line], render_kw=HOUR, description=_l("As 10:00 or 18:30.")
    )
    categories = categories_field(_l("Who is invited"))
    with_credentials = categories_field(
        _l("Who needs credentials"),
        description=_l("A note verbale of a State, a letter of an organization: nobody is approved without it."),
    )
    ngo_seats = number_field(
        _l("Seats in the room for non-governmental organizations"),
        description=_l("All of them together; nothing means any number."),
    )
    keep_until = DayField(
        _l("Personal data are kept until"),
        [NEEDED, is_real_day],
        description=_l("The last day; from the next on they can be purged, and figures and record stay."),
    )

    def __init__(self, zone: ZoneInfo, **kwargs: Any):
        super().__init__(**kwargs)
        self._zone = zone
        for one in (self.opens_hour, self.closes_hour, self.categories, self.with_credentials):
            one.flags.depends = True  # a day asks for its hour; no category is an answer too

    def validate_opens_hour(self, field: StringField) -> None:
        """A moment of the meeting's clock."""
        self._insist_on_moment(self.opens_on, field)

    def validate_closes_hour(self, field: StringField) -> None:
        """A moment of the meeting's clock."""
        self._insist_on_moment(self.closes_on, field)

    def _insist_on_moment(self, day: Field, hour: Field) -> None:
        if day.data and not hour.data:
            raise ValidationError(_l("Give the hour too, such as 10:00."))
        if hour.data and not (day.data or day.errors):
            raise ValidationError(_l("Give the day too, or no hour."))
        if day.data and isinstance(found := moment_of(day.data, hour.data, self._zone), Refusal):
            raise ValidationError(sentence(found))

    def moment(self, name: str) -> datetime | None:
        """When it opens or closes, once that was checked."""
        day: date | None = self[f"{name}_on"].data
        found = moment_of(day, self[f"{name}_hour"].data, self._zone) if day else None
        assert not isinstance(found, Refusal), "checked before"
        return found

    def quota(self, category: Category) -> list[WholeNumberField]:
        """The three fields of a category."""
        return [self[f"{name}_{category.value}"] for name in QUOTA_FIELDS]

    def wanted(self) -> Wanted:
        """What was written."""
        return Wanted(
            opens_at=self.moment("opens"),
            closes_at=self.moment("closes"),
            categories=_chosen(self.categories),
            quotas={one: Quota(**_numbers(self, one)) for one in Category},
            ngo_seats=self.ngo_seats.data,
            with_credentials=_chosen(self.with_credentials),
            keep_until=self.keep_until.data,
        )

    def fill(self, wanted: Wanted, edition: int) -> None:
        """Say what these terms are, of this edition."""
        self.seen.data = str(edition)
        for name, moment in (("opens", wanted.opens_at), ("closes", wanted.closes_at)):
            self[f"{name}_on"].data = day_of(moment, self._zone) if moment else None
            self[f"{name}_hour"].data = hour_said(moment, self._zone) if moment else None
        self.categories.data, self.with_credentials.data = sorted(wanted.categories), sorted(wanted.with_credentials)
        self.ngo_seats.data, self.keep_until.data = wanted.ngo_seats, wanted.keep_until
        for category, quota in wanted.quotas.items():
            for name in QUOTA_FIELDS:
                self[f"{name}_{category.value}"].data = getattr(quota, name)


def _chosen(field: Field) -> frozenset[Category]:
    return frozenset(map(Category, field.data or ()))


def _numbers(form: FlaskForm, category: Category) -> dict[str, int | None]:
    return {name: form[f"{name}_{category.value}"].data for name in QUOTA_FIELDS}


TermsForm = type(
    "TermsForm",
    (PlainTermsForm,),
    {
        f"{name}_{category.value}": number_field(
            _l("%(category)s: %(what)s", category=CATEGORIES[category], what=words)
        )
        for category in Category
        for name, words in QUOTA_FIELDS.items()
    },
)
