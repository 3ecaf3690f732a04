"""The console script `rostrum`: what an operator does at the shell."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import click
from flask import Flask

from app import FEATURES, create_app
from app.config import WrongSetting, read_settings
from app.core.logs import configure_logs
from app.core.schema import NotReady


def make_application() -> Flask:
    """The application as the environment sets it."""
    configure_logs()
    return create_app(read_settings())


@click.group()
@click.pass_context
def cli(context: click.Context) -> None:
    """Rostrum: meetings of a commission, from programme to record."""
    context.obj = make_application


@cli.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--prepare-only", is_flag=True, help="Make everything ready, and do not serve.")
@click.pass_context
def demo(context: click.Context, port: int, prepare_only: bool) -> None:
    """Show what Rostrum is, with real programmes and a rehearsal that is running now."""
    os.environ["ROSTRUM_DEMO"] = "1"
    os.environ.setdefault("ROSTRUM_BASE_URL", f"http://127.0.0.1:{port}")
    from app.demo import greeting, prepare

    with make_application().app_context():
        prepare(read_settings().instance)
    if prepare_only:
        click.echo("The demo is ready: make demo serves it.")
        return
    click.echo(greeting(f"http://127.0.0.1:{port}"))
    context.invoke(cli.commands["serve"], host="127.0.0.1", port=port, processes=1, no_worker=False)


for module in ("app.core.cli", "app.asgi.cli", *(f"app.{feature}.cli" for feature in FEATURES)):
    if find_spec(module.rsplit(".", 1)[0]) and find_spec(module):
        for command in import_module(module).COMMANDS:
            cli.add_command(command)


def main() -> None:
    """Run, with a wrong setting or a database that is not ready said in one line."""
    try:
        cli()
    except (WrongSetting, NotReady) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
