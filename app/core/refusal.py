"""When a rule says "not now": a code with its parameters, put into words by the feature's phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """Why a deed may not happen now, as a code (`floor.list_closed`) and what its sentence needs."""

    code: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> tuple[int, dict[str, str]]:
        """What HTTP says of it: 409, or 429 where `retry_after` tells in how many seconds it may be tried again."""
        seconds = self.parameters.get("retry_after")
        return (409, {}) if seconds is None else (429, {"Retry-After": str(seconds)})


def refusal(code: str, **parameters: Any) -> Refusal:
    """Build a refusal in one breath."""
    return Refusal(code, parameters)


class Refused(Exception):
    """A command was refused by a rule; nothing was changed."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.code)
        self.refusal = refusal


def insist(refusal: Refusal | None) -> None:
    """Raise Refused where a rule gave a reason against the deed."""
    if refusal is not None:
        raise Refused(refusal)
