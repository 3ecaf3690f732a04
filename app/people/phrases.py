"""What is said about people: refusals, roles and states in words."""

from datetime import timedelta
from math import ceil

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.core.phrases import phrase_refusals
from app.people.rules.accounts import State

ROLES = {
    "administrator": _l("Administrator"),
    "secretariat": _l("Secretariat"),
    "conference_officer": _l("Conference officer"),
    "presiding_officer": _l("Presiding officer"),
    "focal_point": _l("Focal point"),
    "group_coordinator": _l("Regional group coordinator"),
    "ngo": _l("Non-governmental organization"),
    "ngo_committee": _l("NGO committee"),
    "civil_society_unit": _l("Civil Society Unit"),
    "participant": _l("Participant"),
}
STATES = {
    State.invited: _l("Invited"),
    State.expired: _l("Invitation expired"),
    State.withdrawn: _l("Not invited"),
    State.active: _l("Active"),
    State.disabled: _l("Disabled"),
}
WRONG_PASSWORD = _l("Mail address or password is not right. Check both; a forgotten password can be set anew.")
WRONG_OWN_PASSWORD = _l("This is not your present password.")


def too_many_attempts(retry_after: int) -> str:
    """When to try again, in seconds or minutes."""
    if retry_after < 100:
        return ngettext(
            "Too many attempts. Try again in %(num)s second.",
            "Too many attempts. Try again in %(num)s seconds.",
            retry_after,
        )
    return ngettext(
        "Too many attempts. Try again in %(num)s minute.",
        "Too many attempts. Try again in %(num)s minutes.",
        ceil(timedelta(seconds=retry_after) / timedelta(minutes=1)),
    )


phrase_refusals(
    {
        "people.no_such_role": _l("There is no such role. There are: %(roles)s."),
        "people.role_needs_scope": _l("This role is held for something: choose for which."),
        "people.role_is_held_everywhere": _l("This role is held everywhere, not for one thing. Choose “Everywhere”."),
        "people.wrong_kind_of_scope": _l("This role is not held for a thing of this kind. Choose another."),
        "people.no_such_scope": _l("There is no %(scope)s here. Choose one of those that are offered."),
        "people.not_an_ngo": _l(
            "This role is held for a non-governmental organization, and %(name)s is none. Choose an NGO, or make the "
            "person a focal point."
        ),
        "people.not_an_ngo_committee": _l(
            "This role is held for a committee of NGOs, and %(name)s is none. Choose the committee, or another role."
        ),
        "people.sends_no_delegation": _l(
            "%(name)s sends no delegation, so it has no focal point. Choose the State or organization for which the "
            "person acts."
        ),
        "people.only_administrators_make_administrators": _l(
            "Only administrators give and take the administrator's role. Ask one of them."
        ),
        "people.gives_no_roles": _l(
            "Only administrators and the Secretariat give and take roles. Ask the Secretariat."
        ),
        "people.last_administrator": _l(
            "This is the last administrator who can sign in. Make somebody else an administrator first."
        ),
        "people.has_role": _l("This role is held already. Nothing was changed."),
        "people.is_there_already": _l(
            "Somebody with this mail address is here already. Find the account in the list, and give it the role there."
        ),
        "people.has_joined": _l(
            "This invitation was accepted already, and nothing was changed. To keep somebody out, disable the account."
        ),
        "people.not_invited": _l("There is no invitation to withdraw."),
        "people.is_disabled": _l("This account is disabled. Enable it first."),
        "people.is_not_disabled": _l("This account is not disabled."),
        "people.cannot_disable_oneself": _l("Nobody disables their own account. Ask another administrator."),
        "people.invitation_is_over": _l(
            "This invitation was used, withdrawn or has expired. Ask the Secretariat for another."
        ),
        "people.reset_is_over": _l("This link was used or has expired. Ask for another."),
        "people.proof_is_over": _l("Something changed while you were signing in. Please sign in again."),
        "people.password_short": _l(
            "Use at least %(shortest)s characters: a few words in a row are easy to keep in mind."
        ),
        "people.password_long": _l("Use at most %(longest)s characters."),
        "people.password_is_address": _l("Your mail address is what others try first. Choose something else."),
        "people.password_common": _l("This is among the passwords that others try first. Choose something else."),
        "people.demo_has_no_password": _l("Accounts of the demo have neither password nor second factor."),
        "people.wrong_code": _l("This code is not right, or was used before. Wait for the next one on your telephone."),
        "people.second_factor_is_on": _l("The second factor is on already."),
        "people.second_factor_is_off": _l("The second factor is not on."),
        "people.too_many_attempts": too_many_attempts,
        "people.too_many_tokens": _l("An account has %(most)s tokens at most. End one that is not used first."),
        "people.too_many_wrong_tokens": _l(
            "Too many wrong tokens came from here. Wait %(retry_after)s seconds, and see what the program shows."
        ),
        "people.token_needs_name": _l(
            "Name the program, in %(most)s characters at most, so that you know later what the token is for."
        ),
        "people.token_lasts": _l("A token lasts until a day from %(first)s to %(last)s. Choose one of these."),
    }
)
