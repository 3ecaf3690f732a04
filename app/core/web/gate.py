"""Every route says who may use it; one that says nothing is closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from types import MappingProxyType
from typing import Any

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue

from app.core.audit import note_turned_away
from app.core.policy import POLICIES, may
from app.core.web.actors import current_actor, is_for_programs

View = Callable[..., ResponseReturnValue]
Finder = Callable[..., Any]


@dataclass(frozen=True)
class Gate:
    """What stands before a view: the permission asked for, and how the thing is found that it is about.

    No permission means open to all; `why` says why that is right.
    """

    permission: str | None
    finder: Finder | None = None
    why: str = ""


def requires(permission: str, *, on: Finder | None = None) -> Callable[[View], View]:
    """Open a route to those who hold `permission`; with `on`, on the thing that it finds from the address.

    The view gets the thing found instead of the address's parts, and what the API read besides; nothing found is 404.
    """
    return lambda view: _gated(view, Gate(permission, on))


def public(why: str, *, on: Finder | None = None) -> Callable[[View], View]:
    """Open a route to everybody, and say why that is right."""
    return lambda view: _gated(view, Gate(None, on, why))


def _gated(view: View, gate: Gate) -> View:
    @wraps(view)
    def run(*, given: Mapping[str, Any] = MappingProxyType({}), **parts: Any) -> ResponseReturnValue:
        return view(g.subject, **given) if gate.finder else view(**parts, **given)

    run.gate = gate  # type: ignore[attr-defined]
    return run


def gate_of(app: Flask, endpoint: str) -> Gate | None:
    """The gate before an endpoint, if it has one."""
    return getattr(app.view_functions.get(endpoint), "gate", None)


# people registers what an unknown visitor is shown instead of a bare 401: the way to sign in.
ask_to_sign_in: list[Callable[[], ResponseReturnValue]] = []


def stand_guard() -> ResponseReturnValue | None:
    """Before each request: find the thing, ask the policy; deny by default."""
    if request.endpoint is None:
        return None  # 404 or 405 follow
    gate = gate_of(current_app, request.endpoint)
    if gate is None:
        abort(403)
    g.subject = gate.finder(**(request.view_args or {})) if gate.finder else None
    if gate.finder and g.subject is None:
        _note(gate.permission)
        abort(404)
    if gate.permission is None or may(current_actor(), gate.permission, g.subject):
        return None
    return _turn_away(gate.permission)


def _note(permission: str | None) -> None:
    """Somebody known asked for what is not there for them, where that is watched."""
    declared = POLICIES.get(permission or "")
    if declared and declared.watched and current_actor().is_known:
        row = getattr(g.subject, "row", g.subject)  # what is no row itself says which one it stands for
        note_turned_away(current_actor(), declared.name, row)


def _turn_away(permission: str) -> ResponseReturnValue:
    declared = POLICIES.get(permission)
    _note(permission)
    is_hidden = getattr(g.subject, "is_hidden", False)  # what is not public yet is there for those alone who may
    if declared is None or declared.hidden or is_hidden:
        abort(404)
    if current_actor().is_known:
        abort(403)
    if ask_to_sign_in and request.method in ("GET", "HEAD") and not is_for_programs():
        return ask_to_sign_in[0]()
    abort(401)
