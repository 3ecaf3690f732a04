"""The list as it is shown, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.moments import date_words
from app.registrations.phrases import CATEGORIES
from app.registrations.phrases.participants import ROLES, others_words
from app.registrations.queries.keeping import zone_of
from app.registrations.queries.participants import Participants
from app.registrations.rules.listing import Attending, Delegates, Listing
from app.registrations.rules.words import Category, Role

# Their people come for nobody: there is no head, and nobody's alternate.
WITHOUT_ROLES = (Category.EXPERT, Category.SECRETARIAT)


@dataclass(frozen=True, kw_only=True)
class ShownPeople:
    """The people of one delegation who are the same in it; `role` is said where that says something."""

    role: str
    people: tuple[Attending, ...]


@dataclass(frozen=True, kw_only=True)
class ShownDelegation:
    """A delegation with its people by role."""

    code: str
    name: str
    parts: tuple[ShownPeople, ...]
    others: str


@dataclass(frozen=True, kw_only=True)
class ShownCategory:
    """The delegations that are listed together."""

    name: str
    anchor: str
    summary: str
    delegations: tuple[ShownDelegation, ...]


def show_list(found: Listing) -> tuple[ShownCategory, ...]:
    """Category by category."""
    return tuple(
        ShownCategory(
            name=str(CATEGORIES[category]),
            anchor=category.value,
            summary=summary_words(len(delegations), sum(one.count for one in delegations), category),
            delegations=tuple(_show(one, category) for one in delegations),
        )
        for category, delegations in found.groups
    )


def summary_words(delegations: int, people: int, category: Category | None = None) -> str:
    """46 delegations, 312 participants."""
    of_people = ngettext("%(num)s participant", "%(num)s participants", people)
    if category in WITHOUT_ROLES:
        return of_people
    return f"{ngettext('%(num)s delegation', '%(num)s delegations', delegations)}, {of_people}"


def heading_of(found: Participants) -> str:
    """What the list is called."""
    return _("List of participants") if found.is_final else _("Provisional list of participants")


def dated(found: Participants) -> str:
    """As of when it is so, by the meeting's clock."""
    day = date_words(found.as_of.astimezone(zone_of(found.terms.meeting)).date())
    return _("as of %(day)s", day=day)


def full_name(person: Attending) -> str:
    """H.E. Ms. Ana López."""
    return " ".join(part for part in (person.title, person.name) if part)


def _show(one: Delegates, category: Category) -> ShownDelegation:
    return ShownDelegation(
        code=one.code,
        name=one.name,
        parts=tuple(_parts(one.named, category)),
        others=others_words(one.others, bool(one.named)) if one.others else "",
    )


def _parts(people: Sequence[Attending], category: Category) -> list[ShownPeople]:
    """Where all are advisers nobody need be told."""
    says_roles = category not in WITHOUT_ROLES and any(one.role != Role.ADVISER for one in people)
    return [
        ShownPeople(role=str(ROLES[role]) if says_roles else "", people=tuple(of_role))
        for role, of_role in groupby(people, key=lambda one: one.role)
    ]
