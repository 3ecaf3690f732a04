"""Everything about everybody who was registered, as a workbook for the Secretariat; made in memory, kept nowhere."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import xlsxwriter
from flask_babel import gettext as _
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from app.core.export.text import printable
from app.core.i18n import direction
from app.registrations.phrases import CATEGORIES, STATES
from app.registrations.phrases.participants import AGREED
from app.registrations.phrases.people import ATTENDANCES, GENDERS, ROLES, WAYS
from app.registrations.queries.everybody import Everybody, Known
from app.registrations.rules.ways import attendance
from app.registrations.rules.words import Category, Consent, Gender, Role, State, Way

LONGEST = 32_767  # characters that a cell holds
WIDEST = 40


def workbook(found: Everybody) -> bytes:
    """A sheet with a line a person, in every state."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    book.set_properties({"title": found.name, "created": found.at.replace(tzinfo=None)})
    _fill(book, book.add_worksheet(_("Registrations")), found)
    book.close()
    return kept.getvalue()


def _fill(book: Workbook, sheet: Worksheet, found: Everybody) -> None:
    columns, rows = _columns(found), [_cells(one, found) for one in found.people]
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for at, words in enumerate(columns):
        sheet.write_string(0, at, words, head)
        longest = max((len(row[at]) for row in rows), default=0)
        sheet.set_column(at, at, min(WIDEST, max(len(words), longest) + 2))
    for line, row in enumerate(rows, start=1):
        for at, words in enumerate(row):
            # As text, whatever it begins with: a cell that somebody filled in is no formula and no link.
            sheet.write_string(line, at, printable(words)[:LONGEST], wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    if direction() == "rtl":
        sheet.right_to_left()


def _columns(found: Everybody) -> list[str]:
    sittings = [_("Sitting %(number)s", number=number) for number in found.sittings]
    return [
        *(_("Category"), _("Delegation"), _("Code"), _("Role"), _("Title"), _("Given names"), _("Family name")),
        *(_("Office held"), _("Mail address"), _("State"), _("Reason"), _("Way of taking part"), _("Place"), *sittings),
        *(_("Accessibility needs"), _("Visa letter"), _("For the visa letter"), _("Gender"), _("In own words")),
        *(_("Agreed to"), _("Language of mails"), _("Registered"), _("Asked for a place"), _("Decided")),
    ]


def _cells(one: Known, found: Everybody) -> list[str]:
    row, zone = one.row, found.zone
    ways = [ATTENDANCES[attendance(Way(row.way), one.plan, number, how)] for number, how in found.sittings.items()]
    gender = GENDERS[Gender(row.gender)] if row.gender else ""
    agreed = "; ".join(str(AGREED[Consent(consent)]) for consent in row.consents)
    cells: Sequence[object] = [
        *(CATEGORIES[Category(one.category)], one.entity.name_in_list, one.entity.code, ROLES[Role(row.role)]),
        *(row.title, row.given_names, row.family_name, row.function, row.email, STATES[State(row.state)], row.reason),
        *(WAYS[Way(row.way)], row.place_number, *ways, row.needs, _("wanted") if row.wants_visa_letter else ""),
        *(row.visa_details, gender, row.gender_words, agreed, row.locale, *_moments(row.made_at, zone)),
        *(*_moments(row.asked_at, zone), *_moments(row.decided_at, zone)),
    ]
    return ["" if cell is None else str(cell) for cell in cells]


def _moments(moment: datetime | None, zone: ZoneInfo) -> Iterator[str]:
    """A moment by the meeting's clock, in a form that sorts."""
    yield f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""
