"""What is to be done, in sentences."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.core.moments import date_words, in_words
from app.desk.rules import Kind, ToDo
from app.meetings.phrases import sitting_name
from app.meetings.rules.programme import Programme

NAMED = 3  # so many sittings are named one by one
VERBS: dict[str, LazyString] = {
    Kind.UNPUBLISHED_CHANGES: _l("Publish or go on"),
    Kind.NO_PROGRAMME: _l("Publish"),
    Kind.WARNINGS: _l("Look at them"),
    Kind.NOBODY_PRESIDES: _l("Name somebody"),
    Kind.NOBODY_PRESENTS: _l("Name presenters"),
    Kind.NO_PAPERS: _l("Add it"),
    Kind.SITTING_POSTPONED: _l("Find a date"),
    Kind.MEETING_POSTPONED: _l("Decide"),
    Kind.NOT_TAKEN_UP: _l("See the workplan"),
}


def thing_words(thing: ToDo, draft: Programme | None, challenges: Mapping[str, str]) -> str:
    """A thing to do; `challenges` says what these are called."""
    if thing.kind == Kind.NOT_TAKEN_UP:
        named = in_words(f"“{challenges.get(slug, slug)}”" for slug in thing.challenges)
        return _("The workplan of %(year)s has %(what)s, and no sitting takes it up.", year=thing.count, what=named)
    if thing.kind == Kind.WARNINGS:
        return ngettext(
            "%(num)s warning of the draft is not acknowledged.",
            "%(num)s warnings of the draft are not acknowledged.",
            thing.count,
        )
    if thing.kind == Kind.UNPUBLISHED_CHANGES:
        return _since(thing, draft)
    return _of_meeting(thing, draft)


def _since(thing: ToDo, draft: Programme | None) -> str:
    if thing.since is None or draft is None:
        return _("The draft says something else than what is published.")
    day = date_words(thing.since.astimezone(draft.header.zone).date())
    return _("The draft has had changes since %(day)s that are not published.", day=day)


def _of_meeting(thing: ToDo, draft: Programme | None) -> str:
    named = _named(thing, draft)
    said = {
        Kind.NO_PROGRAMME: _("No programme is published yet."),
        Kind.NOBODY_PRESIDES: _("Nobody is named to preside over %(what)s.", what=named),
        Kind.NOBODY_PRESENTS: _("Nobody is named to present or to sit on the panel in %(what)s.", what=named),
        Kind.NO_PAPERS: _("Neither a background note nor a discussion guide is public yet."),
        Kind.SITTING_POSTPONED: _("%(what)s is postponed, and has no new date.", what=named),
        Kind.MEETING_POSTPONED: _("The meeting is postponed, and has no new date."),
    }
    return said[thing.kind]


def _named(thing: ToDo, draft: Programme | None) -> str:
    """Some sittings by their names, many by their number."""
    if len(thing.sittings) > NAMED:
        return _("%(num)s sittings", num=len(thing.sittings))
    return in_words(sitting_name(one) for number in thing.sittings if draft and (one := draft.sitting(number)))
