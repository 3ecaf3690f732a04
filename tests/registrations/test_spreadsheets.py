"""Many people at once: every row of a spreadsheet is checked before anything is saved, and mended where it is wrong."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook as Writer

from app.registrations.queries.delegations import find_delegation
from app.registrations.queries.people import particulars_of, roster_of
from app.registrations.rules.words import Attendance, Consent, Gender, Role, Way
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, a_focal_point, registered
from tests.registrations.sheets import FIVE, HERE, KEYS, as_csv, as_xlsx, give, grid_on, people, send


@pytest.fixture
def focal_point(app, now) -> Browser:  # type: ignore[no-untyped-def]
    a_delegation()
    return Browser(app, a_focal_point())


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_every_mistake_stands_at_its_cell_and_nothing_is_saved_before_all_is_right(focal_point, write) -> None:  # type: ignore[no-untyped-def]
    page = give(focal_point, write(FIVE)).text
    assert 'id="r2-email-error"' in page
    assert 'id="r3-role-error"' in page
    assert page.count("aria-invalid") == 2
    roles = "Head of delegation, Alternate, Adviser or Expert"
    assert f"Row 5, Role in the delegation – Write one of these: {roles}." in page
    grid = grid_on(page)
    assert send(focal_point, grid, "submit").status_code == 422
    assert people() == []
    answer = send(focal_point, grid, "submit", **{"r2-email": "luz@example.org", "r3-role": "expert"})
    assert (answer.status_code, answer.location) == (303, HERE)
    assert people() == [
        ("López", "head", "submitted"),
        ("Pérez", "alternate", "submitted"),
        ("Díaz", "adviser", "submitted"),
        ("Ortega", "adviser", "submitted"),
        ("Cruz", "expert", "submitted"),
    ]


def test_what_rules_find_wrong_stands_at_its_cell_too(focal_point: Browser) -> None:
    registered(find_delegation("autumn", "MEX"), "Ana López", email="ana@example.org", role=Role.HEAD)
    rows = [*FIVE[:2], ("Pérez", "Juan", "JUAN@example.org", "adviser", "online")]
    page = give(focal_point, as_csv(rows)).text
    assert [f'id="{at}-error"' in page for at in ("r0-email", "r0-role", "r1-email", "r2-email")] == [
        True, True, False, True,
    ]  # fmt: skip


def test_all_fields_of_a_person_can_be_given(focal_point: Browser) -> None:
    said = {
        "family_name": "López", "given_names": "Ana", "title": "Dr.", "function": "Counsellor",
        "email": "ana@example.org", "role": "Alternate", "way": "In the room", "locale": "Español",
        "gender": "own words", "gender_words": "two-spirit", "needs": "A ramp", "wants_visa_letter": "yes",
        "visa_details": "Mexican, 1234567", "consent_listed": "yes", "consent_copied": "x", "may_wait": "no",
        "sitting_2": "absent",
    }  # fmt: skip
    page = give(focal_point, as_csv([list(said.values())], list(said))).text
    assert "aria-invalid" not in page
    send(focal_point, grid_on(page), "submit")
    (row,) = roster_of(find_delegation("autumn", "MEX"))
    person = particulars_of(row)
    assert (person.role, person.way, person.locale) == (Role.ALTERNATE, Way.IN_PERSON, "es")
    assert (person.gender, person.gender_words, person.visa_details) == (
        Gender.OWN_WORDS, "two-spirit", "Mexican, 1234567",
    )  # fmt: skip
    assert (person.consents, person.may_wait) == (frozenset(Consent), False)
    assert person.plan == {2: Attendance.ABSENT}


def test_a_mistake_in_a_column_that_the_grid_does_not_show_can_be_mended_all_the_same(focal_point: Browser) -> None:
    page = give(focal_point, as_csv([("López", "a@example.org", "maybe")], ("family_name", "email", "may_wait"))).text
    assert 'id="r0-may_wait-error"' in page
    assert send(focal_point, grid_on(page), "submit", **{"r0-may_wait": "no"}).status_code == 303


@pytest.mark.parametrize(
    "content",
    [
        "family_name;email\nMüller;m@example.org\n".encode("cp1252"),
        "family_name;email\nMüller;m@example.org\n".encode("utf-8-sig"),
        "family_name,email\r\nMüller,m@example.org\r\n".encode(),
        "sep=;\r\nFamily name;Mail address\r\nMüller;m@example.org\r\n".encode(),
        "family_name\temail\nMüller\tm@example.org\n".encode("utf-16"),
        'A list of ours\n\n"Family name",Mail address\n"Müller",m@example.org\n\n'.encode(),
    ],
)
def test_text_is_read_as_programs_write_it(focal_point: Browser, content: bytes) -> None:
    page = give(focal_point, content, "people.csv").text
    assert (grid_on(page).sent["r0-family_name"], "r1-family_name" in page) == (["Müller"], False)


def test_cells_of_a_workbook_are_read_as_they_look(focal_point: Browser) -> None:
    row = (1234567, 3.5, "a@example.org", True, date(2023, 10, 24), datetime(2023, 10, 24, 10, 20))  # noqa: DTZ001
    keys = ("family_name", "given_names", "email", "wants_visa_letter", "visa_details", "needs")
    sent = grid_on(give(focal_point, as_xlsx([row], keys)).text).sent
    assert [sent[f"r0-{key}"] for key in keys] == [
        ["1234567"], ["3.5"], ["a@example.org"], ["yes"], ["2023-10-24"], ["2023-10-24 10:20"],
    ]  # fmt: skip


def test_a_formula_is_not_worked_out(focal_point: Browser) -> None:
    page = give(focal_point, as_xlsx([("=1+1", "Ana", "a@example.org", "adviser", "online")])).text
    assert 'id="r0-family_name-error"' in page
    assert "Here is a formula" in page


def test_a_text_that_only_looks_like_a_formula_is_a_text(focal_point: Browser) -> None:
    out = BytesIO()
    book = Writer(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for column, (key, text) in enumerate((("family_name", "=HYPERLINK(1)"), ("email", "a@example.org"))):
        sheet.write_string(0, column, key)
        sheet.write_string(1, column, text)
    book.close()
    page = give(focal_point, out.getvalue()).text
    assert grid_on(page).sent["r0-family_name"] == ["=HYPERLINK(1)"]
    assert "aria-invalid" not in page


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_that_is_filled_in_is_read(focal_point: Browser, ending: str) -> None:
    template = focal_point.open(f"{HERE}/spreadsheet/template.{ending}")
    assert f"filename=autumn-MEX.{ending}" in template.headers["Content-Disposition"]
    if ending == "csv":
        content = template.data + b",Ana,L\xc3\xb3pez,,ana@example.org,head,online\r\n"
    else:
        book, out = load_workbook(BytesIO(template.data)), BytesIO()
        assert book.sheetnames == ["People", "Explained"]
        book["People"].append([None, "Ana", "López", None, "ana@example.org", "head", "online"])
        book.save(out)
        content = out.getvalue()
    sent = grid_on(give(focal_point, content, f"people.{ending}").text).sent
    assert (sent["r0-number"], sent["r0-family_name"], sent["r0-role"]) == (["3"], ["López"], ["head"])


def test_columns_that_nobody_asks_for_are_named(focal_point: Browser) -> None:
    page = give(focal_point, as_csv([("López", "a@example.org", "blue")], ("family_name", "email", "Colour"))).text
    assert "These columns are not asked for, and were left out: Colour." in page


def test_a_grid_is_typed_and_empty_rows_are_ignored(focal_point: Browser) -> None:
    grid = grid_on(focal_point.open(f"{HERE}/grid").text)
    assert send(focal_point, grid, "check").status_code == 422
    typed = {"r1-family_name": "López", "r1-email": "ana@example.org"}
    assert send(focal_point, grid, "draft", **typed).status_code == 303
    assert people() == [("López", "adviser", "draft")]


def test_more_rows_keep_what_was_typed(focal_point: Browser) -> None:
    grid = grid_on(focal_point.open(f"{HERE}/grid").text)
    sent = grid_on(send(focal_point, grid, "more", **{"r1-family_name": "López"}).text).sent
    assert (sent["rows"], sent["r1-family_name"], sent["r9-family_name"]) == (["10"], ["López"], [""])


def test_who_would_wait_is_said_before_it_is_saved(focal_point: Browser) -> None:
    rows = [("Person", f"No {at}", f"{at}@example.org", "adviser", "in_person") for at in range(5)]
    page = give(focal_point, as_csv(rows)).text
    assert "2 people would wait for a place." in page
    page = focal_point.client.post(
        f"{HERE}/grid", data={**grid_on(page).sent, "deed": "submit"}, follow_redirects=True
    ).text
    assert "3 people are submitted; on the waiting list: 2." in page


@pytest.mark.parametrize(("deed", "told"), [("submit", "2 people are submitted."), ("draft", "2 drafts are kept.")])
def test_what_is_sent_twice_is_done_and_no_mistake(focal_point: Browser, deed: str, told: str) -> None:
    grid = grid_on(give(focal_point, as_csv(FIVE[:2])).text)
    assert [send(focal_point, grid, deed).status_code for _time in range(2)] == [303, 303]
    page = focal_point.open(HERE).text
    assert f"This was sent before, and is done: nobody is registered twice. {told}" in page
    assert len(people()) == 2


def test_what_says_something_else_of_somebody_who_is_there_is_a_mistake(focal_point: Browser) -> None:
    grid = grid_on(give(focal_point, as_csv(FIVE[:2])).text)
    send(focal_point, grid, "submit")
    assert send(focal_point, grid, "submit", **{"r0-function": "Poet"}).status_code == 422
    assert send(focal_point, grid, "draft").status_code == 422


def test_five_hundred_people_are_checked_and_saved_at_once(focal_point: Browser) -> None:
    rows = [("Person", f"No {at}", f"{at}@example.org", "adviser", "online", "A ramp") for at in range(500)]
    page = give(focal_point, as_xlsx(rows, (*KEYS, "needs"))).text
    assert "500 rows, and nothing is wrong with any." in page
    assert send(focal_point, grid_on(page), "draft").status_code == 303
    assert len(people()) == 500


def test_when_nobody_has_a_place_nobody_is_said_to_be_submitted(focal_point: Browser) -> None:
    rows = [("Person", f"No {at}", f"{at}@example.org", "adviser", "in_person") for at in range(5)]
    send(focal_point, grid_on(give(focal_point, as_csv(rows[:3])).text), "submit")
    focal_point.open(HERE)
    send(focal_point, grid_on(give(focal_point, as_csv(rows[3:])).text), "submit")
    page = focal_point.open(HERE).text
    assert "2 people are on the waiting list." in page
    assert "submitted;" not in page
