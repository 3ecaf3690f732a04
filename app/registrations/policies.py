"""Who may do what with delegations and registrations."""

from app.core.policy import Actor, may, policy
from app.people.queries.accounts import get_account
from app.registrations.models import Registration
from app.registrations.rules.words import Party


def is_about_oneself(actor: Actor, row: Registration) -> bool:
    """Whether it is registered under the mail address of who asks."""
    return actor.account_id is not None and get_account(actor.account_id).email_key == row.email_key


_NGO_TOO = "Focal points, those of organizations too, for their own entity, and the Secretariat on its behalf, "

policy(
    "registrations.set_terms",
    "The Secretariat says on what terms people register.",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.invite",
    "The Secretariat invites delegations and gives quotas.",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.review",
    "The Secretariat sees all who are registered, and approves, rejects or asks for more.",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.see_delegations",
    "The Secretariat sees all delegations of a meeting, focal points those of their own entities.",
    "focal_point",
    "secretariat",
    hidden=True,
)
policy(
    "registrations.see_delegation",
    _NGO_TOO + "see a delegation, its credentials and its people.",
    "focal_point",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.register",
    _NGO_TOO + "register people, change what is said of them, submit and withdraw them.",
    "focal_point",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.give_credentials",
    _NGO_TOO + "upload credentials.",
    "focal_point",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.hand_over",
    _NGO_TOO + "add and remove focal points, and issue the code with which people register themselves.",
    "focal_point",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.see_list",
    "Delegations and the Secretariat see who takes part before the list is final; then everybody does.",
    "focal_point",
    "secretariat",
    hidden=True,
)
policy(
    "registrations.purge",
    "The Secretariat purges what is personal once it is over.",
    "secretariat",
    hidden=True,
    watched=True,
)
policy(
    "registrations.see_desk",
    "Focal points see their own desk: every meeting to which their entities are invited.",
    "focal_point",
    anywhere=True,
)
policy(
    "registrations.list_own", "Whoever is signed in sees what is registered under their mail address.", everyone=True
)
policy(
    "registrations.see_own",
    "Whoever is signed in sees and changes what is registered under their own mail address.",
    everyone=True,
    hidden=True,
    watched=True,
    condition=is_about_oneself,
)


def party_of(actor: Actor) -> Party:
    """On whose side somebody acts: who reviews registrations is the Secretariat, everybody else a delegation."""
    return Party.SECRETARIAT if may(actor, "registrations.review") else Party.DELEGATION
