"""The database, made or brought up to date."""

import click
from flask_migrate import upgrade

from app.core.shell import with_application


@click.command()
@with_application
def init() -> None:
    """Create the database, or bring it up to this version."""
    upgrade()
    click.echo("The database is ready.")
