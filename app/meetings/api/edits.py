"""The shape of each edit of a draft, made from the rules' own: what can be done to a draft stands there alone."""

import re
from dataclasses import fields
from typing import Annotated, Any, Literal, Union, get_args

from pydantic import Field, TypeAdapter, create_model

from app.core.web.api import Taken
from app.core.web.api.problems import UNKNOWN, refuse_field
from app.core.web.api.shapes import fields_of
from app.meetings.rules.editing import Edit
from app.meetings.rules.editing.people import KINDS


def as_deed(name: str) -> str:
    """What a program calls an edit: `move_sitting`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _somebody() -> type[Taken]:
    """Somebody who takes part, with the fields of every part."""
    known = {name: (kind, None) for one in KINDS.values() for name, (kind, _usual) in fields_of(one, Taken).items()}
    about = "Who opens, presents or sits on the panel: a name or at least an entity. `role` is for those who open."
    return create_model("SomebodySent", __base__=Taken, __doc__=about, **known)  # type: ignore[call-overload]


Somebody = _somebody()


def _shape(kind: type) -> type[Taken]:
    known = fields_of(kind, Taken)
    if "person" in known:
        known["person"] = (Somebody, ...)
    deed = as_deed(kind.__name__)
    known = {"deed": (Literal[deed], Field(examples=[deed])), **known}  # type: ignore[valid-type]
    return create_model(f"{kind.__name__}Sent", __base__=Taken, __doc__=kind.__doc__, **known)


_KINDS = {as_deed(kind.__name__): kind for kind in get_args(Edit)}
_ADAPTERS = {kind: TypeAdapter(kind) for kind in (*_KINDS.values(), *KINDS.values())}
EditSent = Annotated[Union[tuple(map(_shape, _KINDS.values()))], Field(discriminator="deed")]  # type: ignore[misc]  # noqa: UP007


def edit_of(sent: Any, place: int) -> Edit:
    """The edit that was sent, the `place`th of its request."""
    said = sent.model_dump(exclude_unset=True)
    kind = _KINDS[said.pop("deed")]
    if "person" in said:
        said["person"] = _person_of(said, place)
    return _ADAPTERS[kind].validate_python(said)


def _person_of(said: dict[str, Any], place: int) -> Any:
    kind = KINDS[said["part"]]
    for name in said["person"].keys() - {field.name for field in fields(kind)}:
        refuse_field(f"#/edits/{place}/person/{name}", str(UNKNOWN))
    return _ADAPTERS[kind].validate_python(said["person"])
