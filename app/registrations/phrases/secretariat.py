"""What the Secretariat's pages about registration say."""

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.phrases import phrase_refusals
from app.entities.rules import EntityKind
from app.registrations.rules.words import Category

QUOTA_FIELDS = {
    "in_person": _l("in person"),
    "online": _l("online"),
    "in_room": _l("in the room at a time"),
}
ORGANIZATIONS = {
    EntityKind.NGO: _l("Non-governmental organization"),
    EntityKind.IGO: _l("Intergovernmental organization"),
    EntityKind.UN_ENTITY: _l("United Nations entity"),
}
# One delegation of a category, as a row of a table says it.
ONE_OF = {
    Category.MEMBER: _l("Member"),
    Category.OTHER_MEMBER_STATE: _l("Other Member State"),
    Category.OBSERVER_STATE: _l("Observer State"),
    Category.UN_ENTITY: _l("United Nations entity"),
    Category.IGO: _l("Intergovernmental organization"),
    Category.NGO: _l("Non-governmental organization"),
    Category.EXPERT: _l("Expert in personal capacity"),
    Category.SECRETARIAT: _l("Secretariat"),
}
LACKING = {
    "credentials": _l("credentials"),
    "focal_points": _l("a focal point"),
    "people": _l("people"),
}


def invited(count: int) -> str:
    """How many were invited."""
    return ngettext("%(num)s delegation is invited.", "%(num)s delegations are invited.", count)


def uninvited(count: int) -> str:
    """How many invitations were taken back."""
    return ngettext("%(num)s invitation is taken back.", "%(num)s invitations are taken back.", count)


def counted(count: int, category: Category) -> str:
    """As what so many are counted."""
    if category == Category.MEMBER:
        return ngettext(
            "%(num)s State is counted as a member of the body at this meeting.",
            "%(num)s States are counted as members of the body at this meeting.",
            count,
        )
    return ngettext(
        "%(num)s State is counted among the other Member States at this meeting.",
        "%(num)s States are counted among the other Member States at this meeting.",
        count,
    )


def given_numbers(count: int, own: bool) -> str:
    """How many delegations have numbers of their own now, or those of their category again."""
    if own:
        return ngettext(
            "%(num)s delegation has these numbers of its own.",
            "%(num)s delegations have these numbers of their own.",
            count,
        )
    return ngettext(
        "%(num)s delegation has the numbers of its category.",
        "%(num)s delegations have the numbers of their categories.",
        count,
    )


phrase_refusals(
    {
        "registrations.no_member_state": _l(
            "%(entity)s is no Member State, so it is neither a member of the body nor another Member State."
        ),
        "registrations.nobody_to_copy": _l("That meeting invited nobody. Choose another."),
    }
)
