"""Packages at the shell."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from app.config import Settings
from app.core.doctor import Finding, examines, wrong
from app.core.package.loading import load as load_packages
from app.core.package.mistakes import PackageRefused
from app.core.package.writing import write
from app.core.policy import OPERATOR
from app.core.shell import with_database
from app.meetings.package.format import dump as dump_meeting
from app.meetings.queries.published import headers


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_database
def load(files: tuple[Path, ...]) -> None:
    """Load packages: all are checked first, then all are written or none."""
    try:
        loaded = load_packages({str(file): file.read_bytes() for file in files}, OPERATOR)
    except PackageRefused as refused:
        for mistake in refused.mistakes:
            click.echo(str(mistake), err=True)
        told = len(refused.mistakes)
        click.echo(f"Nothing was loaded: {told} mistake{'' if told == 1 else 's'}.", err=True)
        sys.exit(1)
    for warning in loaded.warnings:
        click.echo(f"Note: {warning}", err=True)
    click.echo(f"Loaded: {', '.join(loaded.changed)}." if loaded.changed else "Nothing had changed.")


@click.command()
@click.argument("slug")
@with_database
def dump(slug: str) -> None:
    """Write the public programme and record of a meeting as a package."""
    document = dump_meeting(slug)
    if document is None:
        click.echo(f"No programme was published for a meeting {slug!r}.", err=True)
        sys.exit(1)
    sys.stdout.buffer.write(write(document).encode())


@examines()
def uid_domain(settings: Settings) -> Iterator[Finding]:
    """Calendar programs know an event by its number and this domain, for ever."""
    if settings.uid_domain == Settings.uid_domain and settings.is_public and headers():
        yield wrong(
            f"Programmes are published and ROSTRUM_UID_DOMAIN is still {settings.uid_domain}. Set it to a domain of "
            "yours before people subscribe, and never change it: calendars would show each event twice."
        )


COMMANDS = (load, dump)
