"""Those whom a programme names, as pages of the Secretariat and mails show them."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app.core.moments import in_words
from app.meetings.phrases import sitting_name
from app.meetings.phrases.words import OFFICER, ROLES
from app.meetings.queries.contacts import Kept, named_in
from app.meetings.queries.editing import Draft
from app.meetings.rules.contacts import Named, Person
from app.meetings.rules.order import chronological
from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Programme


def called(person: Person, entities: Mapping[str, str]) -> str:
    """The name, else the office and for whom somebody holds it, else for whom somebody comes."""
    if person.name:
        return person.name
    if isinstance(person, Officer):
        held, code, printed = (person.office or person.title, None), person.country, None
    else:
        held = (getattr(person, "role", None) or person.title, getattr(person, "unit", None))
        code, printed = person.entity or person.country, person.as_printed
    office = ", ".join(part for part in held if part)
    entity = entities.get(code, code) if code else None
    if office and entity:
        return f"{office} ({entity})"
    return office or entity or printed or _("somebody not named yet")


def names_of(draft: Draft, kept: Mapping[str, Kept]) -> dict[str, str]:
    """What everybody is called: whom draft or version name, then those of whom an address is left."""
    named = named_in(draft.programme, draft.published)
    names = {key: called(one.person, draft.entities) for key, one in named.items()}
    return names | {key: one.name for key, one in kept.items() if key not in names}


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
