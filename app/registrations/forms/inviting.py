"""Inviting delegations, and numbers of their own."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice

from app.core.fields import NEEDED, at_most, in_one_line
from app.entities.rules import EntityKind
from app.registrations.forms.terms import number_field
from app.registrations.phrases.secretariat import ORGANIZATIONS, QUOTA_FIELDS
from app.registrations.rules.terms import Quota


class OrganizationForm(FlaskForm):
    """An organization that Rostrum does not know yet."""

    name = StringField(
        _l("Name of the organization"),
        [NEEDED, at_most(300)],
        filters=[in_one_line],
        description=_l("As lists of participants print it."),
    )
    kind = SelectField(_l("Kind"), choices=[SelectChoice(kind.value, words) for kind, words in ORGANIZATIONS.items()])
    acronym = StringField(
        _l("Acronym"),
        [at_most(30)],
        filters=[in_one_line],
        description=_l("Its code in addresses is made of it, else of the name."),
    )

    def facts(self) -> dict[str, Any]:
        """What was written."""
        return {"name": self.name.data, "kind": EntityKind(self.kind.data), "acronym": self.acronym.data}


class EarlierForm(FlaskForm):
    """From which earlier meeting the invitations are taken."""

    source = SelectField(_l("Earlier meeting"))

    def __init__(self, meetings: Mapping[str, tuple[str, int]], **kwargs: Any):
        super().__init__(**kwargs)
        self.source.choices = [
            SelectChoice(
                slug, ngettext("%(name)s (%(num)s delegation)", "%(name)s (%(num)s delegations)", count, name=name)
            )
            for slug, (name, count) in meetings.items()
        ]


class QuotaForm(FlaskForm):
    """How many of a delegation, other than its category says."""

    in_person = number_field(QUOTA_FIELDS["in_person"])
    online = number_field(QUOTA_FIELDS["online"])
    in_room = number_field(QUOTA_FIELDS["in_room"])

    def quota(self) -> Quota:
        """What was written."""
        return Quota(in_person=self.in_person.data, online=self.online.data, in_room=self.in_room.data)
