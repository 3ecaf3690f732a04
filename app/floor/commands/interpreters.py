"""Links with which interpreters read the list and the texts of their sitting."""

from sqlalchemy import delete, select

from app.core import clock
from app.core.audit import audit
from app.core.db import command, db, lock
from app.core.jobs import enqueue
from app.core.policy import Actor
from app.core.refusal import Refused, refusal
from app.core.wiping import wipe
from app.floor.models import InterpreterLink
from app.floor.queries.interpreters import links_of
from app.floor.queries.steps import find_sitting
from app.floor.rules.interpreters import MOST_LINKS
from app.meetings.models import Meeting, Sitting


@command
def make_link(slug: str, number: int, label: str, by: Actor) -> int:
    """Make a link for a booth; its number."""
    found = find_sitting(slug, number)
    if found is None or lock(Sitting, Sitting.id == found.id) is None:
        raise Refused(refusal("meetings.no_such_sitting", number=number))
    if sum(not one.is_over for one in links_of(slug, number)) >= MOST_LINKS:
        raise Refused(refusal("floor.too_many_links", most=MOST_LINKS))
    link = InterpreterLink(sitting_id=found.id, label=label.strip(), made_at=clock.now())
    db.session.add(link)
    audit(by, "floor.make_interpreters_link", link, ("label",))
    return link.id


@command
def revoke_link(slug: str, number: int, link: int, by: Actor) -> None:
    """Take a link back: it leads nowhere from now on."""
    of = select(Sitting.id).join(Sitting.meeting).where(Meeting.slug == slug, Sitting.number == number)
    row = lock(InterpreterLink, InterpreterLink.id == link, InterpreterLink.sitting_id.in_(of))
    if row is None or row.revoked_at is not None:
        raise Refused(refusal("floor.link_is_revoked"))
    row.revoked_at = clock.now()
    audit(by, "floor.revoke_interpreters_link", row, ("revoked_at",))


@command
def forget_links(meeting_id: int, by: Actor) -> None:
    """Forget the links of a meeting that is purged: their labels may name somebody."""
    sittings = select(Sitting.id).where(Sitting.meeting_id == meeting_id)
    db.session.execute(delete(InterpreterLink).where(InterpreterLink.sitting_id.in_(sittings)))
    audit(by, "floor.forget_interpreters_links", db.session.get_one(Meeting, meeting_id), ("interpreter_link",))
    enqueue(wipe, tables=[InterpreterLink.__tablename__])
