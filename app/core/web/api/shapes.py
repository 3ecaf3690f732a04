"""The shapes of what the API takes and gives: pydantic models, made of the rules' own values where there are such."""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, create_model

from app.core.fields import in_one_line
from app.core.files import File, FileKind
from app.core.i18n import OFFICIAL
from app.core.web.numbers import LARGEST

Entry = TypeVar("Entry")
NOT_SHOWN = ("extra", "entry_id")  # what a package said and this program does not know; numbers of rows
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
Line = Annotated[Text, BeforeValidator(lambda said: in_one_line(said) or "" if isinstance(said, str) else said)]
Whole = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]


class Taken(BaseModel):
    """What is sent: nothing that is not known, and nothing guessed (the text "5" is no number)."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True)
class Octets:
    """A file of a kind that is sent as it is, by the number under which it is kept."""

    kind: ClassVar[FileKind]
    file: int


@dataclass(frozen=True)
class Handed:
    """A file of a kind that is answered as it is, whatever it is called."""

    kind: ClassVar[FileKind]
    row: File


class Said(BaseModel):
    """What is answered. We say no more than is documented; whoever reads is to expect that it grows."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra=lambda schema: schema.pop("additionalProperties", None)
    )


class Asked(BaseModel):
    """What may stand behind the question mark of an address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Literal[OFFICIAL] | None = Field(  # type: ignore[valid-type]
        None, description="The language of our own words; English where it is not there yet."
    )


class NamedFile(Asked):
    """What the file that is sent is called."""

    name: Line = Field("", max_length=200, description="What it is called when somebody saves it.")


class Paged(Asked):
    """A list is read page by page."""

    page: int = Field(1, ge=1, le=1_000_000, description="Which page; from 1 on.")
    per_page: int = Field(50, ge=1, le=200, description="How many entries a page has.")

    @property
    def first(self) -> int:
        """How many entries stand before that page."""
        return (self.page - 1) * self.per_page


class Listed(Said, Generic[Entry]):
    """One page of a list."""

    items: list[Entry]
    page: int = Field(examples=[1])
    pages: int = Field(description="How many pages there are; an empty list is one page too.", examples=[1])
    total: int = Field(description="How many entries there are on all pages.", examples=[1])


def page_of(entries: Sequence[Any], asked: Paged) -> dict[str, Any]:
    """The part of a list that is asked for, as `Listed` says it; beyond the end there is nothing."""
    shown = list(entries[asked.first : asked.first + asked.per_page])
    return part_of(shown, len(entries), asked)


def part_of(shown: list[Any], total: int, asked: Paged) -> dict[str, Any]:
    """The same, where only the part was loaded."""
    return {"items": shown, "page": asked.page, "pages": max(1, -(-total // asked.per_page)), "total": total}


@cache
def said_of(kind: type) -> type[Said]:
    """The shape in which a value of the rules is answered; what is as usual may be left out."""
    return _shape(kind, Said, kind.__name__)


@cache
def taken_of(kind: type) -> type[Taken]:
    """The shape in which a value of the rules is sent."""
    return _shape(kind, Taken, f"{kind.__name__}Sent")


def _shape(kind: type, base: type[Any], name: str) -> Any:
    return create_model(name, __base__=base, __doc__=kind.__doc__, **fields_of(kind, base))


def fields_of(kind: type, base: type[Any]) -> dict[str, Any]:
    """The fields of a dataclass as those of a model: its kind, and what is meant where it is left out."""
    hints = get_type_hints(kind)
    return {
        field.name: (_told(hints[field.name], base), ... if field.default is MISSING else field.default)
        for field in fields(kind)
        if field.name not in NOT_SHOWN
    }


def _told(kind: Any, base: type[Any]) -> Any:
    """The same kind, in which dataclasses are models, numbers such as a database keeps, and texts of one line."""
    if is_dataclass(kind):
        return said_of(kind) if base is Said else taken_of(kind)
    plain = {int: Whole, str: Line} if base is Taken else {}
    origin = get_origin(kind)
    if origin is None:
        return plain.get(kind, kind)
    told = tuple(one if one is Ellipsis else _told(one, base) for one in get_args(kind))
    return Union[told] if origin in (Union, UnionType) else origin[told]  # noqa: UP007
