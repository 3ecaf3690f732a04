"""Two secretaries at one draft, a lost connection, and a browser without JavaScript: nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.scheduling import begin, cell, move

pytestmark = [pytest.mark.browser, pytest.mark.process, pytest.mark.xdist_group("scheduling")]


def test_a_colleague_who_was_later_is_told_sees_both_and_loses_nothing(somebody) -> None:
    page = somebody("Serena Minutes")
    begin(page, "2028-10-16")
    address = page.url
    colleague = somebody("Ada Keyes")
    become_secretary(colleague)
    colleague.goto(f"{address}/sittings/1")
    colleague.get_by_label("Minutes", exact=True).fill("25")
    page.goto(f"{address}/sittings/1")
    page.get_by_label("Room").fill("Boardroom A")
    page.get_by_role("button", name="Save the details").click()
    expect(page.locator("main > .notice")).to_have_text("Saved in the draft.")
    colleague.get_by_label("Room").fill("Boardroom D")
    colleague.get_by_label("Presiding officer").select_option(index=1)
    colleague.get_by_role("button", name="Save the details").click()
    told = colleague.get_by_role("main")
    expect(told).to_contain_text("Somebody else changed the same while this page was open.")
    expect(told).to_contain_text("Now, by Serena Minutes")
    for room in ("Boardroom A", "Boardroom D"):
        expect(told.get_by_role("definition").filter(has_text=room)).to_be_visible()
    expect(told.get_by_role("textbox", name="Room")).to_have_value("Boardroom D")
    told.get_by_role("button", name="Save mine, but leave this as it is now").click()
    expect(colleague.locator(".page-head")).to_contain_text("Boardroom A")
    expect(colleague.get_by_label("Presiding officer")).not_to_have_value("")
    expect(colleague.get_by_label("Minutes", exact=True)).to_have_value("25")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main")).to_contain_text("This is no longer the last step of the draft.")
    expect(page.get_by_role("main")).to_contain_text("Ada Keyes")


def become_secretary(page: Page) -> None:
    """The administrator takes the role herself."""
    page.goto("/people")
    page.get_by_role("link", name="Ada Keyes").last.click()
    page.get_by_role("combobox", name="Role").select_option("secretariat")
    page.get_by_role("button", name="Give the role").click()
    expect(page.get_by_text("The role was given.")).to_be_visible()


def test_without_a_connection_nothing_is_lost(somebody) -> None:
    page = somebody("Serena Minutes")
    begin(page, "2029-10-15")
    page.get_by_role("link", name="Thematic session 1").click()
    page.get_by_label("Room").fill("Boardroom D")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the details").click()
    expect(page.locator("body > [role=status]")).to_contain_text("Not saved: there is no connection.")
    expect(page.get_by_label("Room")).to_have_value("Boardroom D")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save the details").click()
    expect(page.locator(".page-head")).to_contain_text("Boardroom D")


def test_without_javascript_on_a_phone_a_sitting_is_moved_by_its_form(somebody) -> None:
    page = somebody("Serena Minutes", java_script_enabled=False, viewport={"width": 390, "height": 844})
    begin(page, "2030-10-14")
    move(page, "Thematic session 1", "Wednesday, 16 October, morning – swap with Thematic session 5")
    expect(cell(page, "2030-10-16", "morning").get_by_role("article")).to_contain_text("Thematic session 1")
    expect(cell(page, "2030-10-14", "morning").get_by_role("article")).to_contain_text("Thematic session 5")
    expect(page.get_by_text("A sitting can be dragged")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, "2030-10-14", "morning").get_by_role("article")).to_contain_text("Thematic session 1")
