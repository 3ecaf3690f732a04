"""One account for each role of the demo: fictional people whose names say what they do."""

import secrets

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor, Grant, Scope
from app.people.commands.grants import enter_grant
from app.people.models import Account
from app.people.queries.accounts import find_by_email
from app.people.rules.accounts import DEMO_DOMAIN, key_of

REHEARSAL = Scope("meeting", "rehearsal")
CAST = {
    "administrator": ("Ada Keyes", None),
    "secretariat": ("Serena Minutes", None),
    "conference_officer": ("Conrad Hall", None),
    "presiding_officer": ("Prisca Gavel", REHEARSAL),
    "focal_point": ("Fidel Puente", Scope("entity", "MEX")),
    "group_coordinator": ("Graciela Consenso", Scope("regional_group", "GRULAC")),
    "ngo": ("Nora Fields", Scope("entity", "IAHPC")),
    "ngo_committee": ("Vera Council", Scope("entity", "VNGOC")),
    "civil_society_unit": ("Clara Passage", None),
    "participant": ("Paul Listener", REHEARSAL),
}
# An organization registers its people by a focal point as all do; in a small one that is whoever nominates.
BESIDES = {"ngo": Grant("focal_point", Scope("entity", "IAHPC"))}


@command
def prepare_demo(by: Actor) -> None:
    """Make the accounts that are not there yet; the packages of the demo may come later than its people."""
    for role, (name, scope) in CAST.items():
        email = f"{role.replace('_', '.')}@{DEMO_DOMAIN}"
        if find_by_email(email) is None:
            grants = [Grant(role, scope), *([BESIDES[role]] if role in BESIDES else [])]
            account = _make(by, email, name)
            for grant in grants:
                enter_grant(by, account.id, grant)


def _make(by: Actor, email: str, name: str) -> Account:
    now = clock.now()
    made = Account(
        public_id=secrets.token_hex(6),
        email=email,
        email_key=key_of(email),
        name=name,
        is_demo=True,
        made_at=now,
        joined_at=now,
    )  # fmt: skip
    db.session.add(made)
    audit(by, "account.made", made, ["email", "name"])
    return made
