"""Who asks: found once a request, and only when somebody wants to know."""

from collections.abc import Callable

from flask import current_app, g, request

from app.core.policy import ANONYMOUS, Actor

# people registers how an account is found; the first that knows somebody wins.
recognisers: list[Callable[[], Actor | None]] = []


def is_for_programs() -> bool:
    """Whether this is an address of the API: there a token says who asks, and no cookie is looked at."""
    return request.path.startswith("/api/")


def is_for_calendars() -> bool:
    """Whether this is the address of a calendar, which programs fetch that show no page."""
    return request.path.endswith(".ics")


def current_actor() -> Actor:
    """The actor of this request; looks at cookie or token, so feeds for calendar programs must not call it."""
    if "actor" not in g:
        g.actor = next((actor for recognise in recognisers if (actor := recognise())), ANONYMOUS)
    return g.actor


def carries_credentials() -> bool:
    """Whether this request might come from somebody known; answered without opening the session."""
    if "is_nobody" in g:
        return False
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies or "Authorization" in request.headers


def count_as_nobody() -> None:
    """After a failure: who was not recognised before it is not asked for again, which may be what failed."""
    if "actor" not in g:
        g.is_nobody = True
