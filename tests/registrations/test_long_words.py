"""One long word is broken in the roster and on a person's page; no page is made wider by it than the screen."""

import re
from pathlib import Path

import pytest

from tests.browser import running_browser
from tests.builders.people import Browser
from tests.builders.registrations import a_delegation, a_focal_point, registered
from tests.registrations.owning import by_link

WORD = "Donaudampfschifffahrt" * 6
SHEETS = re.search(r"for sheet in \((.*)\)", Path("templates/base.html").read_text(encoding="utf-8"))[1]
CSS = "".join(Path(f"static/css/{name}.css").read_text(encoding="utf-8") for name in re.findall(r"\w+", SHEETS))


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_word_is_broken(app, now, width: int) -> None:  # type: ignore[no-untyped-def]
    said = {"function": WORD[:120], "title": WORD[:40], "needs": WORD}
    row, *_others = registered(a_delegation(), WORD[:120], "Ana López", **said)
    addresses = ["/meetings/autumn/delegations/MEX", row.address, f"{row.address}/edit", by_link(row)]
    reader = Browser(app, a_focal_point())
    with running_browser() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for at in addresses:
            page.set_content(f"{reader.open(at).text}<style>{CSS}</style>", wait_until="domcontentloaded")
            assert (at, page.evaluate("document.documentElement.scrollWidth")) == (at, width)
