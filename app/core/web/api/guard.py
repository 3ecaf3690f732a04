"""Before each request of a program: a token that is good, an answer that is understood, nothing changed by a reader."""

from flask import Response, abort, request
from flask_babel import lazy_gettext as _l

from app.core.web.actors import current_actor, is_for_programs
from app.core.web.api.resources import SAFE, answer_again, operation_of
from app.core.web.errors import Told

ANSWERS = ("application/json", "application/problem+json")
BAD_TOKEN = _l("This token is not known, was ended or has expired. Make another on the page of your account.")
ONLY_READS = _l("This token only reads, and nothing was changed. Make one that may write.")


def stand_before_programs() -> Response | None:
    """A token that is shown must be good, also where none is needed: whoever shows one means to be known by it.

    Whoever asks for the same deed again is answered here, before the gate looks for a thing that may be gone by it.
    """
    if not is_for_programs() or request.endpoint is None:
        return None
    if request.accept_mimetypes and not request.accept_mimetypes.best_match([*ANSWERS, *_files_answered()]):
        abort(406)
    if "Authorization" not in request.headers:
        return None
    actor = current_actor()
    if not actor.is_known:
        raise Told(401, str(BAD_TOKEN), code="api.bad_token")
    if actor.reads_only and request.method not in SAFE:
        raise Told(403, str(ONLY_READS), code="api.only_reads")
    return answer_again()


def _files_answered() -> tuple[str, ...]:
    """What kinds of file may be the answer, where it is one."""
    operation = operation_of(request.endpoint)
    return operation.handed.media_types if operation and operation.handed else ()
