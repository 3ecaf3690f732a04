"""The shape of what is done to those who open, present and sit on the panel."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import ValidationError

from app.meetings.forms.editing.base import EditForm, choices, whole_number
from app.meetings.phrases.words import SEGMENTS
from app.meetings.queries.editing import Draft
from app.meetings.rules.editing import Edit, edits
from app.meetings.rules.editing.edits import Part, Person
from app.meetings.rules.editing.people import KINDS


class OfPartForm(EditForm):
    """An edit of those who open, present or sit on the panel."""

    part = HiddenField()
    place = HiddenField()

    def validate_part(self, field: HiddenField) -> None:
        """One of the three."""
        if field.data not in list(Part):
            raise ValidationError(str(_l("Choose where somebody takes part.")))

    @property
    def of(self) -> dict[str, Any]:
        """Of which sitting, in what part."""
        return {"number": self.at, "part": Part(self.part.data)}

    @property
    def position(self) -> int:
        """In what place, counted from 0; before all where none was said, where nobody stands."""
        found = whole_number(self.place.data)
        return -1 if found is None else found


class MovePersonForm(OfPartForm):
    """Somebody goes up or down."""

    name, title, verb = "move_person", _l("Change the order"), _l("Move")
    to = HiddenField()

    def edits(self) -> Sequence[Edit]:
        return [edits.MovePerson(**self.of, place=self.position, to=whole_number(self.to.data) or 0)]


class RemovePersonForm(OfPartForm):
    """Somebody takes part no longer."""

    name, title, verb = "remove_person", _l("Remove from the sitting"), _l("Remove")

    def edits(self) -> Sequence[Edit]:
        return [edits.RemovePerson(**self.of, place=self.position)]


class PersonForm(OfPartForm):
    """Who it is; without a place, one more."""

    name, title = "person", _l("Who takes part")
    person_name = StringField(_l("Name"))
    person_title = StringField(_l("Title"), description=_l("Ambassador, Professor; or the office, as it is printed."))
    person_role = StringField(_l("Role"))
    unit = StringField(_l("Unit"))
    entity = SelectField(_l("State or organization"), validate_choice=False)
    country = SelectField(_l("Country, where it is another"), validate_choice=False)
    topic = StringField(_l("Topic"))
    segment = SelectField(_l("Segment"), validate_choice=False)

    def __init__(self, draft: Draft, **kwargs: Any):
        super().__init__(draft, **kwargs)
        self.entity.choices = choices([("", ""), *draft.entities.items()])
        self.country.choices = choices([("", ""), *draft.countries.items()])
        sitting = draft.programme.sitting(self.at)
        segments = sitting.segments if sitting else ()
        named = [(one.key, one.title or SEGMENTS[one.kind]) for one in segments]
        self.segment.choices = choices([("", _l("The one of its kind")), *named])
        known = {field.name for field in fields(KINDS[Part(self.part.data)])} if self.part.data in list(Part) else set()
        for own, field in FIELDS.items():
            if known and field not in known:
                delattr(self, own)

    def show(self, person: Person) -> None:
        """Fill the form with somebody."""
        for own, field in FIELDS.items():
            if own in self:
                self[own].data = getattr(person, field) or ""

    def edits(self) -> Sequence[Edit]:
        said = {field: self[own].data or None for own, field in FIELDS.items() if own in self}
        sitting = self.draft.programme.sitting(self.at)
        people = getattr(sitting, self.part.data) if sitting else ()
        if whole_number(self.place.data) is None:
            return [edits.AddPerson(**self.of, person=KINDS[self.of["part"]](**said))]
        before = people[self.position] if self.position < len(people) else KINDS[self.of["part"]]()
        return [edits.ReplacePerson(**self.of, place=self.position, person=replace(before, **said))]


# The fields of the form, and what of a person each is.
FIELDS = {
    "person_name": "name",
    "person_title": "title",
    "person_role": "role",
    "unit": "unit",
    "entity": "entity",
    "country": "country",
    "topic": "topic",
    "segment": "segment",
}


class OfficerForm(EditForm):
    """Who an officer of the meeting is."""

    name, title = "officer", _l("Presiding officer")
    officer_key = HiddenField()
    officer_name = StringField(_l("Name"))
    officer_title = StringField(_l("Title"), description=_l("As it is printed before the name: H.E. Ambassador."))
    officer_office = StringField(_l("Office"), description=_l("Chair of the Commission, First Vice-Chair."))
    officer_country = SelectField(_l("Country"), validate_choice=False)

    def __init__(self, draft: Draft, **kwargs: Any):
        super().__init__(draft, **kwargs)
        self.officer_country.choices = choices([("", ""), *draft.countries.items()])

    def edits(self) -> Sequence[Edit]:
        officers = {one.key for one in self.draft.programme.header.officers}
        key = self.officer_key.data or f"officer-{len(officers) + 1}"
        facts = {"title": self.officer_title.data, "office": self.officer_office.data}
        country = self.officer_country.data or None
        return [edits.NameOfficer(key=key, name=self.officer_name.data, country=country, **facts)]
