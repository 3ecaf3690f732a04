"""People at the shell: the first administrator begins here."""

from collections.abc import Iterator
from datetime import datetime

import click
from email_validator import EmailNotValidError, validate_email

from app.config import Settings
from app.core import clock
from app.core.addresses import address_of
from app.core.doctor import Finding, examines, note, wrong
from app.core.phrases import sentence
from app.core.policy import OPERATOR, Grant, Scope
from app.core.refusal import Refused
from app.core.shell import with_database
from app.people.commands.accounts import disable
from app.people.commands.api_tokens import make_token
from app.people.commands.grants import grant_role
from app.people.commands.invitations import invite, invite_again
from app.people.models import Account
from app.people.queries.accounts import everybody, find_by_email, invitation_token, standing
from app.people.rules.accounts import State, state_of


@click.group()
def user() -> None:
    """Accounts: who may sign in, and as what."""


def read_grant(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> list[Grant]:
    """`focal_point:entity/MEX`, or `administrator`."""
    return [_grant(*one.partition(":")) for one in dict.fromkeys(given)]


def _grant(role: str, colon: str, scope: str) -> Grant:
    kind, slash, public_id = scope.partition("/")
    if colon and not (kind and slash and public_id):
        raise click.BadParameter("a role with a scope is written as focal_point:entity/MEX")
    return Grant(role, Scope(kind, public_id) if colon else None)


@user.command()
@click.argument("email")
@click.option("--role", "grants", multiple=True, required=True, callback=read_grant, help="ROLE or ROLE:KIND/ID.")
@click.option("--name", default="", help="As it should stand on lists.")
@with_database
def add(email: str, grants: list[Grant], name: str) -> None:
    """Make an account and print its invitation link; give further roles to an account that is there."""
    known = find_by_email(email)
    try:
        account = _give(known, grants) if known else invite(OPERATOR, _checked(email), grants, name, by_mail=False)
    except Refused as refused:
        raise click.ClickException(sentence(refused.refusal)) from None
    _say(account)


def _checked(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise click.BadParameter(str(error)) from None


def _give(account: Account, grants: list[Grant]) -> Account:
    held = {Grant(grant.role, grant.scope) for grant in account.grants}
    for grant in grants:
        if grant not in held:
            grant_role(OPERATOR, account.id, grant)
    if state_of(standing(account), clock.now()) in (State.expired, State.withdrawn):
        invite_again(OPERATOR, account.id, by_mail=False)
    return account


def _say(account: Account) -> None:
    click.echo(f"{account.email}: {_roles(account)}")
    if state_of(standing(account), clock.now()) == State.invited:
        click.echo("Open this link within 14 days to choose a name and a password; it can be used once:")
        click.echo(address_of("people.accept", token=invitation_token(account)))


def _roles(account: Account) -> str:
    return ", ".join(f"{grant.role}:{grant.scope}" if grant.scope else grant.role for grant in account.grants) or "-"


@user.command(name="list")
@with_database
def list_all() -> None:
    """Every account with its state and roles."""
    for account in everybody():
        click.echo(f"{account.email}\t{state_of(standing(account), clock.now())}\t{_roles(account)}")


@user.command(name="disable")
@click.argument("email")
@with_database
def disable_one(email: str) -> None:
    """Keep an account out, at once."""
    account = find_by_email(email)
    if account is None:
        raise click.ClickException(f"Nobody here has the address {email}.")
    try:
        disable(OPERATOR, account.id)
    except Refused as refused:
        raise click.ClickException(sentence(refused.refusal)) from None
    click.echo(f"{account.email} is disabled, and signed out everywhere.")


@click.group()
def token() -> None:
    """Tokens: what programs show to act as an account."""


@token.command(name="add")
@click.argument("email")
@click.option("--name", default="rostrum token add", show_default=True, help="What the token is for.")
@click.option("--expires", type=click.DateTime(["%Y-%m-%d"]), help="The last day; a year from today if not given.")
@click.option("--read-only", is_flag=True, help="It changes nothing.")
@with_database
def add_token(email: str, name: str, expires: datetime | None, read_only: bool) -> None:
    """Make a token with the roles of an account and print it; it is kept nowhere else."""
    account = find_by_email(email)
    if account is None:
        raise click.ClickException(f"Nobody here has the address {email}.")
    try:
        made, secret = make_token(OPERATOR, account.id, name, expires and expires.date(), reads_only=read_only)
    except Refused as refused:
        raise click.ClickException(sentence(refused.refusal)) from None
    click.echo(f"{account.email}: {made.name}, until {made.last_day}. It is not shown again.", err=True)
    click.echo(secret)


@examines()
def demo_accounts(settings: Settings) -> Iterator[Finding]:
    """Accounts of the demo have no place elsewhere."""
    left = [account.email for account in everybody() if account.is_demo and account.disabled_at is None]
    if left and not settings.demo:
        say = wrong if settings.is_public else note
        yield say(
            f"Accounts of the demo are here, and ROSTRUM_DEMO is not set: {len(left)}. Where this is no demo, "
            f"disable them: `rostrum user disable {left[0]}`, and so on."
        )


COMMANDS = (user, token)
