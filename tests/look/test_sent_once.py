"""A second click while the first is under way sends nothing again."""

from pathlib import Path

from playwright.sync_api import Page, Route

from tests.browser import running_browser

ONCE = Path("static/js/once.js").read_text(encoding="utf-8")
AT = "http://rostrum.test/"
FORM = """<form method="%s" action="/sent"><button name="deed" value="submit">Submit</button></form>
<script type="module">%s</script>"""


def _opened(page: Page, method: str, sent: list[str]) -> None:
    """A page with a form whose answers leave it where it is."""

    def answer(route: Route) -> None:
        if "/sent" not in route.request.url:
            return route.fulfill(content_type="text/html", body=FORM % (method, ONCE))
        sent.append(route.request.post_data or "")
        return route.fulfill(status=204)

    page.route("**/*", answer)
    page.goto(AT)


def test_what_was_just_sent_is_not_sent_again_until_the_page_is_shown_again() -> None:
    with running_browser() as browser:
        page, sent = browser.new_page(), []
        _opened(page, "post", sent)
        button = page.get_by_role("button")
        button.dblclick()
        page.wait_for_timeout(300)
        assert (sent, button.get_attribute("aria-disabled")) == (["deed=submit"], "true")
        page.evaluate("dispatchEvent(new Event('pageshow'))")
        assert button.get_attribute("aria-disabled") is None
        button.click()
        page.wait_for_timeout(300)
        assert len(sent) == 2


def test_a_form_that_another_module_sends_is_left_to_it() -> None:
    with running_browser() as browser:
        page, sent = browser.new_page(), []
        _opened(page, "post", sent)
        page.evaluate("document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())")
        page.get_by_role("button").click()
        assert page.get_by_role("button").get_attribute("aria-disabled") is None


def test_questions_can_be_asked_as_often_as_wanted() -> None:
    with running_browser() as browser:
        page, sent = browser.new_page(), []
        _opened(page, "get", sent)
        page.get_by_role("button").click()
        page.wait_for_timeout(200)
        page.get_by_role("button").click()
        page.wait_for_timeout(200)
        assert len(sent) == 2
