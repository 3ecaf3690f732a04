"""Shell commands that serve pages and do the work behind them."""

import signal

import click

from app import create_app
from app.asgi.limits import Limits
from app.asgi.processes import Processes
from app.asgi.runner import run_process
from app.asgi.server import PortTaken, address, listen
from app.config import Settings, read_settings
from app.core.db import db
from app.core.figures import share_figures
from app.core.instance import InstanceInUse, hold_instance
from app.core.jobs import Worker
from app.core.logs import configure_logs
from app.core.schema import insist_on_newest


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this machine to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="How many share the port.")
@click.option("--no-worker", is_flag=True, help="Leave work in the background to `rostrum worker`.")
def serve(host: str, port: int, processes: int, no_worker: bool) -> None:
    """Serve pages, and do the work in the background."""
    settings = _prepared_settings()
    try:
        with hold_instance(settings.instance):
            insist_on_tables(settings)
            listener = listen(host, port)
            click.echo(f"Rostrum is at {address(listener)} (Ctrl+C ends it).")

            def work(parent: int | None = None) -> None:
                run_process(create_app(settings), listener, limits=Limits(), with_worker=not no_worker, parent=parent)

            work() if processes == 1 else Processes(processes, work).run()
    except (PortTaken, InstanceInUse) as reason:
        raise click.ClickException(str(reason)) from None


@click.command()
def worker() -> None:
    """Do the work in the background, and nothing else."""
    settings = _prepared_settings()
    try:
        with hold_instance(settings.instance), share_figures(settings.instance):
            insist_on_tables(settings)
            working = Worker(create_app(settings))
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: working.stop())
            click.echo("Working in the background (Ctrl+C ends it).")
            working.run()
    except InstanceInUse as reason:
        raise click.ClickException(str(reason)) from None


def insist_on_tables(settings: Settings) -> None:
    """Say so at the start where the database is not ready, rather than on every page."""
    with create_app(settings).app_context():
        insist_on_newest()
        db.session.remove()
        db.engine.dispose()


def _prepared_settings() -> Settings:
    configure_logs()
    settings = read_settings()
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings


COMMANDS = (serve, worker)
