"""The note verbale or letter that names a delegation: given, seen, replaced, taken away."""

from flask import abort, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.files import keep
from app.core.files.forgetting import forgotten_if_refused
from app.core.web import current_actor, requires
from app.core.web.files import send_kept
from app.core.web.forms import carry_out
from app.registrations.commands.delegations import give_credentials, remove_credentials
from app.registrations.forms.files import CredentialsForm
from app.registrations.models import CREDENTIALS, Delegation
from app.registrations.policies import party_of
from app.registrations.queries.delegations import find_delegation
from app.registrations.views.blueprint import PRIVATE, pages, path_to


@pages.get("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.see_delegation", on=find_delegation)
def credentials(delegation: Delegation) -> ResponseReturnValue:
    """What is there, and how it is given."""
    return _page(delegation, CredentialsForm())


@pages.post("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.give_credentials", on=find_delegation)
def upload_credentials(delegation: Delegation) -> ResponseReturnValue:
    """Keep the note verbale or letter, in place of the one before."""
    form, by, address, of = CredentialsForm(), current_actor(), delegation.address, delegation.id
    again = delegation.meeting.slug, delegation.entity_code  # what was read before a write is read again

    def give() -> bool:
        file = keep(form.file.data.stream, CREDENTIALS.name, by, form.file.data.filename).id
        with forgotten_if_refused(file, by):
            give_credentials(of, file, by, party=party_of(by))
        return True

    outcome = carry_out(form, give)
    if outcome.value is None:
        return _page(find_delegation(*again) or delegation, form, outcome.status)
    flash(_("The note verbale or letter is here."), "done")
    return redirect(address, 303)


@pages.delete("/meetings/<slug>/delegations/<entity>/credentials")
@requires("registrations.give_credentials", on=find_delegation)
def take_credentials_away(delegation: Delegation) -> ResponseReturnValue:
    """Take it away: it was the wrong one."""
    address, by = delegation.address, current_actor()
    remove_credentials(delegation.id, by, party=party_of(by))
    flash(_("The note verbale or letter is taken away."), "done")
    return redirect(f"{address}/credentials", 303)


@pages.get("/meetings/<slug>/delegations/<entity>/credentials/file")
@requires("registrations.see_delegation", on=find_delegation)
def credentials_file(delegation: Delegation) -> ResponseReturnValue:
    """The document itself, opened."""
    if delegation.credentials is None:
        abort(404)
    return send_kept(delegation.credentials, shown=True)


def _page(delegation: Delegation, form: CredentialsForm, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "registrations/credentials.html",
        delegation=delegation,
        path=path_to(delegation, inside=True),
        form=form,
        zone=delegation.meeting.timezone,
    )
    return make_response(page, status, PRIVATE)
