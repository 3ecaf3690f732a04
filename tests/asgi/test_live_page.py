"""A page that is open in a real browser notices that it has changed."""

import re

import pytest
from playwright.sync_api import expect

from tests.asgi.running import running, until
from tests.asgi.test_streams import say
from tests.browser import running_browser

pytestmark = [pytest.mark.any_database, pytest.mark.browser, pytest.mark.process]
PATIENCE = 20_000


@pytest.fixture(scope="module")
def browser():
    with running_browser() as browser:
        yield browser


@pytest.fixture
def live(app, database_url, tmp_path):
    environment = {"ROSTRUM_INSTANCE": str(tmp_path), "ROSTRUM_DATABASE_URL": database_url}
    with running("-m", "tests.asgi.live", environment=environment) as server:
        yield server


@pytest.fixture
def tab(browser, live):
    context = browser.new_context(base_url=live.address)
    tab = context.new_page()
    tab.complaints = []
    tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
    yield tab
    assert tab.complaints == []
    context.close()


def opened(tab, live, address="/pages/a"):
    with tab.expect_request(lambda request: "/events" in request.url or "/topics/" in request.url):
        tab.goto(address)
    until(lambda: tab.evaluate("document.readyState") == "complete", "the page should be there")
    return tab.get_by_text("This page has changed.")


def test_a_page_offers_the_new_one_when_there_is_one(tab, live):
    say("a")
    notice = opened(tab, live)
    expect(tab.get_by_role("heading", level=1)).to_have_text("a at 1")
    expect(notice).to_be_hidden()
    say("b")
    newest = say("a")
    expect(notice).to_be_visible(timeout=PATIENCE)
    tab.get_by_role("link", name="Show the new one").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(f"a at {newest}")
    expect(notice).to_be_hidden()


def test_a_part_that_says_where_it_comes_from_is_fetched_quietly(tab, live):
    opened(tab, live)
    newest = say("a")
    expect(tab.locator("#part")).to_have_text(re.compile(f"part {newest}"), timeout=PATIENCE)
    expect(tab.locator("#board")).to_have_text(re.compile("a in en"))


def test_a_board_takes_what_comes_with_the_event(tab, live):
    opened(tab, live, "/pages/a?events=/boards/a/events")
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    say("a")
    expect(tab.locator("#board")).to_have_text(re.compile("a in en"), timeout=PATIENCE)
    expect(tab.locator("#part")).to_have_text(re.compile("part"), timeout=PATIENCE)
    assert [url for url in asked if "/boards/" in url] == []


def test_what_somebody_writes_in_is_left_alone_until_they_leave_it(tab, live):
    opened(tab, live)
    first = say("a")
    expect(tab.locator("#part")).to_have_text(re.compile(f"part {first}"), timeout=PATIENCE)
    tab.locator("#part input").fill("half a wo")
    second = say("a")
    expect(tab.get_by_text("This page has changed.")).to_be_visible(timeout=PATIENCE)
    tab.wait_for_timeout(300)
    assert tab.locator("#part input").input_value() == "half a wo"
    tab.locator("#part input").blur()
    expect(tab.locator("#part")).to_have_text(re.compile(f"part {second}"), timeout=PATIENCE)


@pytest.mark.parametrize("how", ["refused", "cut"])
def test_where_events_are_blocked_the_page_asks_instead(tab, live, how):
    def block(route):
        if "event-stream" not in route.request.headers.get("accept", ""):
            return route.continue_()
        return route.fulfill(status=503) if how == "refused" else route.abort()

    tab.route("**/topics/a*", block)
    notice = opened(tab, live)
    tab.wait_for_timeout(200)
    say("a")
    expect(notice).to_be_visible(timeout=PATIENCE)


def test_a_page_that_is_hidden_holds_no_stream_and_learns_what_it_missed_when_shown_again(tab, live):
    notice = opened(tab, live)
    first = say("a")
    expect(notice).to_be_visible(timeout=PATIENCE)
    show(tab, hidden=True)
    until(lambda: [entry for entry in live.log() if entry["path"] == "/topics/a"], "the stream should have ended")
    second = say("a")
    tab.wait_for_timeout(300)
    expect(tab.locator("#part")).to_have_text(re.compile(f"part {first}"))
    show(tab, hidden=False)
    expect(tab.locator("#part")).to_have_text(re.compile(f"part {second}"), timeout=PATIENCE)


def show(tab, *, hidden):
    state = "hidden" if hidden else "visible"
    tab.evaluate(
        f"""Object.defineProperty(document, "hidden", {{ configurable: true, get: () => {str(hidden).lower()} }});
            Object.defineProperty(document, "visibilityState", {{ configurable: true, get: () => "{state}" }});
            document.dispatchEvent(new Event("visibilitychange"));"""
    )
