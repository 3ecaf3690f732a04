"""The demo, from the command at the shell to a colleague who was invited and signs in, at a real browser."""

import re
import socket
import sys
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.asgi.running import Running, running, until
from tests.browser import running_browser


def free_port() -> int:
    """A port that nobody listens at: two suites on one machine must not meet."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


PORT = free_port()
ADDRESS = f"http://127.0.0.1:{PORT}"
DEMO = f"import sys; from app.cli import main; sys.argv = ['rostrum', 'demo', '--port', '{PORT}']; main()"
pytestmark = [pytest.mark.browser, pytest.mark.process, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo's installation."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(instance: Path) -> Iterator[Running]:
    """The demo as its command serves it."""
    with running("-c", DEMO, environment={"ROSTRUM_INSTANCE": str(instance)}) as server:
        until(lambda: server.get("/healthz").status == 200, "the demo does not answer")
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, demo: Running) -> Iterator[Page]:
    """A phone, with nobody signed in; a mistake on a page fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=ADDRESS)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert wrong == []


def test_the_output_names_address_people_and_what_to_try(demo: Running) -> None:
    said = "".join(demo.out)
    assert f"Rostrum, the demo: {ADDRESS}" in said
    assert len(re.findall(r"@demo\.rostrum\.invalid", said)) == 10
    numbers = [line.strip()[:2] for line in said.splitlines() if re.match(r"\s+\d\. ", line)]
    assert numbers == ["1.", "2.", "3.", "4.", "5."]


def test_a_delegate_finds_what_goes_on_now_in_two_steps(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Follow").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Drug trafficking links with corruption and organized crime"
    )
    expect(page.locator("[aria-current=time]")).to_contain_text("Now")
    page.goto("/meetings/rehearsal")
    expect(page.get_by_text("This is a rehearsal.")).to_be_visible()


def test_the_archive_names_the_speakers_of_2023(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Thematic discussions 2023, October").click()
    page.get_by_role("link", name="Expanding and diversifying drugs and markets").last.click()
    expect(page.get_by_text("on behalf of 47 Member States")).to_be_visible()
    page.get_by_text("Co-sponsors: 21 named").click()
    expect(page.get_by_text("New Zealand", exact=True)).to_be_visible()


def test_a_colleague_is_invited_joins_and_signs_in(page: Page, browser: Browser, instance: Path) -> None:
    page.goto("/demo/sign-in")
    page.get_by_role("listitem").filter(has_text="Ada Keyes").get_by_role("button", name="Sign in").click()
    page.goto("/people/new")
    page.get_by_label("Mail address").fill("colleague@example.org")
    page.get_by_label("Role").first.select_option("secretariat")
    page.get_by_role("button", name="Send the invitation").click()
    link = until(lambda: invitation_in(instance / "outbox"), "no invitation was written")
    colleague = browser.new_context(base_url=ADDRESS).new_page()
    colleague.goto(link)
    colleague.get_by_label("Name").fill("Łukasz Nowak")
    colleague.get_by_label("Password").fill("a long walk by the river")
    colleague.get_by_role("button", name="Accept the invitation").click()
    expect(colleague.get_by_role("navigation", name="Account")).to_contain_text("Łukasz Nowak")
    colleague.goto(link)
    expect(colleague.get_by_role("heading", level=1)).not_to_have_text("Welcome to Rostrum")
    colleague.context.close()


def invitation_in(outbox: Path) -> str | None:
    """The link in the newest mail."""
    for path in sorted(outbox.glob("*.eml"), reverse=True) if outbox.exists() else ():
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        body = message.get_body(("plain",))
        if found := re.search(re.escape(ADDRESS) + r"(/invitations/\S+)", body.get_content() if body else ""):
            return found[1]
    return None


def test_the_demo_started_again_loses_nothing(demo: Running, instance: Path) -> None:
    command = "import sys; from app.cli import main; sys.argv = ['rostrum', 'demo', '--prepare-only']; main()"
    import os
    import subprocess

    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", command], env={**os.environ, "ROSTRUM_INSTANCE": str(instance)}, check=True)
    assert time.monotonic() - begun < 30
    assert demo.get("/meetings/rehearsal").status == 200
