"""What people send from their own page."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import at_most
from app.meetings.phrases import sitting_name
from app.meetings.rules.programme import Sitting
from app.registrations.forms.person import in_lines, said_in
from app.registrations.phrases.people import ATTENDANCES, CONSENTS
from app.registrations.rules.ways import Attending
from app.registrations.rules.words import Attendance, Consent

OF_SITTING = "sitting_"


class AnswerForm(FlaskForm):
    """What the Secretariat asked for."""

    name = "answer"
    text = TextAreaField(_l("Your answer"), [at_most(2000)], filters=[in_lines], render_kw={"rows": 4})
    file = FileField(_l("A file"), description=_l("A PDF document, or a JPEG or PNG image, of 10 MB at most."))

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.text.flags.depends = self.file.flags.depends = True  # one of the two is needed

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """One of the two is an answer."""
        if not super().validate(*args, **kwargs):
            return False
        if self.text.data or self.has_file:
            return True
        self.text.errors = [_l("Write an answer, or give a file.")]
        return False

    @property
    def has_file(self) -> bool:
        """Whether a file was given."""
        return bool(self.file.data and self.file.data.filename)


class ConsentsForm(FlaskForm):
    """What somebody agrees to."""

    name = "consents"
    seen = HiddenField()
    consents = SelectMultipleField(
        _l("I agree"),
        choices=said_in(CONSENTS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def __init__(self, given: Iterable[str], edition: int, **kwargs: Any):
        super().__init__(data={"consents": list(given), "seen": str(edition)}, **kwargs)
        self.consents.flags.depends = True  # none of them is an answer too

    @property
    def chosen(self) -> frozenset[Consent]:
        """Those that are given now."""
        return frozenset(map(Consent, self.consents.data or ()))


class PlanForm(FlaskForm):
    """How somebody takes part, sitting by sitting; `plan_form` makes the one of a meeting."""

    name = "plan"
    seen = HiddenField()

    @property
    def of_sittings(self) -> dict[int, SelectField]:
        """The questions, by the number of the sitting."""
        return {int(one.name.removeprefix(OF_SITTING)): one for one in self if one.name.startswith(OF_SITTING)}

    @property
    def chosen(self) -> dict[int, Attendance]:
        """What was chosen for each sitting."""
        return {number: Attendance(one.data) for number, one in self.of_sittings.items()}


def plan_form(sittings: Iterable[Sitting], attending: Attending, edition: int, **kwargs: Any) -> PlanForm:
    """The form for these sittings, as somebody takes part in them now."""
    now, questions = {"seen": str(edition)}, {}
    for one in sittings:
        name = f"{OF_SITTING}{one.number}"
        now[name] = attending.in_sitting(one.number).value
        offered = {way: words for way, words in ATTENDANCES.items() if way in attending.offered}
        questions[name] = SelectField(
            sitting_name(one), choices=[SelectChoice(way, said) for way, said in offered.items()]
        )
    return type("PlanForm", (PlanForm,), questions)(data=now, **kwargs)  # type: ignore[no-any-return]
