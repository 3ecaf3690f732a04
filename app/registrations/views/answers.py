"""How the Secretariat is answered: what was done, and each with whom it could not be done with the reason."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Response, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.core.web.origin import local_path
from app.registrations.exports.answers import NotDone
from app.registrations.queries.registry import Registry


def unkept(page: str, status: int = 200) -> Response:
    """A page with what is personal: no browser and no machine on the way keeps it."""
    response = make_response(page, status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


class List:
    """A list of the Secretariat's as its address asks for it; a form brings the address from which it was sent."""

    def __init__(self, path: str):
        sent = urlsplit(local_path(request.form.get("next")))
        here = request.query_string.decode() if request.path == path and request.method == "GET" else ""
        self.path = path
        self.asked = dict(parse_qsl(sent.query if sent.path == path else here))

    def get(self, name: str, among: Collection[str] | None = None) -> str:
        """What is asked for, where it is one of those that there are."""
        said = self.asked.get(name, "")[:100]
        return said if among is None or said in among else ""

    def href(self, **changes: object) -> str:
        """The address with some of its questions asked otherwise; nothing takes one out."""
        asked = {name: one for name, one in {**self.asked, **changes}.items() if one}
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    @property
    def address(self) -> str:
        """Where one goes back to."""
        return self.href(chosen=None)


def answer(
    registry: Registry, title: str, done: str, not_done: Sequence[NotDone], back: str, **again: Any
) -> ResponseReturnValue:
    """Back to where one was where all was done, else a page that says what was not, and why."""
    if not not_done:
        if done:
            flash(done, "done")
        return redirect(back, 303)
    page = render_template(
        "registrations/answer.html", registry=registry, title=title, done=done, not_done=not_done, back=back, **again
    )
    return unkept(page, 200 if done else 409)
