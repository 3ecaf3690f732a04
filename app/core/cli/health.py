"""What is wrong here."""

import sys

import click

from app.core.doctor import examine
from app.core.shell import with_application


@click.command()
@with_application
def doctor() -> None:
    """Say what is wrong here and what to do about it; exit code 1 if anything is."""
    findings = list(examine())
    for finding in sorted(findings, key=lambda one: not one.is_wrong):
        click.echo(f"{'WRONG' if finding.is_wrong else 'Note '}  {finding.sentence}")
    count = sum(finding.is_wrong for finding in findings)
    if count:
        click.echo(f"{count} things should be mended." if count > 1 else "One thing should be mended.")
        sys.exit(1)
    click.echo("Nothing is wrong here.")
