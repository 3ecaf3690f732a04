"""What becomes of the form of a person that was sent: what rules find wrong is said at its field."""

from collections.abc import Callable
from typing import TypeVar

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web.forms import Outcome
from app.registrations.forms.person import PersonForm
from app.registrations.rules.asking import PeopleRefused

Result = TypeVar("Result")


def carry_out_person(form: PersonForm, deed: Callable[[], Result]) -> Outcome[Result]:
    """Do the deed where the form is in order; else the page is shown again with each mistake at its field."""
    if not form.validate_on_submit():
        return Outcome(status=422)
    try:
        return Outcome(deed())
    except PeopleRefused as refused:
        form.say(refused.mistakes)
    except Refused as refused:
        form.form_errors.append(sentence(refused.refusal))
    return Outcome(status=409)
