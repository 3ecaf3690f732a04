"""Words of registrations."""

from datetime import date, datetime

from flask_babel import format_date, format_datetime, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals
from app.registrations.phrases import (
    delegations,
    figures,
    opening,
    own,
    participants,
    people,
    purging,
    secretariat,
    telling,
)
from app.registrations.rules.words import Category, State

__all__ = ["delegations", "figures", "opening", "own", "participants", "people", "purging", "secretariat", "telling"]

CATEGORIES = {
    Category.MEMBER: _l("Members"),
    Category.OTHER_MEMBER_STATE: _l("Other Member States"),
    Category.OBSERVER_STATE: _l("Observer States"),
    Category.UN_ENTITY: _l("United Nations entities"),
    Category.IGO: _l("Intergovernmental organizations"),
    Category.NGO: _l("Non-governmental organizations"),
    Category.EXPERT: _l("Experts in personal capacity"),
    Category.SECRETARIAT: _l("Secretariat"),
}
STATES = {
    State.DRAFT: _l("Draft"),
    State.SUBMITTED: _l("Submitted"),
    State.MORE_WANTED: _l("More wanted"),
    State.APPROVED: _l("Approved"),
    State.WAITING: _l("On the waiting list"),
    State.REJECTED: _l("Rejected"),
    State.WITHDRAWN: _l("Withdrawn"),
}


def moment(value: datetime) -> str:
    """A moment by the meeting's clocks, which it brings with it."""
    return format_datetime(value, "d MMMM y, HH:mm", rebase=False)


def not_open_yet(opens_at: datetime) -> str:
    """From when on."""
    return _("Registration opens on %(moment)s. Come back then.", moment=moment(opens_at))


def closed(closes_at: datetime) -> str:
    """Until when it was."""
    return _(
        "Registration closed on %(moment)s. Ask the Secretariat whether somebody can still be added.",
        moment=moment(closes_at),
    )


def category_not_invited(category: Category) -> str:
    """Who is not invited."""
    return _("This category is not invited to the meeting: %(category)s.", category=str(CATEGORIES[category]))


def no_place_in_person(limit: int) -> str:
    """How many places in the room there are."""
    return ngettext(
        "The delegation has %(num)s place in the room, and none is left. Register online, wait for a place, or "
        "withdraw somebody.",
        "The delegation has %(num)s places in the room, and none is left. Register online, wait for a place, or "
        "withdraw somebody.",
        limit,
    )


def no_place_online(limit: int) -> str:
    """How many places online there are."""
    return ngettext(
        "The delegation has %(num)s place online, and none is left. Wait for a place, or withdraw somebody.",
        "The delegation has %(num)s places online, and none is left. Wait for a place, or withdraw somebody.",
        limit,
    )


def no_ngo_seat(limit: int) -> str:
    """How many seats all organizations have together."""
    return ngettext(
        "Non-governmental organizations have %(num)s seat in the room in all, and none is left. Register online, or "
        "wait.",
        "Non-governmental organizations have %(num)s seats in the room in all, and none is left. Register online, or "
        "wait.",
        limit,
    )


def room_limit(limit: int) -> str:
    """How many of a delegation are in the room at a time."""
    return ngettext(
        "%(num)s person of a delegation is in the room at a time. Enter when your colleague has left.",
        "%(num)s people of a delegation are in the room at a time. Enter when a colleague has left.",
        limit,
    )


def not_in_this_state(state: State) -> str:
    """What it is now."""
    return _(
        "This can't be done with the registration as it is now: %(state)s. Somebody may have changed it; look at it "
        "again.",
        state=str(STATES[state]),
    )


def people_refused(count: int) -> str:
    """With how many something is wrong."""
    return ngettext(
        "Nobody was registered: something is wrong with %(num)s person. Mend it where it is said, and send again.",
        "Nobody was registered: something is wrong with %(num)s people. Mend it where it is said, and send again.",
        count,
    )


def kept_too_short(ends_on: date) -> str:
    """Until when the meeting lasts."""
    return _(
        "What is personal is needed until the meeting is over, on %(day)s. Choose that day or a later one.",
        day=format_date(ends_on, "d MMMM y"),
    )


phrase_refusals(
    {
        "registrations.people_refused": people_refused,
        "registrations.purged": _l(
            "What was personal about this meeting was purged, so nobody can be registered for it any more."
        ),
        "registrations.meeting_over": _l(
            "The meeting is over, and registration with it. Ask the Secretariat whether somebody can still be added."
        ),
        "registrations.meeting_cancelled": _l("The meeting is cancelled, so nobody can be registered for it."),
        "registrations.changed_meanwhile": _l(
            "Somebody changed this registration while you were writing. Look at what it says now, and change it again."
        ),
        "registrations.not_set_up": _l(
            "Registration for this meeting is not set up yet. The Secretariat sets it up on the meeting's page."
        ),
        "registrations.terms_changed": _l(
            "Somebody changed the terms while you were writing. Look at what they say now, and change them again."
        ),
        "registrations.closes_before_it_opens": _l("Registration must close after it opens. Choose a later closing."),
        "registrations.nobody_invited": _l("Nobody would be invited. Choose at least one category."),
        "registrations.kept_too_short": kept_too_short,
        "registrations.quota_below_zero": _l(
            "A quota is a number of people. Write 0 or more, or nothing for any number."
        ),
        "registrations.no_such_entity": _l("There is no State or organization %(entity)s. Choose one of the list."),
        "registrations.has_people": _l(
            "People of this delegation are or were registered, so its invitation stays. Reject those who may not come."
        ),
        "registrations.last_focal_point": _l(
            "You are the only focal point who has an account so far. Add a colleague; once they have come in, you can "
            "step back."
        ),
        "registrations.no_focal_point": _l("This account is no focal point of the delegation. Nothing was changed."),
        "registrations.no_credentials": _l("There is no note verbale or letter to take away."),
        "registrations.no_code": _l("The delegation has no code that could be stopped."),
        "registrations.sends_nobody": _l(
            "%(entity)s sends no delegation. Invite the State or organization for which its people come."
        ),
        "registrations.category_not_invited": category_not_invited,
        "registrations.invited_already": _l("%(entity)s is invited to this meeting already."),
        "registrations.not_open_yet": not_open_yet,
        "registrations.closed": closed,
        "registrations.no_place_in_person": no_place_in_person,
        "registrations.no_place_online": no_place_online,
        "registrations.no_ngo_seat": no_ngo_seat,
        "registrations.room_limit": room_limit,
        "registrations.not_held_online": _l("This meeting can't be followed online. Register in person."),
        "registrations.not_held_in_room": _l("This meeting is held online alone. Register online."),
        "registrations.no_such_sitting": _l("This meeting has no sitting %(number)s. Choose one of the programme."),
        "registrations.place_is_online": _l(
            "The place is online, so sitting %(number)s can't be attended in the room. Ask for a place in person first."
        ),
        "registrations.sitting_not_this_way": _l(
            "Sitting %(number)s is not held in this way. Choose the other, or leave the sitting out."
        ),
        "registrations.head_taken": _l("The delegation has a head already. Make that person an alternate first."),
        "registrations.registered_already": _l(
            "Somebody of this name and mail address is registered for the meeting already. Change that registration."
        ),
        "registrations.ask_the_secretariat": _l(
            "This person can't be registered here as they are named. Ask the Secretariat of the meeting."
        ),
        "registrations.secretariat_decides": _l("The Secretariat decides this. Write to it if something is wrong."),
        "registrations.reason_missing": _l("Say why: the person and the delegation are told the reason."),
        "registrations.credentials_missing": _l(
            "The delegation's note verbale or letter is not here yet. Approve once its focal point has uploaded it."
        ),
        "registrations.still_waiting": _l(
            "This person waits for a place. Approve once one is free, or raise the delegation's quota."
        ),
        "registrations.not_in_this_state": not_in_this_state,
    }
)
