"""What the Secretariat's pages about registration say."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.phrases import phrase_refusals
from app.core.refusal import Refusal
from app.entities.rules import EntityKind
from app.registrations.rules.due import Kind
from app.registrations.rules.words import Category, Deed

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
ONLY_SAID = {
    "credentials": _l("credentials missing"),
    "needs": _l("accessibility needs"),
    "visa": _l("visa letter wanted"),
    "changed": _l("changed after approval"),
}
DEEDS = {
    Deed.APPROVE: _l("Approve"),
    Deed.ASK_MORE: _l("Ask for more"),
    Deed.REJECT: _l("Reject"),
    Deed.RECONSIDER: _l("Reconsider"),
}
DUTY_VERBS = {
    Kind.NOT_SET_UP: _l("Set the terms"),
    Kind.TO_LOOK_AT: _l("Look at them"),
    Kind.CREDENTIALS_MISSING: _l("See which"),
    Kind.CLOSING_SOON: _l("See the delegations"),
}
# What somebody waits for, by the refusal that a newcomer would get.
WAITS_FOR = {
    "registrations.no_place_in_person": _l("Waits for a place of the delegation in the room (limit %(limit)s)."),
    "registrations.no_place_online": _l("Waits for a place of the delegation online (limit %(limit)s)."),
    "registrations.no_ngo_seat": _l("Waits for a seat of non-governmental organizations (limit %(limit)s)."),
}


def waits_for(full: Refusal, ahead: int) -> str:
    """What somebody waits for, and behind how many."""
    what = str(WAITS_FOR[full.code]) % dict(full.parameters)
    if not ahead:
        return _("%(what)s First in line.", what=what)
    return ngettext("%(what)s %(num)s is ahead.", "%(what)s %(num)s are ahead.", ahead, what=what)


def decided(deed: Deed, count: int) -> str:
    """With how many it was done."""
    said = {
        Deed.APPROVE: lambda: ngettext("%(num)s person is approved.", "%(num)s people are approved.", count),
        Deed.ASK_MORE: lambda: ngettext(
            "%(num)s person is asked for more.", "%(num)s people are asked for more.", count
        ),
        Deed.REJECT: lambda: ngettext("%(num)s person is rejected.", "%(num)s people are rejected.", count),
        Deed.RECONSIDER: lambda: ngettext(
            "%(num)s person is to be looked at again, or waits where no place is free.",
            "%(num)s people are to be looked at again, or wait where no place is free.",
            count,
        ),
    }
    return said[deed]()


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
        "registrations.reason_too_long": _l("A reason has %(most)s characters at most. Shorten it, and send again."),
        "registrations.nobody_to_copy": _l("That meeting invited nobody. Choose another."),
    }
)
