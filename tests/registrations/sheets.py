"""Spreadsheets of people, given as a browser gives them."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

from app.core.db import db
from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import roster_of
from tests.builders.people import Browser
from tests.forms_on_page import Form, forms_on

HERE = "/meetings/autumn/delegations/MEX"
KEYS = ("family_name", "given_names", "email", "role", "way")
FIVE = [
    ("López", "Ana", "ana@example.org", "head", "in_person"),
    ("Pérez", "Juan", "juan@example.org", "alternate", "in_person"),
    ("Ortega", "Luz", "luz@example", "adviser", "online"),
    ("Cruz", "Sor Juana", "sor@example.org", "poet", "online"),
    ("Díaz", "Rosa", "rosa@example.org", "adviser", "online"),
]


def as_csv(rows: Sequence[Sequence[object]], keys: Sequence[str] = KEYS, delimiter: str = ",") -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows([keys, *rows])
    return out.getvalue().encode()


def as_xlsx(rows: Sequence[Sequence[object]], keys: Sequence[str] = KEYS) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in (keys, *rows):
        book.active.append(list(row))
    book.save(out)
    return out.getvalue()


def give(browser: Browser, content: bytes, name: str = "people.xlsx"):  # type: ignore[no-untyped-def]
    sent = {"csrf_token": browser.token(f"{HERE}/spreadsheet"), "file": (BytesIO(content), name)}
    answer = browser.client.post(f"{HERE}/spreadsheet", data=sent, buffered=True)
    answer.close()
    db.session.rollback()
    return answer


def grid_on(page: str) -> Form:
    return next(form for form in forms_on(page, HERE) if form.address.endswith("/grid"))


def send(browser: Browser, form: Form, deed: str, **mended: str):  # type: ignore[no-untyped-def]
    answer = browser.client.post(form.address, data={**form.sent, **mended, "deed": deed})
    db.session.rollback()
    return answer


def people() -> list[tuple[str, str, str]]:
    delegation = find_delegation("autumn", "MEX")
    assert delegation is not None
    return [(row.family_name, row.role, row.state) for row in roster_of(delegation)]
