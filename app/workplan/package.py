"""The workplan as a package: rostrum/challenges/1 (docs/packages.md)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from app.core.package.checking import Check
from app.core.package.formats import Document, Package, register_format
from app.core.package.merging import Names
from app.core.package.shapes import Count, Day, Known, Name, Shape, Slug, Text, matching
from app.core.policy import Actor
from app.workplan import queries
from app.workplan.commands import write_workplan

FORMAT = "rostrum/challenges/1"
Year = Annotated[int, Field(ge=1900, le=2999)]
YearName = Annotated[str, matching(r"(?:19|2\d)\d\d", "a year such as '2023'")]


class ChallengeShape(Shape):
    """A challenge with the years in which it is taken up."""

    number: Count
    slug: Slug
    short_title: Name
    wording: Name
    cross_cutting: bool = False
    years: list[Year] = []


class ChallengesShape(Shape):
    """The challenges, and the decisions that settled the workplan's years."""

    format: str
    declaration: Text | None = None
    workplan_adopted: Day | None = None
    decisions: dict[YearName, Text] = {}
    challenges: list[ChallengeShape]


class ChallengesFormat:
    """The workplan as a package."""

    name = FORMAT
    rank = 20
    keys: Mapping[Names, str] = {("challenges",): "slug"}

    def slug_of(self, document: Document) -> str:
        """There is one such package."""
        return "challenges"

    def offers(self, document: Document) -> Mapping[str, set[str]]:
        """The slugs of its challenges."""
        given = document.get("challenges")
        entries = given if isinstance(given, list) else []
        return {"challenge": {str(entry.get("slug")) for entry in entries if isinstance(entry, dict)}}

    def tell(self, known: Known, slugs: set[str]) -> None:
        """The slugs of the challenges that are there."""
        known.names.setdefault("challenge", set()).update(queries.challenge_slugs())

    def read(self, document: Document, check: Check) -> Package | None:
        """The workplan in normal form."""
        before = len(check.mistakes)
        shape = check.shape(ChallengesShape, document, ())
        for field in ("number", "slug"):
            given = shape.challenges if shape else []
            check.once([(("challenges", n, field), getattr(entry, field)) for n, entry in enumerate(given)], field)
        if shape is None or len(check.mistakes) > before:
            return None
        return Package("challenges", _normal(shape))

    def present(self, slug: str) -> Document | None:
        """The workplan that is there."""
        plan = queries.plan()
        whole = plan.workplan
        if whole is None:
            return None
        decisions = {str(year.year): year.decision for year in plan.years if year.decision is not None}
        challenges = [
            _said(
                number=challenge.number,
                slug=challenge.slug,
                short_title=challenge.short_title,
                wording=challenge.wording,
                cross_cutting=challenge.cross_cutting,
                years=[entry.year for entry in challenge.entries],
                extra=challenge.extra,
            )
            for challenge in plan.challenges
        ]
        return _whole(whole.declaration, whole.adopted_on, decisions, challenges, whole.extra)

    def leave(self, entry: Document) -> Document:
        """A challenge that is gone from the package is taken up in no year."""
        return {name: value for name, value in entry.items() if name != "years"}

    def write(self, package: Package, merged: Document, base: Document, by: Actor) -> bool:
        """Let the workplan stand."""
        adopted = merged.get("workplan_adopted")
        whole = {
            "declaration": merged.get("declaration"),
            "adopted_on": date.fromisoformat(adopted) if adopted else None,
            "extra": merged.get("extra", {}),
        }
        challenges = [(_columns(entry), entry.get("years", [])) for entry in merged.get("challenges", ())]
        decisions = {int(year): decision for year, decision in merged.get("decisions", {}).items()}
        return write_workplan(whole, challenges, decisions, by)


def _normal(shape: ChallengesShape) -> Document:
    challenges = [
        _said(
            **{name: getattr(entry, name) for name in ("number", "slug", "short_title", "wording", "cross_cutting")},
            years=sorted(set(entry.years)),
            extra=entry.model_extra,
        )
        for entry in sorted(shape.challenges, key=lambda entry: entry.number)
    ]
    return _whole(shape.declaration, shape.workplan_adopted, shape.decisions, challenges, shape.model_extra)


def _whole(declaration: str | None, adopted: date | None, decisions: dict[str, str], challenges: list[Document],
           extra: dict[str, Any] | None) -> Document:  # fmt: skip
    return _said(
        format=FORMAT,
        declaration=declaration,
        workplan_adopted=adopted.isoformat() if adopted else None,
        decisions=decisions,
        challenges=challenges,
        extra=extra,
    )


def _said(**fields: Any) -> Document:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, False, [], {})}


def _columns(entry: Document) -> dict[str, Any]:
    return {
        "number": entry["number"],
        "slug": entry["slug"],
        "short_title": entry["short_title"],
        "wording": entry["wording"],
        "cross_cutting": entry.get("cross_cutting", False),
        "extra": entry.get("extra", {}),
    }


register_format(ChallengesFormat())
