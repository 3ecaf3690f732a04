"""Browsers at a demo that is served as its command serves it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.asgi.running import running, until
from tests.browser import running_browser
from tests.journeys.test_demo import free_port

START = "import sys; from app.cli import main; sys.argv = ['rostrum', 'demo', '--port', '%s']; main()"
# A browser says these of every refusal and of a lost connection.
EXPECTED = ("409", "422", "ERR_INTERNET_DISCONNECTED")


@pytest.fixture(scope="package")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="package")
def office(instance: Path) -> Iterator[str]:
    """The address of a demo in which meetings are made."""
    port = free_port()
    with running("-c", START % port, environment={"ROSTRUM_INSTANCE": str(instance)}) as server:
        until(lambda: server.get("/healthz").status == 200, "the demo does not answer")
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def somebody(office: str) -> Iterator[Callable[..., Page]]:
    """Opens a browser of somebody's own; a mistake on a page fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []
    with running_browser() as browser:

        def open_browser(name: str | None = None, **options: object) -> Page:
            context = browser.new_context(base_url=office, **{"viewport": {"width": 1440, "height": 900}, **options})
            contexts.append(context)
            page = context.new_page()
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
            if name:
                page.goto("/demo/sign-in")
                page.get_by_role("listitem").filter(has_text=name).get_by_role("button", name="Sign in").click()
            return page

        yield open_browser
        for context in contexts:
            context.close()
    assert [said for said in wrong if not any(one in said for one in EXPECTED)] == []
