"""The note verbale or letter that names a delegation."""

from flask import abort

from app.core.web import current_actor, requires
from app.core.web.api import Handed, NamedFile, Octets
from app.registrations.api.blueprint import api
from app.registrations.api.delegations import DelegationRead, delegation_now
from app.registrations.commands.delegations import give_credentials, remove_credentials
from app.registrations.models import CREDENTIALS, Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation


class CredentialsSent(Octets):
    """Credentials as PDF or as an image."""

    kind = CREDENTIALS


class CredentialsRead(Handed):
    """Credentials as they were given."""

    kind = CREDENTIALS


@api.get("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.see_delegation", on=find_delegation)
def credentials(delegation: Delegation) -> CredentialsRead:
    """The note verbale or letter of a delegation, as the file that it is."""
    if delegation.credentials is None:
        abort(404)
    return CredentialsRead(delegation.credentials)


@api.put("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.give_credentials", on=find_delegation)
def put_credentials(delegation: Delegation, sent: CredentialsSent, asked: NamedFile) -> DelegationRead:
    """Gives the note verbale or letter that names a delegation, in place of the one before.

    The body is the file itself. It is opened and looked at: what is damaged, locked or not what `Content-Type` says is
    refused with 422.
    """
    by = current_actor()
    give_credentials(delegation.id, sent.file, by, party=party_of(by))
    return delegation_now(delegation.id)


@api.delete("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.give_credentials", on=find_delegation)
def take_credentials(delegation: Delegation) -> DelegationRead:
    """Takes the note verbale or letter away: it was the wrong one. Whoever is approved stays so."""
    by = current_actor()
    remove_credentials(delegation.id, by, party=party_of(by))
    return delegation_now(delegation.id)
