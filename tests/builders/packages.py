"""Builders of packages, and loading them as an operator does."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import app
from app.core.package.loading import Loaded, load
from app.core.package.mistakes import PackageRefused
from app.core.package.reading import read
from app.core.package.writing import write
from app.core.policy import OPERATOR

SAMPLE = Path(app.__path__[0]) / "sample"
GROUND = ("entities.yaml", "challenges.yaml")
MEETINGS = sorted(path.name for path in (SAMPLE / "meetings").glob("cnd-*.yaml"))


def sample(name: str) -> dict[str, Any]:
    """A package of the sample data, as plain values."""
    path = SAMPLE / name if name in GROUND else SAMPLE / "meetings" / name
    return deepcopy(read(name, path.read_bytes()).document)


def a_package(**given: Any) -> dict[str, Any]:
    """A meeting of one day with two sittings."""
    ordinary = {
        "format": "rostrum/meeting/1",
        "slug": "spring",
        "title": "Spring meeting",
        "starts_on": "2026-04-20",
        "ends_on": "2026-04-21",
        "timezone": "Europe/Vienna",
        "officers": [{"key": "chair", "name": "Ama Mensah"}],
        "sittings": [a_sitting_said(1), a_sitting_said(2, starts="15:00", ends="18:00")],
    }
    return {name: value for name, value in {**ordinary, **given}.items() if value is not None}


def a_sitting_said(number: int, /, **given: Any) -> dict[str, Any]:
    """A sitting as a package says it."""
    ordinary = {"number": number, "kind": "thematic", "date": "2026-04-20", "starts": "10:00", "ends": "13:00"}
    return {name: value for name, value in {**ordinary, **given}.items() if value is not None}


def load_documents(*documents: dict[str, Any]) -> Loaded:
    """Load these documents in one go, each from a file of its own."""
    return load({f"{number}.yaml": write(document).encode() for number, document in enumerate(documents)}, OPERATOR)


def load_ground() -> Loaded:
    """Load the entities and challenges of the sample data."""
    return load_documents(*map(sample, GROUND))


def refused(*documents: dict[str, Any]) -> list[str]:
    """The mistakes for which these documents are refused, without their files."""
    try:
        load_documents(*documents)
    except PackageRefused as refusal:
        return [str(mistake).split(" ", 1)[1] for mistake in refusal.mistakes]
    return []
