"""What was wrong with what was sent, field by field, as problem+json."""

from collections.abc import Callable
from typing import Any, NoReturn

from flask_babel import lazy_gettext as _l
from pydantic import Field, ValidationError

from app.core.phrases import sentence
from app.core.refusal import Refused
from app.core.web.api.shapes import Said
from app.core.web.errors import Told, parameters_of

NEEDED, NO_FORM = _l("This is needed."), _l("This does not have the form that is wanted.")
UNKNOWN = _l("Nothing of this name is known here. Look for its spelling, or leave it out.")
DAY, MOMENT = _l("A day is wanted, such as 2027-10-04."), _l("A moment is wanted, such as 2027-10-04T08:00:00Z.")
TEXT, NUMBER = _l("A text is wanted."), _l("A whole number is wanted.")
LIST, OBJECT = _l("A list is wanted."), _l("An object with named fields is wanted.")
WORDS: dict[str, Any] = {
    "missing": NEEDED,
    "extra_forbidden": UNKNOWN,
    "string_type": TEXT,
    "int_type": NUMBER,
    "int_parsing": NUMBER,
    "int_from_float": NUMBER,
    "bool_type": _l("true or false is wanted."),
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "datetime_type": MOMENT,
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "list_type": LIST,
    "tuple_type": LIST,
    "model_type": OBJECT,
    "model_attributes_type": OBJECT,
    "dict_type": OBJECT,
    "union_tag_not_found": NEEDED,
    "literal_error": _l("One of these is wanted: %(expected)s."),
    "enum": _l("One of these is wanted: %(expected)s."),
    "union_tag_invalid": _l("One of these is wanted: %(expected_tags)s."),
    "greater_than_equal": _l("%(ge)s or more is wanted."),
    "less_than_equal": _l("%(le)s or less is wanted."),
    "string_too_short": _l("Use at least %(min_length)s characters."),
    "string_too_long": _l("Use at most %(max_length)s characters."),
    "too_short": _l("At least %(min_length)s are wanted."),
    "too_long": _l("At most %(max_length)s can be taken at once."),
}


class Mistake(Said):
    """One field that is missing or wrong."""

    detail: str = Field(examples=["This is needed."])
    code: str = Field(description="The kind of mistake, for programs.", examples=["missing"])
    pointer: str | None = Field(None, description="Where in the body: a JSON pointer.", examples=["#/edits/0/date"])
    parameter: str | None = Field(None, description="Which part of the question in the address.", examples=["page"])


class Problem(Said):
    """An error (RFC 9457): what happened, why, and what to do. Nothing was changed."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not now"])
    status: int = Field(examples=[409])
    detail: str = Field(
        description="A sentence for people, in the language asked for.",
        examples=["The draft says nothing that is not public already. There is nothing to publish."],
    )
    request_id: str | None = Field(description="Under which this is found in our log.", examples=["3f9c2a1b7d4e"])
    code: str | None = Field(
        None, description="Which rule refused, for programs.", examples=["meetings.nothing_to_publish"]
    )
    parameters: dict[str, Any] | None = Field(None, description="What the sentence of this code names.")
    errors: list[Mistake] | None = Field(None, description="Each field that is missing or wrong.")
    present: dict[str, Any] | None = Field(
        None, description="Of a 409: how what was to be changed stands now, in the shape in which it is read."
    )
    clashes: dict[str, Any] | None = Field(
        None, description="Of a 409 to edits: each field that somebody else changed meanwhile, in words."
    )


def refuse_shape(wrong: ValidationError, where: Callable[[tuple[Any, ...]], dict[str, str]]) -> NoReturn:
    """Answer 422 with each mistake; `where` says in what part of the request one is."""
    _refuse(*(_mistake(one, where) for one in wrong.errors(include_url=False)))


NO_SHAPE = _l("What was sent is not what is wanted here, and nothing was changed. Each mistake is named below.")


def _mistake(error: Any, where: Callable[[tuple[Any, ...]], dict[str, str]]) -> dict[str, str]:
    said = _words_of(error)
    words = str(error["msg"].removeprefix("Value error, ")) if error["type"] == "value_error" else str(said)
    context = {name: str(value).replace("'", "") for name, value in error.get("ctx", {}).items()}
    return {"detail": words % context if "%(" in words else words, "code": error["type"], **where(error["loc"])}


def _words_of(error: Any) -> Any:
    """Words for this kind of mistake; a text that was put in order first is counted as if it were a list."""
    kind = error["type"]
    if kind in ("too_short", "too_long") and isinstance(error["input"], str):
        kind = f"string_{kind}"
    is_empty = kind == "string_too_short" and error["ctx"]["min_length"] == 1
    return NEEDED if is_empty else WORDS.get(kind, NO_FORM)


def refuse_field(pointer: str, detail: str) -> NoReturn:
    """Answer 422: a field has the right form and says what cannot be."""
    _refuse({"detail": detail, "code": "unknown", "pointer": pointer})


def refuse_parameter(name: str, detail: str) -> NoReturn:
    """Answer 422: what stands behind the question mark has the right form and says what cannot be."""
    _refuse({"detail": detail, "code": "unknown", "parameter": name})


def _refuse(*mistakes: dict[str, str]) -> NoReturn:
    raise Told(422, str(NO_SHAPE), code="api.shape", more={"errors": list(mistakes)})


def refused_with(refused: Refused, *, present: Said, clashes: Said | None = None) -> Told:
    """The refusal, and what a program wants to know so that it can try again: how it stands now."""
    status, _headers = refused.refusal.status
    said = {"present": present, **({"clashes": clashes} if clashes else {})}
    shown = {name: one.model_dump(mode="json", exclude_unset=True) for name, one in said.items()}
    return Told(status, sentence(refused.refusal), refused.refusal.code, {**parameters_of(refused.refusal), **shown})


def pointer_into(body: Any) -> Callable[[tuple[Any, ...]], dict[str, str]]:
    """Where in a body a mistake is; what only our own models name is left out."""

    def where(location: tuple[Any, ...]) -> dict[str, str]:
        there, parts = body, []
        for depth, part in enumerate(location):
            if _is_in(part, there):
                there = there[part]
            elif depth < len(location) - 1:
                continue
            elif not isinstance(there, dict):
                break
            parts.append(str(part).replace("~", "~0").replace("/", "~1"))
        return {"pointer": "#" + "".join(f"/{part}" for part in parts)}

    return where


def _is_in(part: Any, there: Any) -> bool:
    if isinstance(there, list):
        return isinstance(part, int) and part < len(there)
    return isinstance(there, dict) and part in there


def parameter(location: tuple[Any, ...]) -> dict[str, str]:
    """Which part of the question in the address is wrong."""
    return {"parameter": str(location[0])} if location else {}
