"""The page of components in a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from app import create_app
from app.core import i18n
from tests.browser import running_browser, serving
from tests.databases import make_settings


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An application with the demo's pages; no database is needed for them."""
    folder: Path = tmp_path_factory.mktemp("demo")
    return create_app(make_settings(folder, f"sqlite:///{folder / 'none.db'}", demo=True))


@pytest.fixture(scope="module")
def every_language() -> Iterator[None]:
    """All six languages are offered, translated or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "AVAILABLE", i18n.OFFICIAL)
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def components(browser: Browser, demo: Flask, every_language: None) -> Iterator[Callable[..., Page]]:
    """Opens the page of components: `components(width=390, scheme="dark", language="ar")`."""
    with serving(demo) as address:

        def open_page(width: int, scheme: str = "light", language: str = "en", script: bool = True) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
                java_script_enabled=script,
            )
            page = context.new_page()
            page.goto(f"{address}/demo/components?lang={language}")
            return page

        yield open_page
