"""Who a program acts as."""

from datetime import datetime

from flask import Response, current_app, g, request
from pydantic import Field

from app.core import clock
from app.core.i18n import chosen
from app.core.policy import ANONYMOUS, Actor
from app.core.refusal import Refused, refusal
from app.core.web import requires
from app.core.web.actors import carries_credentials, is_for_programs, recognisers
from app.core.web.api import Resources, Said
from app.core.web.origin import network
from app.people.commands.api_tokens import note_token_use
from app.people.commands.throttle import count_attempt
from app.people.queries.accounts import get_account
from app.people.queries.api_tokens import Program, find_program

api = Resources("people", __name__)


def program() -> Program | None:
    """Whose token was shown; looked up once a request. Wrong ones are counted, and soon refused unseen."""
    if "people_program" not in g:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        shown = token.strip() if scheme.lower() == "bearer" else ""
        g.people_program = find_program(shown, demo=current_app.config["ROSTRUM"].demo) if shown else None
        if shown and g.people_program is None:
            _count_wrong_token()
    return g.people_program


def _count_wrong_token() -> None:
    try:
        count_attempt(ANONYMOUS, token=network())
    except Refused as refused:
        raise Refused(refusal("people.too_many_wrong_tokens", **refused.refusal.parameters)) from None


def _recognise() -> Actor | None:
    known = program() if is_for_programs() else None
    return known.actor if known else None


def _choice_of_language() -> str | None:
    known = program() if is_for_programs() and carries_credentials() else None
    return known.locale if known else None


recognisers.append(_recognise)
chosen.append(_choice_of_language)


@api.after_app_request
def _note_use(response: Response) -> Response:
    """The day on which a token was last used is written after the answer was made."""
    known: Program | None = g.get("people_program")
    if known and known.used_on != clock.now().date():
        note_token_use(known.actor, known.token_id)
    return response


class Role(Said):
    """A role, everywhere or within one thing."""

    role: str = Field(examples=["secretariat"])
    scope: str | None = Field(description="Within what, as kind and public id.", examples=["meeting/cnd-2023-october"])


class Token(Said):
    """The token that was shown."""

    name: str = Field(examples=["website"])
    reads_only: bool = Field(examples=[False])
    expires_at: datetime = Field(examples=["2027-10-05T00:00:00Z"])


class OwnAccount(Said):
    """The account as which a program acts."""

    email: str = Field(examples=["secretary@example.org"])
    name: str = Field(examples=["A. Secretary"])
    roles: list[Role]
    token: Token


@api.get("/account")
@requires("people.own_account")
def own_account() -> OwnAccount:
    """Says as whom, with which roles and until when a program acts here."""
    known = program()
    assert known is not None
    account = get_account(known.account_id)
    roles = [Role(role=one.role, scope=str(one.scope) if one.scope else None) for one in account.grants]
    token = Token(name=known.name, reads_only=known.actor.reads_only, expires_at=known.expires_at)
    return OwnAccount(email=account.email, name=account.name, roles=roles, token=token)
