"""A focal point's morning: five from a spreadsheet, credentials, what the Secretariat asks, and a freed place."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.registrations.rules.words import Deed
from tests.asgi.running import until
from tests.core.files import samples
from tests.journeys.registering import FIVE, HERE, MEETING, decide_on, expect_state, invite, told

pytestmark = [pytest.mark.browser, pytest.mark.process, pytest.mark.xdist_group("scheduling")]


def test_a_focal_point_registers_five_mends_two_mistakes_and_answers_the_secretariat(
    somebody, instance: Path, tmp_path: Path
) -> None:
    invite(instance, "MEX", "PER")
    page, office = somebody("Fidel Puente", viewport={"width": 390, "height": 844}), somebody("Serena Minutes")
    begin_at_the_desk(page)
    beside = page.context.new_page()
    beside.goto(f"{HERE}/people/new")
    expect(beside.locator(".places-left")).to_contain_text("3 places in the room are left; 7 online.")
    give_the_spreadsheet(page, tmp_path)
    mend_the_mistakes(page)
    expect(beside.locator(".places-left")).to_contain_text("No place in the room is left; 5 of 7 online.")
    assert decide_on(instance, Deed.APPROVE, "López") == 0, "nobody is approved without credentials"
    upload_credentials(page, tmp_path)
    decide(office, "Approve", "López", "Ortega", "Cruz", "Díaz")
    decide(office, "Ask for more", "Pérez", reason="Which post does he hold in Vienna?")
    answer(page, tmp_path)
    wait_for_a_place(page)
    withdraw(page, "Luz Ortega")
    expect_state(page, "Eva Silva", "Submitted")
    is_told(
        instance,
        "luz@example.org",
        "your registration was received",
        "your registration is approved",
        "your registration was withdrawn",
    )
    is_told(
        instance, "juan@example.org", "your registration was received", "something more is wanted for your registration"
    )
    is_told(instance, "eva@example.org", "you are on the waiting list", "you have a place")


def decide(office: Page, deed: str, *family_names: str, reason: str = "") -> None:
    """The Secretariat chooses these people in its queue, and decides."""
    office.goto(f"/meetings/{MEETING}/registrations?delegation=MEX&state=submitted")
    for name in family_names:
        office.get_by_role("row").filter(has=office.get_by_role("link", name=name)).get_by_role("checkbox").check()
    office.get_by_label("Reason, where more is wanted").fill(reason)
    office.get_by_role("button", name=deed, exact=True).click()
    expect(office.locator("main > .notice")).to_be_visible()


def wait_for_a_place(page: Page) -> None:
    """Whoever comes when the room is full stands on the waiting list."""
    page.goto(f"{HERE}/people/new")
    page.get_by_label("Family name").fill("Silva")
    page.get_by_label("Given names").fill("Eva")
    page.get_by_label("Mail address").fill("eva@example.org")
    page.get_by_label("Role in the delegation").select_option("adviser")
    page.get_by_role("radio", name="In the room").check()
    page.get_by_label("If no place is left, wait for one").check()
    page.get_by_role("button", name="Submit", exact=True).click()
    page.goto(HERE)
    expect_state(page, "Eva Silva", "Waiting list")


def withdraw(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Withdraw").click()
    expect(page.get_by_role("heading", name=f"Withdraw {name}?")).to_be_visible()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".page-head")).to_contain_text("Withdrawn")
    page.goto(HERE)


def is_told(instance: Path, address: str, *wanted: str) -> None:
    """Mails leave in the background, in the order in which the steps were made."""
    until(lambda: told(instance, address) == list(wanted), f"{address} was told {told(instance, address)}")


def begin_at_the_desk(page: Page) -> None:
    expect(page).to_have_url("/my/delegations")
    expect(page.locator(".duty").first).to_contain_text("The note verbale or official letter is not here yet.")
    page.get_by_role("link", name="Rehearsal", exact=True).click()
    expect(page.get_by_role("heading", name="Mexico")).to_be_visible()


def give_the_spreadsheet(page: Page, folder: Path) -> None:
    file = folder / "people.csv"
    file.write_text(FIVE, encoding="cp1252")
    page.get_by_role("link", name="From a spreadsheet").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Check it").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Something is wrong with 2 rows.")
    expect(summary.get_by_role("link")).to_have_count(2)


def mend_the_mistakes(page: Page) -> None:
    page.get_by_role("alert").get_by_role("link", name="Row 3, Mail address").click()
    wrong = page.locator("[aria-invalid=true]")
    expect(wrong.first).to_be_focused()
    expect(wrong.first).to_have_value("juan@example")
    wrong.first.fill("juan@example.org")
    wrong.last.select_option("expert")
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_text("5 rows, and nothing is wrong with any. They are not saved yet.")).to_be_visible()
    page.get_by_role("button", name="Submit all 5 people").click()
    expect(page.locator("main > .notice")).to_have_text("5 people are submitted.")
    expect_state(page, "Sor Juana Cruz", "Submitted")


def upload_credentials(page: Page, folder: Path) -> None:
    file = folder / "note-verbale.pdf"
    file.write_text("This is no document.")
    page.get_by_role("link", name="Upload it").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("alert")).to_contain_text("This should be a PDF document")
    file.write_bytes(samples.pdf())
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("link", name="note-verbale.pdf")).to_be_visible()


def answer(page: Page, folder: Path) -> None:
    expect(page.get_by_text("This page has changed.")).to_be_visible()
    page.get_by_role("link", name="Show the new one").click()
    expect_state(page, "Ana López", "Approved")
    expect_state(page, "Juan Pérez", "Which post does he hold in Vienna?")
    page.get_by_role("link", name="Answer").click()
    page.get_by_role("link", name="Juan Pérez").click()
    page.get_by_role("textbox", name="Answer").fill("Counsellor at the Permanent Mission; see the note.")
    page.get_by_label("File").set_input_files(folder / "note-verbale.pdf")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator("main > .notice")).to_have_text("The answer is sent to the Secretariat.")
    expect(page.get_by_text("Counsellor at the Permanent Mission; see the note.")).to_be_visible()
    expect(page.locator(".page-head")).to_contain_text("Submitted")
