"""What the dump of a meeting says of where it came from: its version, and what challenges are called since when."""

from typing import Annotated

from pydantic import Field

from app.core.package.shapes import Moment, Name, Shape, Slug, Text, known


class VersionShape(Shape):
    """The version of which a package is the dump."""

    number: Annotated[int, Field(ge=1, le=2**31 - 1)]
    published_at: Moment
    note: Text | None = None


class RenamedShape(Shape):
    """What a challenge is called that a sitting treats, and since when."""

    slug: Annotated[Slug, known("challenge")]
    short_title: Name
    renamed: Moment
