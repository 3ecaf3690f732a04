"""Every component, on a phone and on a desk, in light and dark, in both directions."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.visitor import insist_on_valid_html

WIDTHS = (390, 1440)


def test_the_page_is_valid_html(demo) -> None:
    answer = demo.test_client().get("/demo/components")
    assert answer.status_code == 200
    insist_on_valid_html(answer.text)


def test_it_belongs_to_the_demo_alone(app) -> None:
    assert app.test_client().get("/demo/components").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_in_the_way_of_a_reader(components, width, scheme, language) -> None:
    page = components(width, scheme, language)
    found = Axe().run(page).response["violations"]
    page.context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 390, 834, 1440])
def test_nothing_is_wider_than_the_page(components, width, language) -> None:
    page = components(width, language=language)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.context.close()
    assert over == 0


@pytest.mark.browser
def test_the_first_key_leads_to_the_content(components) -> None:
    page = components(1440)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.id")
    page.context.close()
    assert focused == "content"


@pytest.mark.browser
def test_a_question_is_asked_in_a_dialog_and_can_be_left(components) -> None:
    page = components(1440)
    page.get_by_role("link", name="Close the list").click()
    asked = page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Keep it open").click()
    left = page.get_by_role("dialog").count()
    page.context.close()
    assert (asked, left) == (True, 0)


@pytest.mark.browser
def test_what_was_unfolded_stays_unfolded(components) -> None:
    page = components(390)
    fold = page.locator("details[data-remember=names]")
    fold.locator("summary").click()
    page.reload()
    stays = fold.get_attribute("open")
    page.context.close()
    assert stays == ""


@pytest.mark.browser
def test_without_javascript_there_is_no_button_that_does_nothing(components) -> None:
    page = components(1440, script=False)
    shown = page.get_by_text("Print", exact=True).is_visible()
    page.context.close()
    assert shown is False
