"""What the floor does when it hears of something: copying lists with a meeting, and forgetting."""

from collections.abc import Sequence

from app.core.jobs import answers, job
from app.core.policy import SYSTEM
from app.floor.commands.copying import copy_lists
from app.floor.commands.forgetting import forget_speaker, forget_speakers
from app.floor.commands.interpreters import forget_links


@answers("meeting_created")
@job("floor.copy_lists")
def copy(meeting_id: int, copied_from: str | None, sittings: Sequence[tuple[int, int]]) -> None:
    """The lists of the earlier meeting, unopened, where there was one."""
    if copied_from is not None:
        copy_lists(meeting_id, copied_from, sittings, SYSTEM)


@answers("meeting_purged")
@job("floor.forget_speakers")
def forget_all(meeting_id: int) -> None:
    """Nobody's name, no text for interpreters, and none of their links, whose labels may name somebody."""
    forget_speakers(meeting_id, SYSTEM)
    forget_links(meeting_id, SYSTEM)


@answers("registration_erased")
@job("floor.forget_speaker")
def forget_one(meeting_id: int, name: str = "", mark: str | None = None) -> None:
    """Who was named as the speaker of a delegation under the same name, by its mark."""
    forget_speaker(meeting_id, name, SYSTEM)
