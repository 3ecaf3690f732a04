"""The floor at the shell: the record of a sitting, and a drawing of lots redone."""

import sys

import click

from app.core.addresses import address_of
from app.core.export import CannotTypeset
from app.core.shell import with_database
from app.floor.exports.lots import ShownLots, show_lots
from app.floor.exports.record.making import FORMATS, made_record
from app.floor.queries.listed import find_list
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


@click.command()
@click.argument("slug")
@click.argument("sitting", type=click.IntRange(1))
@click.option("--list", "key", help="Which list of the sitting; that of its debate where none is named.")
@with_database
def lots(slug: str, sitting: int, key: str | None) -> None:
    """Draw the lots of a list of speakers again, and say whether the result is the one that was published.

    The exit code is 1 where it is not.
    """
    found = find_list(slug, sitting)
    if found is None:
        raise click.ClickException(f"Sitting {sitting} of {slug!r} has no list of speakers that is public.")
    key = key or found.usual
    shown = show_lots(found, key) if key in found.held.floor.lists else None
    if shown is None:
        raise click.ClickException(f"No lots were drawn for a list {key!r} of this sitting.")
    _say(shown)
    sys.exit(0 if shown.redrawn.agrees else 1)


def _say(shown: ShownLots) -> None:
    redrawn = shown.redrawn
    click.echo(f"Drawn at  {redrawn.drawn_at.isoformat(timespec='seconds')}")
    click.echo(f"Seed      {redrawn.seed}")
    click.echo(f"Method    {redrawn.method}")
    for one in shown.lots:
        published = "" if one.lot == one.published or shown.is_alphabet else f"  (published: {one.published})"
        click.echo(f"{one.lot:>4}  {one.ticket}  {one.over}  {one.name}{published}")
    if shown.is_alphabet:
        click.echo(f"The alphabet begins with {shown.lots[0].over if shown.lots else 'nobody'}.")
        click.echo(f"Published: {redrawn.first or 'nobody'}.")
    for number in redrawn.strangers:
        click.echo(f"Number {number} has a lot and was not on the list when lots were drawn.")
    click.echo("It is the result that was published." if redrawn.agrees else "It is NOT the result that was published.")


COMMANDS = (record, lots)
