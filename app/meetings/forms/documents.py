"""What is said of a document, and a text of it: a link or a file."""

from collections.abc import Set
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.fields import DayField, at_most, in_one_line
from app.core.moments import date_words
from app.meetings.forms.creating import is_real_day
from app.meetings.phrases import sitting_name
from app.meetings.phrases.documents import KINDS, document_name, language_choices
from app.meetings.queries.documents import Shelf
from app.meetings.rules.documents import SECURE, SYMBOL, SYMBOL_LENGTH, DocumentKind, Facts
from app.workplan.models import Challenge


class DocumentForm(FlaskForm):
    """What is said of a document."""

    based_on = HiddenField()
    over = HiddenField()
    kind = SelectField(_l("Kind"), choices=[SelectChoice(kind.value, words) for kind, words in KINDS.items()])
    symbol = StringField(
        _l("Symbol"),
        [at_most(SYMBOL_LENGTH)],
        filters=[in_one_line],
        description=_l("As it is printed, such as E/CN.7/2024/CRP.4."),
    )
    title = StringField(
        _l("Title"),
        [at_most(300)],
        filters=[in_one_line],
        description=_l("Where there is none, lists say the kind."),
    )
    dated = DayField(_l("Date"), [Optional(), is_real_day], description=_l("The date that the document bears."))
    sittings = SelectMultipleField(
        _l("Sittings"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Where it is about some sittings alone, it is listed on their pages too."),
    )
    challenge = SelectField(_l("Challenge"), description=_l("It is listed with every sitting that takes it up."))

    def __init__(self, shelf: Shelf, challenges: list[Challenge], **kwargs: Any):
        facts = shelf.document.facts if shelf.document else Facts(kind=DocumentKind.BACKGROUND_NOTE)
        super().__init__(obj=facts, **kwargs)
        if not self.is_submitted():
            self.kind.data, self.challenge.data = facts.kind.value, facts.challenge or ""
            self.based_on.data = str(shelf.document.edition) if shelf.document else ""
        self.sittings.choices = [
            SelectChoice(one.number, f"{sitting_name(one)}, {date_words(one.date, 'short')}") for one in shelf.sittings
        ]
        named = [SelectChoice(one.slug, f"{one.number} {one.short_title}") for one in challenges]
        self.challenge.choices = [SelectChoice("", _l("none")), *named]
        for field in (self.kind, self.challenge):
            field.flags.depends = True  # every answer is one

    def validate_symbol(self, field: StringField) -> None:
        """Symbols have a shape."""
        if field.data and not SYMBOL.fullmatch(field.data):
            raise ValidationError(_l("This is not the symbol of a document. Write it as it is printed."))

    def facts(self) -> Facts:
        """What was entered."""
        dated: date | None = self.dated.data
        return Facts(
            kind=DocumentKind(self.kind.data),
            title=self.title.data,
            symbol=self.symbol.data,
            dated=dated,
            challenge=self.challenge.data or None,
            sittings=tuple(sorted(self.sittings.data or ())),
        )


class TextForm(FlaskForm):
    """A text: in which language, and a link or a file."""

    seen = HiddenField()
    language = SelectField(_l("Language"))
    file = FileField(
        _l("File"),
        description=_l("PDF or Word (docx), 25 MB at most. It is opened and looked at before it is kept."),
        render_kw={"accept": ".pdf,.docx"},
    )
    link = StringField(
        _l("or link"),
        [at_most(2000)],
        filters=[in_one_line],
        description=_l("The whole address where the text is, beginning with https://."),
    )

    def __init__(self, shelf: Shelf, language: str = "", **kwargs: Any):
        super().__init__(**kwargs)
        official, others = language_choices()
        groups = ((_l("Official languages"), official), (_l("Other languages"), others))
        self.language.choices = [SelectChoice(*one, optgroup=group) for group, pairs in groups for one in pairs]
        self.language.flags.depends = True
        text = shelf.document.text(language) if shelf.document else None
        if not self.is_submitted():
            if not language:
                self._leave_out({one.language for one in shelf.document.texts} if shelf.document else set())
            self.language.data = language or self.language.choices[0].value
            self.seen.data = str(text.edition if text else 0)

    def _leave_out(self, given: Set[str]) -> None:
        """A language that has a text is not offered for one more."""
        self.language.choices = [one for one in self.language.choices if one.value not in given]

    def validate_link(self, field: StringField) -> None:
        """Only secure addresses are linked to."""
        if field.data and not SECURE.fullmatch(field.data):
            raise ValidationError(_l("This is not a whole address. Give one that begins with https://."))

    @property
    def has_file(self) -> bool:
        """Whether a file was sent."""
        return bool(self.file.data and self.file.data.filename)


def title_of(shelf: Shelf) -> str:
    """What the document of a page is called."""
    assert shelf.document is not None
    return shelf.document.facts.symbol or document_name(shelf.document.facts)
