"""People given row by row, in a grid or a spreadsheet: what stands in each cell, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from app.core.i18n import NAMES, OFFICIAL
from app.core.moments import in_words
from app.core.phrases import sentence
from app.registrations.forms.person import OF_SITTING, PersonForm, field_of, kind_for
from app.registrations.phrases.people import ATTENDANCES, FIELDS, GENDERS, ROLES, WAYS
from app.registrations.queries.offers import Offer
from app.registrations.rules.asking import Mistake
from app.registrations.rules.people import Particulars
from app.registrations.rules.words import Consent

MOST_ROWS = 500
# What stands in the columns of the grid; a spreadsheet has the others too.
GRID = ("title", "given_names", "family_name", "function", "email", "role", "way")
CONSENTS = {"consent_listed": Consent.LISTED, "consent_copied": Consent.COPIED}
YES_OR_NO = ("wants_visa_letter", *CONSENTS, "may_wait")
MORE = ("locale", "gender", "gender_words", "needs", "wants_visa_letter", "visa_details", *CONSENTS, "may_wait")
NEEDED = ("family_name", "email")
YES = frozenset({"yes", "y", "true", "1", "x", "oui", "sí", "si", "да", "نعم", "是"})
NO = frozenset({"", "no", "n", "false", "0", "non", "нет", "لا", "否"})
WORDS: dict[str, Any] = {
    **FIELDS,
    "consent_listed": _l("May stand in the list of participants"),
    "consent_copied": _l("May be copied for the next meeting"),
}
_CHOICES: dict[str, Mapping[Any, Any]] = {
    "role": ROLES, "way": WAYS, "gender": GENDERS, "locale": {code: NAMES[code] for code in OFFICIAL},
}  # fmt: skip
Cells = dict[str, str]


@dataclass
class Line:
    """One row: its number for people, what stands in its cells, and what is wrong with each."""

    number: int
    cells: Cells
    wrong: dict[str, list[str]] = field(default_factory=dict)
    person: Particulars | None = None
    outcome: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: what is chosen from a list alone says nobody."""
        written = (value for name, value in self.cells.items() if name not in _CHOICES and name not in YES_OR_NO)
        return not any(value.strip() for value in written)

    @property
    def more(self) -> list[str]:
        """Which cells that the grid does not show say something or are wrong."""
        return [name for name in (*self.cells, *self.wrong) if name not in GRID]

    def say(self, name: str, words: str) -> None:
        """Say once what is wrong with a cell."""
        if words not in self.wrong.setdefault(name, []):
            self.wrong[name].append(words)


def columns_of(offer: Offer) -> tuple[str, ...]:
    """Every column that a spreadsheet of this meeting can have."""
    return (*GRID, *MORE, *(f"{OF_SITTING}{one.number}" for one in offer.sittings))


def choices_of(column: str) -> Mapping[Any, Any]:
    """What may stand in a column, by its code; nothing where it is free."""
    return ATTENDANCES if column.startswith(OF_SITTING) else _CHOICES.get(column, {})


def code_in(column: str, text: str) -> str:
    """The code that is meant by what was written: itself, or its words; else what was written."""
    written = text.strip().casefold()
    for code, words in choices_of(column).items():
        if written in (str(code), str(code).replace("_", " "), str(words).casefold()):
            return str(code)
    return text.strip()


def read_lines(lines: Sequence[Line], offer: Offer) -> None:
    """See what is said of whom in each row, and what is wrong with its shape."""
    kind = kind_for(offer)
    for line in lines:
        line.cells = {name: code_in(name, text) for name, text in line.cells.items()}
        _read(line, kind(offer, formdata=_as_sent(line.cells), meta={"csrf": False}))


def say_mistakes(lines: Sequence[Line], mistakes: Iterable[Mistake]) -> list[str]:
    """Say at its cell what rules find wrong with those of these lines who were asked; returns what is so for all."""
    for_all = []
    for one in mistakes:
        if one.field:
            lines[one.row].say(field_of(one.field, one.refusal), sentence(one.refusal))
        else:
            for_all.append(sentence(one.refusal))
    return sorted(set(for_all))


def _read(line: Line, form: PersonForm) -> None:
    for name in YES_OR_NO:
        if _is_yes(line.cells.get(name, "")) is None:
            line.say(name, _("Write yes or no."))
    if not form.validate():
        for name, errors in form.errors.items():
            line.say(str(name), _choose(str(name)) if choices_of(str(name)) else str(errors[0]))
    if not line.wrong:
        line.person = form.particulars()


def _as_sent(cells: Cells) -> MultiDict[str, str]:
    """The row as a browser would send the form of the person; what is not said is left as the form has it."""
    sent = MultiDict({name: text for name, text in cells.items() if text and name not in YES_OR_NO})
    said = {"may_wait": "yes", **{name: cells[name] for name in YES_OR_NO if cells.get(name)}}
    for name in ("wants_visa_letter", "may_wait"):
        if _is_yes(said.get(name, "")):
            sent.add(name, "y")
    for name, consent in CONSENTS.items():
        if _is_yes(said.get(name, "")):
            sent.add("consents", consent.value)
    sent.setdefault("seen", "")  # a form that brings nothing at all was not sent
    return sent


def _is_yes(text: str) -> bool | None:
    said = text.strip().casefold()
    if said in YES or said == _("yes"):
        return True
    return False if said in NO or said == _("no") else None


def _choose(name: str) -> str:
    return _("Write one of these: %(words)s.", words=in_words(map(str, choices_of(name).values()), one_of=True))
