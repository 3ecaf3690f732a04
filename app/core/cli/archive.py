"""A whole installation in one file, and back."""

import os
from pathlib import Path

import click
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from app.config import Settings
from app.core.backup import Damaged, InTheWay, Manifest, make_backup, restore_backup
from app.core.instance import InstanceInUse, hold_instance
from app.core.shell import with_application

DOCTOR = "`rostrum doctor` says more."
FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@FILE
@with_application
def backup(file: Path) -> None:
    """Write database, files and secret key to FILE, while pages are served."""
    settings: Settings = current_app.config["ROSTRUM"]
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.absolute().parent}.")
    try:
        with hold_instance(settings.instance):
            manifest = make_backup(file.absolute())
    except (InstanceInUse, OSError) as reason:
        raise click.ClickException(str(reason)) from None
    except SQLAlchemyError as error:
        raise click.ClickException(f"The database cannot be read ({type(error).__name__}): {DOCTOR}") from None
    click.echo(f"{file} holds {_contents(manifest)}. It contains the secret key: keep it as safe as the instance.")
    if manifest.missing_files:
        click.echo(f"Not in it, because they are not in the folder of files: {', '.join(manifest.missing_files)}.")


@click.command()
@FILE
@click.option("--replace", is_flag=True, help="Let the data that is here go.")
@with_application
def restore(file: Path, replace: bool) -> None:
    """Put a backup in place: all of it, or nothing. No process may be using the instance."""
    settings: Settings = current_app.config["ROSTRUM"]
    try:
        manifest = restore_backup(file, replace=replace)
    except (Damaged, InTheWay, InstanceInUse) as reason:
        raise click.ClickException(f"Nothing was changed. {reason}") from None
    except OSError as error:
        raise click.ClickException(f"Nothing was changed. {error.filename or file}: {error.strerror}.") from None
    except SQLAlchemyError as error:
        raise click.ClickException(
            f"Nothing was changed. The database failed ({type(error).__name__}): {DOCTOR}"
        ) from None
    click.echo(f"Restored {_contents(manifest)}, as of {manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    for note in _notes(manifest, settings):
        click.echo(note)


def _contents(manifest: Manifest) -> str:
    rows = sum(table.rows for table in manifest.tables)
    return f"{rows} rows of {len(manifest.tables)} tables and {len(manifest.files)} files"


def _notes(manifest: Manifest, settings: Settings) -> list[str]:
    notes = []
    if manifest.uid_domain != settings.uid_domain:
        notes.append(f"Set ROSTRUM_UID_DOMAIN to {manifest.uid_domain}: calendars know events under it.")
    if os.environ.get("ROSTRUM_SECRET_KEY"):
        notes.append("ROSTRUM_SECRET_KEY is set and counts instead of the key of the backup: links may no longer hold.")
    if manifest.missing_files:
        notes.append(f"Files that were already missing then: {', '.join(manifest.missing_files)}.")
    return notes
