"""Taking the lists of an earlier meeting into the one that was begun from it: their terms, and nobody on them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db
from app.core.policy import Actor
from app.floor.commands.lists import announce_terms
from app.floor.commands.writing import hold_floors
from app.floor.models import FloorTerms
from app.floor.queries.steps import OnFloor, find_sitting, keys_of_lists, on_floor
from app.floor.rules import listing
from app.floor.rules.speakers import ListTerms
from app.meetings.models import Meeting
from app.meetings.queries import find_meeting


@command
def copy_lists(meeting_id: int, earlier: str, numbers: Sequence[tuple[int, int]], by: Actor) -> None:
    """Announce in each sitting the lists of the one it came from, when they open left to be said; replies too.

    A list of which something was said here already is left as it is, so that doing this twice does nothing more.
    """
    meeting, source = db.session.get(Meeting, meeting_id), find_meeting(earlier)
    if meeting is None or source is None:
        return
    came_from = {after: before for before, after in numbers if find_sitting(meeting.slug, after)}
    for there in hold_floors(meeting.slug, sorted(came_from), by):
        for terms in _terms_in(earlier, came_from[there.sitting.number]):
            if _is_new(there, terms):
                announce_terms(there, terms, by)
    _copy_reply_terms(source, meeting, by)


def _terms_in(slug: str, number: int) -> Iterable[ListTerms]:
    sitting = find_sitting(slug, number)
    lists = on_floor(sitting).floor.lists.values() if sitting else ()
    return [replace(one.terms, opens_at=None, closes_at=None, drawn_at=None) for one in lists]


def _is_new(there: OnFloor, terms: ListTerms) -> bool:
    """Whether the sitting has such a part, of whose list nothing was ever said, also not what was undone."""
    if any(step["list"] == terms.key for step in there.own_steps):
        return False
    return listing.why_not_announce(there.floor, terms, keys_of_lists(there.sitting), clock.now()) is None


def _copy_reply_terms(source: Meeting, meeting: Meeting, by: Actor) -> None:
    said = db.session.get(FloorTerms, source.id)
    if said is None or db.session.get(FloorTerms, meeting.id) is not None:
        return
    row = FloorTerms(meeting_id=meeting.id, first_reply=said.first_reply, second_reply=said.second_reply)
    db.session.add(row)
    audit(by, "floor.copy_reply_terms", meeting, ("first_reply", "second_reply"))
