"""Checking a part of a package against its shape: its mistakes with their places, and what it holds besides."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.core.package.mistakes import Mistake, Path
from app.core.package.reading import Source
from app.core.package.shapes import Known, Shape

SomeShape = TypeVar("SomeShape", bound=Shape)

_EXPECTED = {
    "string_type": "a text was expected, not {value}; quotes make one.",
    "int_type": "a whole number was expected, not {value}.",
    "bool_type": "true or false was expected, not {value}.",
    "list_type": "a list was expected, not {value}.",
    "dict_type": "fields were expected, not {value}.",
    "model_type": "fields were expected, not {value}.",
    "model_attributes_type": "fields were expected, not {value}.",
    "missing": "this field was expected.",
    "string_too_long": "at most {max_length} characters were expected.",
    "greater_than_equal": "a number from {ge} on was expected, not {value}.",
    "less_than_equal": "a number up to {le} was expected, not {value}.",
}


@dataclass
class Check:
    """One file under check: mistakes and warnings are gathered, so that all can be told at once."""

    source: Source
    known: Known
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)

    def shape(self, kind: type[SomeShape], value: Any, path: Path) -> SomeShape | None:
        """The value in its shape, nothing where it does not have it."""
        try:
            shaped = kind.model_validate(value, context=self.known)
        except ValidationError as error:
            self.mistakes += [self._mistake(details, path) for details in error.errors(include_url=False)]
            return None
        for unknown in _unknown(shaped, path):
            self.warnings.append(self.source.mistake(unknown, "this field is not known; it is kept as it is."))
        return shaped

    def mistake(self, path: Path, sentence: str) -> None:
        """Note a mistake."""
        self.mistakes.append(self.source.mistake(path, sentence))

    def once(self, values: list[tuple[Path, Any]], what: str) -> None:
        """Note each value that stands in two places."""
        first: dict[Any, Path] = {}
        for path, value in values:
            if value in first:
                other = self.source.place(first[value])
                self.mistake(path, f"each {what} once was expected; {value!r} stands in {other} too.")
            first.setdefault(value, path)

    def _mistake(self, details: ErrorDetails, path: Path) -> Mistake:
        context = {**details.get("ctx", {}), "value": _brief(details["input"])}
        sentence = _EXPECTED.get(details["type"])
        at = (*path, *(step for step in details["loc"] if step != "[key]"))
        return self.source.mistake(at, sentence.format(**context) if sentence else details["msg"])


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return "fields"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value)[:60]


def _unknown(shape: BaseModel, path: Path) -> Iterator[Path]:
    """The paths of all fields, at every level, that the shapes do not know."""
    for name in shape.model_extra or ():
        yield (*path, name)
    for name in shape.model_fields_set & type(shape).model_fields.keys():
        value = getattr(shape, name)
        if isinstance(value, BaseModel):
            yield from _unknown(value, (*path, type(shape).model_fields[name].alias or name))
        elif isinstance(value, list | dict):
            for step, entry in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(entry, BaseModel):
                    yield from _unknown(entry, (*path, name, step))
