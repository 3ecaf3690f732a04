"""The shape of the mail addresses of a meeting: one line for each person."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, Field, HiddenField
from wtforms.validators import Optional

from app.core.fields import at_most, in_one_line
from app.meetings.queries.contacts import Kept
from app.meetings.rules.contacts import Typed
from app.people.forms import is_address

LONGEST = 254


class ContactsForm(FlaskForm):
    """Where each person is written to; nothing where they are not."""

    people: Mapping[str, str] = {}

    def line(self, key: str) -> Field:
        """The field of somebody."""
        return self[f"email_{self.people[key]}"]

    def show(self, kept: Mapping[str, Kept]) -> None:
        """Say what is kept now; what somebody typed stays."""
        for key, name in self.people.items():
            self[f"was_{name}"].data = kept[key].email if key in kept else ""

    def fill(self, kept: Mapping[str, Kept]) -> None:
        """Say what is kept, in every line."""
        self.show(kept)
        for key in self.people:
            self.line(key).data = kept[key].email if key in kept else ""

    def typed(self) -> list[Typed]:
        """What was typed, and what had been there."""
        return [
            Typed(key, self.line(key).label.text, self[f"was_{name}"].data or "", self.line(key).data or "")
            for key, name in self.people.items()
            if self.line(key).raw_data
        ]


def contacts_form(people: Iterable[tuple[str, str]]) -> type[ContactsForm]:
    """The form for these people: what each is known as, and called."""
    fields: dict[str, Any] = {}
    names: dict[str, str] = {}
    for key, called in people:
        names[key] = hashlib.sha256(key.encode()).hexdigest()[:12]
        checks = [Optional(), at_most(LONGEST), is_address]
        fields[f"email_{names[key]}"] = EmailField(
            called, checks, filters=[in_one_line], render_kw={"autocomplete": "off"}
        )
        fields[f"was_{names[key]}"] = HiddenField()
    return type("ContactsOfMeetingForm", (ContactsForm,), {**fields, "people": names})
