"""What a conference secretary does again and again."""

import re

from playwright.sync_api import Locator, Page, expect


def begin(page: Page, starts_on: str) -> None:
    """A meeting in the shape of that of October 2023."""
    page.goto("/meetings/new")
    page.get_by_label("Shape").select_option("cnd-2023-october")
    page.get_by_label("First day").fill(starts_on)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Begin the meeting").click()
    expect(page).to_have_url(re.compile("/draft$"))


def card(page: Page, sitting: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("link", name=sitting))


def cell(page: Page, day: str, half: str) -> Locator:
    return page.locator(f".editor-cell[data-place='{day} {half}']")


def expect_focus(page: Page, label: str) -> None:
    page.wait_for_function("label => document.activeElement.textContent.trim() === label", arg=label)


def move(page: Page, sitting: str, where: str) -> None:
    moved = card(page, sitting)
    moved.locator("summary").click()
    moved.get_by_label("Move to").select_option(where)
    moved.get_by_role("button", name="Move").click()
    expect(page.locator("main > .notice")).to_have_text("Saved in the draft.")
