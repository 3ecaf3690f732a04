"""The floor at the shell."""

import sys

import click

from app.core.addresses import address_of
from app.core.export import CannotTypeset
from app.core.shell import with_database
from app.floor.exports.record.making import FORMATS, made_record
from app.floor.queries.record_sources import record_sources


@click.command()
@click.argument("slug")
@click.argument("sitting", type=int)
@click.option("--format", "wanted", type=click.Choice(FORMATS), default="text", show_default=True)
@with_database
def record(slug: str, sitting: int, wanted: str) -> None:
    """Write the statement paragraph and the record of a sitting to standard output."""
    sources = record_sources(slug, sitting)
    if sources is None:
        raise click.ClickException(f"No sitting {sitting} was published of a meeting {slug!r}.")
    try:
        made = made_record(sources, wanted, address_of("floor.record", slug=slug, number=sitting))
    except CannotTypeset:
        raise click.ClickException("This document cannot be made just now; --format text says the same.") from None
    sys.stdout.buffer.write(made)


COMMANDS = (record,)
