"""What commands at the shell share."""

import functools
from collections.abc import Callable
from typing import Any

import click

from app.core.schema import insist_on_newest


def with_application(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run a shell command inside the application, which is made only when the command runs."""

    @click.pass_context
    @functools.wraps(function)
    def run(context: click.Context, *args: Any, **kwargs: Any) -> Any:
        with context.find_root().obj().app_context():
            return context.invoke(function, *args, **kwargs)

    return run


def with_database(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run a shell command inside the application, once the database has the tables that it needs."""

    @with_application
    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        insist_on_newest()
        return function(*args, **kwargs)

    return run
