"""The form of a person: what is said of somebody who takes part, by a focal point or by themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import NEEDED, at_most, in_one_line
from app.core.i18n import NAMES, OFFICIAL
from app.core.phrases import sentence
from app.core.refusal import Refusal
from app.meetings.rules.programme import Sitting
from app.people.forms import is_address
from app.registrations.exports.people import when
from app.registrations.phrases.people import ATTENDANCES, CONSENTS, FIELDS, GENDERS, ROLES, WAYS
from app.registrations.queries.offers import Offer
from app.registrations.rules.asking import Mistake
from app.registrations.rules.people import Particulars
from app.registrations.rules.ways import NOT_OFFERED
from app.registrations.rules.words import Attendance, Consent, Gender, Role, Way

# How long each may be, on the form, in the grid and in a spreadsheet alike.
LENGTHS = {"family_name": 120, "given_names": 120, "title": 60, "function": 200, "email": 254}
OF_SITTING = "sitting_"


def in_lines(text: str | None) -> str:
    """What was written, line by line, without what no page shows."""
    return "\n".join(in_one_line(line) or "" for line in (text or "").splitlines()).strip()


def one_line(name: str, *validators: Any, kind: type[StringField] = StringField, **kwargs: Any) -> StringField:
    """A field of one line, called as it is everywhere."""
    return kind(FIELDS[name], [*validators, at_most(LENGTHS[name])], filters=[in_one_line], **kwargs)


def said_in(choices: Mapping[Any, Any]) -> list[SelectChoice]:
    """What a field offers."""
    return [SelectChoice(code.value, words) for code, words in choices.items()]


class PersonForm(FlaskForm):
    """What is said of a person; `for_offer` makes the one of a meeting, with its sittings."""

    seen = HiddenField()
    family_name = one_line(
        "family_name", NEEDED, description=_l("As in the passport, and as it should stand on lists and badges.")
    )
    given_names = one_line("given_names")
    title = one_line("title", description=_l("What goes before the name, such as H.E. Ms. or Dr."))
    function = one_line("function", description=_l("The office held, such as Ambassador or Programme Officer."))
    email = one_line(
        "email",
        NEEDED,
        is_address,
        kind=EmailField,
        description=_l("The person's own: the link to their page goes there. It is on no list."),
        render_kw={"autocomplete": "off"},
    )
    role = SelectField(FIELDS["role"], choices=said_in(ROLES))
    way = RadioField(FIELDS["way"])
    locale = SelectField(FIELDS["locale"], description=_l("Where there is no translation yet, mails come in English."))
    gender = SelectField(
        FIELDS["gender"],
        choices=[SelectChoice("", _l("not said")), *said_in(GENDERS)],
        description=_l("For the figures of the meeting alone, which name nobody."),
    )
    gender_words = StringField(FIELDS["gender_words"], [at_most(60)], filters=[in_one_line])
    needs = TextAreaField(
        FIELDS["needs"],
        [at_most(1000)],
        filters=[in_lines],
        description=_l("What is needed to take part: a ramp, captions, a sign language, a seat near the front."),
        render_kw={"rows": 3},
    )
    wants_visa_letter = BooleanField(_l("A letter for the visa is wanted"))
    visa_details = TextAreaField(
        _l("Nationality and passport number"),
        [at_most(500)],
        filters=[in_lines],
        description=_l(
            "Needed for a letter: as in the passport, and what else it must say. The delegation's focal points and the "
            "Secretariat see it, and nobody else; it is deleted with the rest."
        ),
        render_kw={"rows": 3, "autocomplete": "off"},
    )
    consents = SelectMultipleField(
        FIELDS["consents"],
        choices=said_in(CONSENTS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Each can be given and taken back at any time, also on the person's own page."),
    )
    may_wait = BooleanField(
        _l("If no place is left, wait for one"),
        description=_l("Whoever waits moves up by themselves as soon as a place is free, and is told by mail."),
    )

    def __init__(self, offer: Offer, person: Particulars | None = None, edition: int | None = None, **kwargs: Any):
        super().__init__(data=data_of(person or Particulars(family_name="", email=""), edition), **kwargs)
        self.offer = offer
        how = offer.terms.participation
        self.way.choices = said_in({way: words for way, words in WAYS.items() if (how, way) not in NOT_OFFERED})
        self.locale.choices = [SelectChoice("", _l("As the Secretariat writes")), *_languages()]
        for name in ("role", "locale", "gender"):
            self[name].flags.depends = True  # every answer is one
        for name in ("visa_details", "gender_words", "consents", "way"):
            self[name].flags.depends = True  # on an answer before it, or needing none

    @property
    def of_sittings(self) -> list[SelectField]:
        """The questions about single sittings, in the order in which they are held."""
        return [field for field in self if field.name.startswith(OF_SITTING)]

    def validate_visa_details(self, field: TextAreaField) -> None:
        """A letter cannot be written for nobody."""
        if self.wants_visa_letter.data and not field.data:
            raise ValidationError(_l("Say nationality and passport number, or leave the letter out."))

    def validate_gender_words(self, field: StringField) -> None:
        """Own words are said in words."""
        if self.gender.data == Gender.OWN_WORDS.value and not field.data:
            raise ValidationError(_l("Say it in your own words, or choose another answer."))

    def particulars(self) -> Particulars:
        """What was entered; what was not asked is not kept."""
        gender = Gender(self.gender.data) if self.gender.data else None
        return Particulars(
            **{name: self[name].data or "" for name in LENGTHS},
            role=Role(self.role.data),
            way=Way(self.way.data),
            plan={_number(one): Attendance(one.data) for one in self.of_sittings if one.data},
            locale=self.locale.data or None,
            gender=gender,
            gender_words=(self.gender_words.data or "") if gender == Gender.OWN_WORDS else "",
            needs=self.needs.data or "",
            wants_visa_letter=self.wants_visa_letter.data,
            visa_details=(self.visa_details.data or "") if self.wants_visa_letter.data else "",
            consents=frozenset(map(Consent, self.consents.data or ())),
            may_wait=self.may_wait.data,
        )

    def say(self, mistakes: Iterable[Mistake]) -> None:
        """Say at its field what a rule finds wrong with the person."""
        for one in mistakes:
            name = field_of(one.field, one.refusal)
            if name in self._fields:
                self[name].errors = [*self[name].errors, sentence(one.refusal)]
            else:
                self.form_errors.append(sentence(one.refusal))


def for_offer(offer: Offer, person: Particulars | None = None, edition: int | None = None, **kwargs: Any) -> PersonForm:
    """The form for somebody of a delegation, with a question for each sitting of its meeting."""
    return kind_for(offer)(offer, person, edition, **kwargs)


def kind_for(offer: Offer) -> type[PersonForm]:
    """The kind of form that asks for each sitting of a meeting."""
    questions = {f"{OF_SITTING}{one.number}": _question(one, offer) for one in offer.sittings}
    return type("PersonForm", (PersonForm,), questions)


def data_of(person: Particulars, edition: int | None) -> dict[str, Any]:
    """What stands in the form before anything is typed."""
    plain = {one.name: getattr(person, one.name) for one in fields(Particulars)}
    codes = {name: str(plain[name] or "") for name in ("role", "way", "locale", "gender")}
    consents = [one.value for one in person.consents]
    plan = {f"{OF_SITTING}{number}": attendance.value for number, attendance in person.plan.items()}
    return {**plain, **codes, **plan, "consents": consents, "seen": "" if edition is None else str(edition)}


def _question(sitting: Sitting, offer: Offer) -> SelectField:
    how = offer.terms.participation
    not_offered = {Attendance(way) for of, way in NOT_OFFERED if of == how}
    offered = {one: words for one, words in ATTENDANCES.items() if one not in not_offered}
    return SelectField(when(sitting, offer), default="", choices=[SelectChoice("", _l("As above")), *said_in(offered)])


def _languages() -> list[SelectChoice]:
    return [SelectChoice(code, NAMES[code]) for code in OFFICIAL]


def _number(field: SelectField) -> int:
    return int(field.name.removeprefix(OF_SITTING))


def field_of(name: str, refused: Refusal) -> str:
    """The field of the form that a mistake is about: of a plan, the sitting."""
    return f"{OF_SITTING}{refused.parameters.get('number')}" if name == "plan" else name
