"""A conference secretary's afternoon: a meeting from an earlier one, edited, published, and what the public reads."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.scheduling import begin, card, cell, expect_focus, move

DRAFT = "/meetings/cnd-2027-october/draft"
CHANGES = "/meetings/cnd-2027-october/changes"
pytestmark = [pytest.mark.browser, pytest.mark.process, pytest.mark.xdist_group("scheduling")]


def test_a_secretary_builds_publishes_and_changes_a_meeting_and_the_public_reads_what_changed(somebody) -> None:
    page = somebody("Serena Minutes")
    begin(page, "2027-10-18")
    drag_thematic_session_4_to_a_free_morning(page)
    move_it_again_with_the_keyboard(page)
    swap_presenters_and_change_minutes(page)
    publish_with_each_warning_acknowledged(page)
    publish_two_changes(page)
    read_the_changes(somebody())


def drag_thematic_session_4_to_a_free_morning(page: Page) -> None:
    page.get_by_role("link", name="Thematic session 6").click()
    page.get_by_role("button", name="Remove the sitting").click()
    expect(cell(page, "2027-10-20", "afternoon").get_by_role("article")).to_have_count(0)
    card(page, "Thematic session 4").drag_to(cell(page, "2027-10-20", "afternoon"))
    moved = cell(page, "2027-10-20", "afternoon").get_by_role("article")
    expect(moved).to_contain_text("Thematic session 4")
    expect(page.locator("body > [role=status]")).to_contain_text("move Thematic session 4")
    expect_focus(page, "Move Thematic session 4")


def move_it_again_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Wednesday, 20 October, morning")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(cell(page, "2027-10-20", "morning").get_by_role("article")).to_contain_text("Thematic session 4")
    expect(cell(page, "2027-10-20", "afternoon").get_by_role("article")).to_contain_text("Thematic session 5")
    expect_focus(page, "Move Thematic session 4")
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, "2027-10-20", "morning").get_by_role("article")).to_contain_text("Thematic session 5")
    expect_focus(page, "Undo")


def swap_presenters_and_change_minutes(page: Page) -> None:
    page.get_by_role("link", name="Thematic session 1").click()
    page.get_by_label("Room").fill("Boardroom D")
    page.get_by_label("Minutes", exact=True).fill("150")
    page.get_by_role("button", name="Add", exact=True).click()
    left = page.locator("[data-minutes-left]")
    expect(left).to_have_text("30 minutes left")
    page.get_by_label("Minutes of Opening").fill("185")
    expect(left).to_have_text("5 minutes too many")
    presenters = page.locator("section:has(#presenters) li")
    expect(presenters.first).to_contain_text("Research and Trend Analysis Branch")
    presenters.first.get_by_text("Down").press("Enter")
    expect(presenters.last).to_contain_text("Research and Trend Analysis Branch")
    expect_focus(page, "Up")
    expect(left).to_have_text("5 minutes too many")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.locator("main > .notice")).to_have_text("Saved in the draft.")
    expect(page.get_by_label("Room")).to_have_value("Boardroom D")
    page.reload()
    expect(page.get_by_text("What you typed here and did not save is back.")).to_be_visible()
    expect(page.get_by_label("Room")).to_have_value("Boardroom D")
    page.get_by_role("button", name="Save the details").click()
    expect(page.locator(".page-head")).to_contain_text("Boardroom D")


def publish_with_each_warning_acknowledged(page: Page) -> None:
    page.goto(f"{DRAFT}/publication")
    warnings = page.locator("section:has(#warnings) label")
    expect(warnings.filter(has_text="The segments of Thematic session 1 are 5 minutes longer")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("there are warnings that nobody acknowledged")
    for place in range(warnings.count()):
        warnings.nth(place).click()
    page.get_by_label("Note").fill("As agreed with the bureau")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Version 1 is public.")).to_be_visible()


def publish_two_changes(page: Page) -> None:
    free = "Tuesday, 19 October, afternoon"
    for number, deed in ((2, lambda: move(page, "Thematic session 2", free)), (3, lambda: swap_presenters(page))):
        page.goto(DRAFT)
        deed()
        page.goto(f"{DRAFT}/publication")
        for box in page.locator("section:has(#warnings) input").all():
            box.check()
        page.get_by_label("Note").fill(f"Note of version {number}")
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.get_by_text(f"Version {number} is public.")).to_be_visible()


def swap_presenters(page: Page) -> None:
    page.get_by_role("link", name="Thematic session 1").click()
    page.get_by_role("button", name=re.compile("Move .*Research and Trend Analysis Branch up")).click()
    expect(page.locator("main > .notice")).to_have_text("Saved in the draft.")


def read_the_changes(public: Page) -> None:
    public.goto(CHANGES)
    second = public.locator("section:has(#version-2)")
    expect(second).to_contain_text("Thematic session 2 moves from Monday, 18 October, 15:00 to")
    expect(second).to_contain_text("Note of version 2")
    third = public.locator("section:has(#version-3)")
    expect(third).to_contain_text("and Research and Trend Analysis Branch (the United Nations")
    expect(third).to_contain_text("change places among the presenters of Thematic session 1")
    expect(public.locator("section:has(#version-1)")).to_contain_text("As agreed with the bureau")
