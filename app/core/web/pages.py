"""Public pages kept in memory: made once per version, language and address; checked by one query."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, g, request

from app.core import clock
from app.core.i18n import locale_code
from app.core.live import versions
from app.core.web.actors import carries_credentials

ROOM = 64 * 1024 * 1024
# Our pages ask little; longer questions are invented, and would fill the memory beside the pages that are counted.
LONGEST_QUESTION = 200
# What a page says of itself, and says again when it is taken from memory.
SAID = ("Content-Type", "Content-Language", "Content-Disposition", "Cache-Control")
Topics = Callable[..., tuple[str, ...]]


@dataclass(frozen=True)
class Kept:
    """A page as it was sent, and what must be unchanged for it to be sent again."""

    versions: dict[str, int]
    until: datetime | None
    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str


class Shelf:
    """The kept pages of this process, the least recently used thrown out first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._used = 0
        self._pages: OrderedDict[Any, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Any) -> Kept | None:
        """What is kept under `key`."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Any, page: Kept) -> None:
        """Keep `page`, making room."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._used += len(page.body) - (len(before.body) if before else 0)
            self._pages[key] = page
            while self._used > self._room:
                self._used -= len(self._pages.popitem(last=False)[1].body)


def cached(*topics: str, and_of: Topics | None = None, for_programs: bool = False) -> Callable[[Any], Any]:
    """Keep this public page for visitors who are not signed in, until one of its topics has news.

    `and_of` names further topics from the parts of the address. A page that changes with the clock says until when it
    holds: `holds_until(moment)`. What is `for_programs` is the same for everybody at one address, whoever they are and
    whatever languages they read, and says itself how long it may be kept.
    """

    def mark(view: Any) -> Any:
        view.topics = lambda **parts: (*topics, *(and_of(**parts) if and_of else ()))
        view.for_programs = for_programs
        return view

    return mark


def holds_until(moment: datetime | None) -> None:
    """This page says something that ends at `moment` (a sitting begins, say); the earliest moment counts."""
    if moment is not None and (g.get("holds_until") is None or moment < g.holds_until):
        g.holds_until = moment


def take_from_shelf() -> Response | None:
    """Before a request: answer from memory where that is still true."""
    view = current_app.view_functions.get(request.endpoint or "")
    if not hasattr(view, "topics") or request.method not in ("GET", "HEAD"):
        return None
    g.shelf_versions = versions(view.topics(**(request.view_args or {})))
    g.shelf_is_open = len(request.query_string) <= LONGEST_QUESTION
    if not view.for_programs and (carries_credentials() or not g.shelf_is_open):
        return None
    g.shelf_key = (request.full_path, None if view.for_programs else locale_code())
    page = _shelf().get(g.shelf_key)
    if page is None or page.versions != g.shelf_versions or (page.until and page.until <= clock.now()):
        return None
    g.from_shelf = True
    return _answer(page)


def page_version() -> int | None:
    """The newest news that this page can contain; none of a page that names no topics, which nobody can follow."""
    return max(g.shelf_versions.values(), default=0) if "shelf_versions" in g else None


def put_on_shelf(response: Response) -> Response:
    """After a request: keep what may be kept."""
    if "shelf_key" not in g or g.get("from_shelf") or response.status_code != 200:
        return response
    body = response.get_data()
    headers = tuple((name, value) for name, value in response.headers if name in SAID)
    page = Kept(g.shelf_versions, g.get("holds_until"), body, headers, hashlib.sha256(body).hexdigest()[:32])
    if g.shelf_is_open:
        _shelf().put(g.shelf_key, page)
    return _answer(page)


def _answer(page: Kept) -> Response:
    """The page, or that it holds still. It has no date, so nobody need compare one."""
    is_known = request.if_none_match.contains_weak(page.etag)
    response = Response(status=304) if is_known else Response(page.body)
    if is_known:
        del response.headers["Content-Type"]
    for name, value in page.headers:
        if not (is_known and name.startswith("Content-")):
            response.headers[name] = value
    if g.shelf_key[1] is not None:
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Cookie, Accept-Language, Authorization"
    response.set_etag(page.etag)
    return response


def _shelf() -> Shelf:
    return current_app.extensions["rostrum.shelf"]


def keep_pages(app: Flask) -> None:
    """Give the application its shelf."""
    app.extensions["rostrum.shelf"] = Shelf()
