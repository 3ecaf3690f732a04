"""The shape of a package's values, each with the sentence that says what was expected.

A shape keeps the fields that it does not know in `model_extra`. References are checked while reading: the validation
context is what is `Known`, in the database or in the packages that are loaded together.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError


@dataclass
class Known:
    """The names to which packages may refer, by kind ("entity", "challenge"), and other facts that formats state."""

    names: dict[str, set[str]] = field(default_factory=dict)
    facts: dict[str, Mapping[Any, Any]] = field(default_factory=dict)


class Shape(BaseModel):
    """Some fields of a package; nothing is guessed, what is null is absent."""

    model_config = ConfigDict(extra="allow", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_nothing(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        known = {described.alias or name for name, described in cls.model_fields.items()}
        return {name: value for name, value in given.items() if value is not None or name not in known}


def unless(expected: str, value: str, advice: str = "") -> PydanticCustomError:
    """The mistake that says what was expected."""
    said = {"expected": expected, "given": _brief(value), "advice": advice}
    return PydanticCustomError("expected", "{expected} was expected, not {given}.{advice}", said)


def matching(pattern: str, expected: str) -> AfterValidator:
    """A text of this form."""
    return satisfying(lambda value: re.fullmatch(pattern, value) is not None, expected)


def satisfying(predicate: Callable[[str], bool], expected: str) -> AfterValidator:
    """A text of which this is true."""

    def check(value: str) -> str:
        if not predicate(value):
            raise unless(expected, value)
        return value

    return AfterValidator(check)


def one_of(words: type[StrEnum]) -> AfterValidator:
    """One of these words."""

    def check(value: str) -> StrEnum:
        try:
            return words(value)
        except ValueError:
            raise unless(f"one of {', '.join(words)}", value) from None

    return AfterValidator(check)


def known(kind: str) -> AfterValidator:
    """The name of something of this kind that is there, or comes with these packages."""

    def check(value: str, info: ValidationInfo) -> str:
        names = info.context.names.get(kind, ())
        if value not in names:
            raise unless(f"a known {kind}", value, "" if names else " There is none here yet: load them first.")
        return value

    return AfterValidator(check)


_YEAR = r"(?:19|2\d)\d\d"


def _converted(convert: Callable[[str], Any], expected: str) -> AfterValidator:
    def check(value: str) -> Any:
        try:
            return convert(value)
        except ValueError:
            raise unless(expected, value) from None

    return AfterValidator(check)


def _day(value: str) -> date:
    if not re.fullmatch(f"{_YEAR}-\\d\\d-\\d\\d", value, re.ASCII):
        raise ValueError(value)
    return date.fromisoformat(value)


def _moment(value: str) -> datetime:
    if not re.fullmatch(f"{_YEAR}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", value, re.ASCII):
        raise ValueError(value)
    return datetime.fromisoformat(value)


def _zone(value: str) -> str:
    if value not in _zones():
        raise ValueError(value)
    return value


@cache
def _zones() -> set[str]:
    return available_timezones()


def _brief(value: str) -> str:
    return repr(value if len(value) <= 60 else f"{value[:57]}...")


Text = Annotated[str, Field(max_length=100_000)]
Name = Annotated[Text, matching(r"(?s).*\S.*", "a text that is not blank")]
Slug = Annotated[
    str, Field(max_length=80), matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a name of small letters, digits and hyphens")
]
Code = Annotated[
    str, Field(max_length=40), matching(r"[A-Z0-9]+(?:-[A-Z0-9]+)*", "a code of capital letters and digits")
]
Key = Annotated[
    str, Field(max_length=80), matching(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", "a key of small letters and digits")
]
Word = Annotated[str, Field(max_length=80), matching(r"[a-z0-9]+(?:_[a-z0-9]+)*", "a word such as background_note")]
Language = Annotated[str, matching(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "the code of a language such as en")]
Address = Annotated[
    str, Field(max_length=2000), matching(r"https?://[^\s<>\"]+", "an address that begins with https://")
]
Day = Annotated[str, _converted(_day, "a date such as '2023-10-23'")]
Moment = Annotated[str, _converted(_moment, "a moment in UTC such as '2023-10-23T08:00:00Z'")]
Zone = Annotated[str, _converted(_zone, "a time zone such as Europe/Vienna")]
Uid = Annotated[str, _converted(lambda value: str(UUID(value)), "a UUID")]
Count = Annotated[int, Field(ge=1, le=9999)]
