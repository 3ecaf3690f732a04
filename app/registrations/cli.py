"""Registrations at the shell."""

import click

from app.core.export.forgetting import forget as forget_exports
from app.core.mail.forgetting import forget as forget_mails
from app.core.phrases import sentence
from app.core.policy import OPERATOR
from app.core.refusal import Refused
from app.core.shell import with_database
from app.registrations.commands.purging import purge as purge_meeting
from app.registrations.queries.terms import find_terms
from app.registrations.rules.purging import kept_as, thread_of


@click.command()
@click.argument("slug")
@click.option("--yes", is_flag=True, help="Do not ask: it is meant.")
@with_database
def purge(slug: str, yes: bool) -> None:
    """Let what is personal about a past meeting be gone for good.

    Where it is purged already, mails and exports in the folders of this machine go: each of several has its own.
    """
    terms = find_terms(slug)
    if terms is None:
        raise click.ClickException(f"Registration was never set up for a meeting {slug!r}.")
    if terms.purged_at is None:
        if not yes:
            click.confirm(f"Names, addresses and files of {slug} can never be had again. Go on?", abort=True)
        _purge(slug)
    forget_mails(thread_of(slug))
    forget_exports(kept_as(slug))
    click.echo("Nothing of it is in outbox and exports of this machine. The worker takes the rest off the disk.")


def _purge(slug: str) -> None:
    try:
        purge_meeting(slug, by=OPERATOR)
    except Refused as refused:
        raise click.ClickException(sentence(refused.refusal)) from None
    click.echo("What was personal is gone.")


COMMANDS = (purge,)
