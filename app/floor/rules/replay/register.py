"""Which function says what a step of a kind does to the floor."""

from collections.abc import Callable

from app.floor.rules.entries import Step, StepKind
from app.floor.rules.state import Floor

Handler = Callable[[Floor, Step], None]
HANDLERS: dict[StepKind, Handler] = {}


def handles(kind: StepKind) -> Callable[[Handler], Handler]:
    """This function says what a step of a kind does to the floor."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register
