"""What became of a deed that was done with many: a page that names each with whom it could not be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.phrases import sentence
from app.core.refusal import Refused


@dataclass(frozen=True)
class NotDone:
    """Somebody with whom it could not be done, where they stand, and why."""

    name: str
    href: str
    why: str


def show_not_done(refused: Mapping[str, Refused], names: Mapping[str, tuple[str, str]]) -> list[NotDone]:
    """Each in the order of the names; `names` says what each is called, and where it stands."""
    return [NotDone(*names[key], sentence(refused[key].refusal)) for key in names if key in refused]


def reasons(refused: Iterable[Refused]) -> set[str]:
    """Why it was not done, as codes."""
    return {one.refusal.code for one in refused}
