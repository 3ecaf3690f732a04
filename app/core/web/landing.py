"""Where somebody begins who signed in and had nowhere to go on to."""

from collections.abc import Callable

from app.core.policy import Actor

# A feature that has such a page says for whom; the first that answers counts.
landings: list[Callable[[Actor], str | None]] = []


def landing_of(actor: Actor, otherwise: str = "/") -> str:
    """The page on which this reader begins."""
    return next((address for landing in landings if (address := landing(actor))), otherwise)
