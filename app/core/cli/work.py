"""Work in the background, as the operator sees it."""

import click

from app.core.jobs import dead_jobs, retry
from app.core.policy import OPERATOR
from app.core.shell import with_database


@click.group(invoke_without_command=True)
@click.pass_context
def jobs(context: click.Context) -> None:
    """List the work that was given up."""
    if context.invoked_subcommand is None:
        context.invoke(list_dead)


@jobs.command("list")
@with_database
def list_dead() -> None:
    """List the work that was given up."""
    found = dead_jobs()
    for job in found:
        click.echo(f"{job.uid}  {job.dead_at:%Y-%m-%d %H:%M}  {job.name}  after {job.attempts} attempts: {job.error}")
    click.echo("`rostrum jobs retry ID` does one of them once more." if found else "No work was given up.")


@jobs.command("retry")
@click.argument("uid")
@with_database
def retry_one(uid: str) -> None:
    """Do one of them once more, soon; `all` for every one."""
    wanted = [job.uid for job in dead_jobs() if uid in (job.uid, "all")]
    if not wanted and uid != "all":
        raise click.ClickException(f"No work that was given up has the number {uid}.")
    for one in wanted:
        retry(one, by=OPERATOR)
    click.echo(f"{len(wanted)} will be done again.")
