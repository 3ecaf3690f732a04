"""What changed from version to version, in words."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from pydantic import Field

from app.core.web import public
from app.core.web.api import Asked, Paged, page_of
from app.core.web.api.problems import refuse_parameter
from app.publishing import queries
from app.publishing.api.blueprint import api
from app.publishing.api.programmes import version_read
from app.publishing.api.shapes import ChangesOf, Comparison, VersionListed, VersionsRead
from app.publishing.exports.changes import Group, Teller, plain
from app.publishing.exports.history import ShownVersion, show_each, show_step, step_of
from app.publishing.exports.names import Names

WHY = "What changed in a published programme is for everyone to see"


class ComparisonAsked(Asked):
    """Which two versions."""

    before: int = Field(ge=1, description="The number of the earlier version.", alias="from")
    after: int = Field(ge=1, description="The number of the later version.", alias="to")


@api.get("/meetings/<slug>/versions")
@public(WHY, on=queries.history)
def versions(history: queries.History, asked: Paged) -> VersionsRead:
    """The versions of a programme, each with what it changed."""
    page, numbers = page_of(history.numbers, asked), history.numbers
    shown = page["items"]
    last = numbers.index(shown[-1]) + 2 if shown else 0
    read = queries.compared(history.slug, numbers[numbers.index(shown[0]) : last] if shown else ())
    found = show_each(shown, numbers, read.published, _teller(read))
    return VersionsRead(**{**page, "items": [_listed(history.slug, one) for one in found]})


@api.get("/meetings/<slug>/comparison")
@public(WHY, on=queries.history)
def comparison(history: queries.History, asked: ComparisonAsked) -> Comparison:
    """What changed from one version to another."""
    for name, number in (("from", asked.before), ("to", asked.after)):
        if number not in history.numbers:
            refuse_parameter(name, _("There is no version %(number)s.", number=number))
    if asked.before >= asked.after:
        refuse_parameter("to", _("The version compared with comes after the other."))
    read = queries.compared(history.slug, (asked.before, asked.after))
    before, after = (read.published[number].version for number in (asked.before, asked.after))
    step = step_of(asked.after, asked.before, read.published)
    changes = changes_of(_groups(show_step(step, read.published, _teller(read))))
    return Comparison(before=version_read(before), after=version_read(after), changes=changes)


def _teller(read: queries.Compared) -> Teller:
    return Teller(Names(read.entities), read.challenges)


def _listed(slug: str, one: ShownVersion) -> VersionListed:
    return VersionListed(
        address=url_for("publishing_api.version", slug=slug, version=one.number),
        number=one.number,
        published_at=one.published_at,
        office=one.office,
        note=one.note,
        before=one.before,
        changes=changes_of(_groups(one)),
    )


def _groups(one: ShownVersion) -> tuple[Group, ...]:
    return (*one.groups, *one.folded)


def changes_of(groups: Iterable[Group]) -> list[ChangesOf]:
    """What changed, as programs read it."""
    return [ChangesOf(sitting=group.number, sentences=list(map(plain, group.sentences))) for group in groups]
