"""What the floor does when it hears of something."""

from app.core.jobs import answers, job
from app.core.policy import SYSTEM
from app.floor.commands.interpreters import forget_links


@answers("meeting_purged")
@job("floor.forget_interpreters_links")
def forget_interpreters_links(meeting_id: int) -> None:
    """Links of interpreters, whose labels may name somebody."""
    forget_links(meeting_id, SYSTEM)
