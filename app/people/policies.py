"""Who may do what about people."""

from typing import Any

from app.core.policy import Actor, policy
from app.people.rules.roles import ADMINISTRATOR


def below_administrators(actor: Actor, subject: Any) -> bool:
    """An administrator's account is touched by administrators alone."""
    account = getattr(subject, "account", subject)
    if account is None or any(grant.role == ADMINISTRATOR for grant in actor.grants):
        return True
    return all(grant.role != ADMINISTRATOR for grant in account.grants)


OFFICE = ("administrator", "secretariat")

policy("people.own_account", "Everybody who is signed in looks after their own account.", everyone=True)
policy("people.list", "Administrators and the Secretariat see who has an account.", *OFFICE)
policy("people.see", "Administrators and the Secretariat see an account, its roles and when it was used.", *OFFICE)
policy("people.invite", "Administrators and the Secretariat invite people.", *OFFICE)
policy(
    "people.invite_again",
    "Administrators and the Secretariat send an invitation again or withdraw it; an administrator's, administrators.",
    *OFFICE,
    condition=below_administrators,
)
policy(
    "people.grant",
    "Administrators and the Secretariat give and take roles; those of an administrator, only administrators.",
    *OFFICE,
    condition=below_administrators,
)
policy(
    "people.disable",
    "Administrators and the Secretariat disable and enable accounts; an administrator's, only administrators.",
    *OFFICE,
    condition=below_administrators,
)
policy(
    "people.end_sign_ins",
    "Administrators and the Secretariat sign somebody out everywhere; an administrator, only administrators.",
    *OFFICE,
    condition=below_administrators,
)
policy("people.reset_second_factor", "Administrators turn off the second factor of who lost it.", "administrator")
