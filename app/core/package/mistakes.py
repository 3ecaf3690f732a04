"""What is wrong in a package: each mistake with its file, its place and what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Place:
    """A line and a column of a file, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Mistake:
    """A sentence about one value of a package, which says what was expected."""

    place: Place
    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.path}: {self.sentence}" if self.path else f"{self.place}: {self.sentence}"


class PackageRefused(Exception):
    """Packages that can't be loaded, with all that is wrong in them; nothing has been changed."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))


def written(path: Path) -> str:
    """A path as people write it: sittings[2].presenters[0].entity, counted from 0."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".")
