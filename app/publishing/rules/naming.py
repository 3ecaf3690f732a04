"""Whom a page names: the codes that it must put into names, so that one query finds them all."""

from collections.abc import Iterable
from itertools import chain

from app.meetings.rules.people import Officer, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Programme


def entities_of(people: Iterable[Officer | OpeningSpeaker | Presenter | Panellist]) -> set[str]:
    """The codes of all entities that these people belong to."""
    codes = {getattr(one, name, None) for one in people for name in ("entity", "country")}
    groups = {one.on_behalf_of.group for one in people if isinstance(one, OpeningSpeaker) and one.on_behalf_of}
    return {code for code in codes | groups if code}


def entities_of_programme(programme: Programme) -> set[str]:
    """The codes of all entities that a programme names."""
    sittings = programme.sittings
    people = chain.from_iterable(chain(one.opening_speakers, one.presenters, one.panel) for one in sittings)
    return entities_of(chain(programme.header.officers, people)) | ({programme.header.body or ""} - {""})
