"""The template of a spreadsheet of people: headings in the reader's language above keys that never change."""

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO

from flask_babel import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.core.i18n import direction
from app.registrations.exports.people import when
from app.registrations.forms.person import LENGTHS, OF_SITTING
from app.registrations.forms.rows import MOST_ROWS, NEEDED, WORDS, YES_OR_NO, choices_of, columns_of
from app.registrations.queries.offers import Offer

WIDTHS = {"function": 34, "email": 30, "needs": 30, "visa_details": 30, "family_name": 24, "given_names": 24}
CHOICES = ("yes", "no")


def heading_of(column: str, offer: Offer) -> str:
    """What a column is called."""
    if column.startswith(OF_SITTING):
        number = int(column.removeprefix(OF_SITTING))
        return next(when(one, offer) for one in offer.sittings if one.number == number)
    return str(WORDS[column])


def template_csv(offer: Offer) -> bytes:
    """Two rows: words, and keys; with the mark by which Excel knows UTF-8."""
    columns, out = columns_of(offer), StringIO()
    csv.writer(out).writerows([[heading_of(one, offer) for one in columns], columns])
    return out.getvalue().encode("utf-8-sig")


def template_xlsx(offer: Offer) -> bytes:
    """A sheet to be filled in, with lists to choose from, and one that explains every column."""
    out, columns = BytesIO(), columns_of(offer)
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    strong, quiet, text = (
        book.add_format(said) for said in ({"bold": True}, {"font_color": "#5a6675"}, {"num_format": "@"})
    )
    people = _sheet(book, _("People"))
    _fill_in(people, columns, offer, (strong, quiet, text))
    _explain(_sheet(book, _("Explained")), columns, offer, strong)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book.add_worksheet(name)
    if direction() == "rtl":
        sheet.right_to_left()
    return sheet


def _fill_in(sheet: Worksheet, columns: Sequence[str], offer: Offer, looks: tuple[Format, Format, Format]) -> None:
    strong, quiet, text = looks
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column, 16), text)
        sheet.write_string(0, place, heading_of(column, offer), strong)
        sheet.write_string(1, place, column, quiet)
        codes = [str(code) for code in choices_of(column)] or (list(CHOICES) if column in YES_OR_NO else [])
        if codes:
            sheet.data_validation(2, place, MOST_ROWS + 1, place, {"validate": "list", "source": codes})
    sheet.freeze_panes(2, 0)


def _explain(sheet: Worksheet, columns: Sequence[str], offer: Offer, strong: Format) -> None:
    sheet.set_column(0, 1, 30)
    sheet.set_column(2, 2, 90)
    for place, words in enumerate((_("Column"), _("Key"), _("What may be written"))):
        sheet.write_string(0, place, words, strong)
    for line, (heading, column, said) in enumerate(explained(columns, offer), 1):
        for place, words in enumerate((heading, column, said)):
            sheet.write_string(line, place, words)


def explained(columns: Sequence[str], offer: Offer) -> Iterator[tuple[str, str, str]]:
    """Each column with its key and what may be written in it."""
    for column in columns:
        yield heading_of(column, offer), column, _may_be_written(column)


def _may_be_written(column: str) -> str:
    if choices := choices_of(column):
        return "; ".join(f"{code} ({words})" for code, words in choices.items())
    if column == "may_wait":
        return _("yes or no; nothing means yes")
    if column in YES_OR_NO:
        return _("yes or no; nothing means no")
    most = LENGTHS.get(column)
    said = _("at most %(most)s characters", most=most) if most else _("any text")
    return _("%(what)s; needed", what=said) if column in NEEDED else said
