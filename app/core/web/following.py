"""Views that can be listened to: what a page asks to learn whether it is still the newest."""

from dataclasses import dataclass
from typing import Any

from flask import Response, current_app, jsonify, request

from app.core.live import versions
from app.core.web.gate import gate_of

LISTENER = "rostrum.listener"


@dataclass(frozen=True)
class Following:
    """What a stream is told of: news of these topics, from this version on."""

    topics: tuple[str, ...]
    version: int
    is_public: bool
    # Where the part of the page is found that goes with each event; asked for once a version, as anybody sees it.
    fragment: str | None


def follow(*topics: str, fragment: str | None = None) -> Response:
    """Answer with the version of these topics; whoever asks for a stream (`text/event-stream`) is told each new one.

    The view's gate decides who may listen, as with any page. `fragment` is for public boards: the address of the part
    that changes, with its language.
    """
    version = max(versions(topics).values(), default=0)
    gate = gate_of(current_app, request.endpoint or "")
    is_public = gate is not None and gate.permission is None
    listener: list[Any] | None = request.environ.get(LISTENER)
    if listener is not None:
        listener.append(Following(topics, version, is_public, fragment))
    response = jsonify(version=version)
    response.headers["Cache-Control"] = "public, max-age=1" if is_public else "private, no-cache"
    response.set_etag(str(version))
    return response.make_conditional(request)
