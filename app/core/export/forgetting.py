"""Exports that are kept and are to be forgotten."""

from flask import current_app

from app.config import Settings
from app.core import clock
from app.core.export.keeping import forget_kept
from app.core.jobs import enqueue, job
from app.core.jobs.register import LONGEST


@job("exports.forget")
def forget(beginning: str) -> None:
    """Those whose names begin so."""
    settings: Settings = current_app.config["ROSTRUM"]
    forget_kept(settings.instance / "exports", beginning)


def forget_exports(beginning: str) -> None:
    """Within a write: let exports be forgotten now, and once more when whoever is making one just now has ended."""
    for due_at in (None, clock.now() + LONGEST):
        enqueue(forget, due_at, beginning=beginning)
