"""What happens to a form that was sent: wrong in shape (422), refused by a rule (409), or done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from flask_wtf import FlaskForm

from app.core.phrases import sentence
from app.core.refusal import Refused

Result = TypeVar("Result")


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """What became of a form: `value` where the deed was done, else the status and headers of the page to show again."""

    value: Result | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """Whether the deed was done."""
        return self.status == 200


def carry_out(form: FlaskForm, deed: Callable[[], Result]) -> Outcome[Result]:
    """Do the deed where the form is in order; a refusal is said on top of the form, whose answers are kept."""
    if not form.validate_on_submit():
        return Outcome(status=422)
    try:
        return Outcome(deed())
    except Refused as refused:
        form.form_errors.append(sentence(refused.refusal))
        status, headers = refused.refusal.status
        return Outcome(status=status, headers=headers)
