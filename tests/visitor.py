"""A test client that reads every page as strictly as a validator: what a test fetches is valid HTML."""

import re
from typing import Any

import html5lib
from flask.testing import FlaskClient
from html5lib.constants import E as MESSAGES
from werkzeug.test import TestResponse

# Pages that were read and are valid: the same page comes many times in a run, but for its token.
_VALID: set[int] = set()
CSRF_TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')


class InvalidPage(AssertionError):
    """A page that a browser would have to repair."""


class Visitor(FlaskClient):
    """Opens addresses; whatever comes back as HTML is checked."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask, with a context of the request's own as on a server, and read the answer strictly."""
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        if answer.mimetype == "text/html" and answer.status_code != 304 and answer.request.method != "HEAD":
            insist_on_valid_html(answer.text)
        return answer


def insist_on_valid_html(page: str) -> None:
    """Raise InvalidPage with each mistake and the line where it stands."""
    if not page.lstrip().lower().startswith("<!doctype"):
        return  # a fragment: the page that it is put in is read whole elsewhere
    known = hash(CSRF_TOKEN.sub("", page))
    if known not in _VALID:
        _read_strictly(page)
        _VALID.add(known)


def _read_strictly(page: str) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(page)
    lines = page.splitlines()
    wrong = [
        f"line {at[0]}: {MESSAGES.get(code, code) % data}: {lines[at[0] - 1].strip()[:100]}"
        for at, code, data in parser.errors
    ]
    ids = [element.get("id") for element in document.iter() if isinstance(element.tag, str) and element.get("id")]
    wrong += [f"id {one!r} stands twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    if wrong:
        raise InvalidPage("\n".join(wrong))
