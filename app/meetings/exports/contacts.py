"""Those whom a programme names, as pages of the Secretariat and mails show them."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app.core.moments import in_words
from app.meetings.phrases import sitting_name
from app.meetings.phrases.words import OFFICER, ROLES
from app.meetings.rules.contacts import Named, Person
from app.meetings.rules.order import chronological
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Programme


def called(person: Person, entities: Mapping[str, str]) -> str:
    """The name, else the office, else for whom somebody comes."""
    office = person.office if isinstance(person, Officer) else getattr(person, "role", None)
    code = person.country if isinstance(person, Officer) else person.entity or person.country
    entity = entities.get(code, code) if code else None
    printed = None if isinstance(person, Officer) else person.as_printed
    office = office or person.title
    if person.name or not (office and entity):
        return person.name or office or entity or printed or _("somebody not named yet")
    return f"{office} ({entity})"


def role_words(named: Named, programme: Programme) -> list[str]:
    """What somebody does in which sittings: "Presenter: Thematic session 3 and Way forward"."""
    by_role: dict[str, list[str]] = {}
    for sitting in chronological(programme):
        for number, role in named.parts:
            if number == sitting.number:
                by_role.setdefault(role, []).append(sitting_name(sitting))
    if not by_role:
        return [str(OFFICER)] if isinstance(named.person, Officer) else []
    return [_("%(role)s: %(sittings)s", role=ROLES[role], sittings=in_words(of)) for role, of in by_role.items()]
