"""Words of a delegation's own pages: what needs doing, how people stand, and why not."""

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.core.phrases import phrase_refusals
from app.registrations.rules.needs import Need, ToDo

VERBS = {
    Need.MORE_WANTED: _l("Answer"),
    Need.CREDENTIALS: _l("Upload"),
    Need.DRAFTS: _l("Submit"),
    Need.NOBODY: _l("Add a person"),
}


def sheet_too_long(limit: int) -> str:
    """How many people a spreadsheet may have."""
    return _(
        "This spreadsheet has more than %(limit)s rows of people. Divide it, and send one part after the other.",
        limit=limit,
    )


def sheet_too_wide(limit: int) -> str:
    """How many columns a spreadsheet may have."""
    return _(
        "This spreadsheet has more than %(limit)s columns. Copy the people into the template, and send that.",
        limit=limit,
    )


def sheet_without_columns(columns: str) -> str:
    """Which columns it must have."""
    return _(
        "No row names the columns. At least these are needed: %(columns)s. Take the template, and fill it in.",
        columns=columns,
    )


phrase_refusals(
    {
        "registrations.sheet_of_other_type": _l(
            "This is neither an Excel workbook (xlsx) nor a CSV file, whatever it is called. Save it as one of the two."
        ),
        "registrations.sheet_without_people": _l("There is nobody in this spreadsheet. Write one person in a row."),
        "registrations.sheet_without_columns": sheet_without_columns,
        "registrations.sheet_too_long": sheet_too_long,
        "registrations.sheet_too_wide": sheet_too_wide,
        "registrations.nobody_chosen": _l("Nobody was chosen. Tick those whom you want to copy."),
        "registrations.not_to_be_copied": _l(
            "Somebody of those did not agree to be copied, or not any more. Look at the list as it is now, and choose "
            "again."
        ),
    }
)


def need_words(thing: ToDo) -> str:
    """What is the matter, in a sentence."""
    if thing.need == Need.MORE_WANTED:
        return ngettext(
            "The Secretariat wants to know more about %(num)s person.",
            "The Secretariat wants to know more about %(num)s people.",
            thing.count,
        )
    if thing.need == Need.DRAFTS:
        return ngettext(
            "%(num)s draft is not submitted yet, and has no place.",
            "%(num)s drafts are not submitted yet, and have no place.",
            thing.count,
        )
    if thing.need == Need.CREDENTIALS:
        return _("The note verbale or official letter is not here yet. Nobody is approved without it.")
    return _("Nobody is registered yet.")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd; elsewhere than in English a number."""
    locale = get_locale()
    if locale is not None and locale.language != "en":
        return _("no. %(number)s", number=number)
    tens, ones = number % 100, number % 10
    ending = "th" if 10 < tens < 14 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
    return f"{number}{ending}"


def waiting_words(ahead: int) -> str:
    """Waiting list: 3rd."""
    return _("Waiting list: %(place)s", place=ordinal(ahead + 1))
