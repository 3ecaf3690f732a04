"""Holding lists of speakers: announcing, opening and closing them, lots, limits, continuing in a later sitting."""

from datetime import UTC, datetime, time
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.core.web import current_actor, requires
from app.core.web.api.shapes import Whole
from app.floor.api.blueprint import LIST, Seen, StepDone, api, step
from app.floor.commands import lists as commands
from app.floor.queries.places import AtSitting, find_at
from app.floor.rules.speakers import LIMITS, ListTerms
from app.floor.rules.words import Band, FirstOrder
from app.meetings.forms.creating import FIRST, LAST

LIMIT = "Seconds, up to an hour."
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.combine(FIRST, time(), UTC),
        le=datetime.combine(LAST, time(), UTC),
        examples=["2027-10-18T14:00:00Z"],
    ),
]


class TermsAnnounced(Seen):
    """On what terms a list is held."""

    opens_at: Moment | None = Field(None, description="It opens by itself then; null: when somebody opens it.")
    closes_at: Moment | None = Field(None, description="It closes by itself then, that second excluded.")
    first_order: FirstOrder = FirstOrder.RECEIPT
    bands: tuple[Band, ...] = Field(tuple(Band), max_length=20, description="Who before whom; none: receipt alone.")
    limits: dict[Band, Whole] = Field(
        {}, description=f"{LIMIT} What is left out is as usual.", examples=[{"ngos": 120}]
    )
    drawn_at: Moment | None = Field(None, description="When lots are drawn, among those who are inscribed by then.")

    def terms(self, key: str) -> ListTerms:
        """As the rules read it."""
        said = {name: getattr(self, name) for name in ("opens_at", "closes_at", "first_order", "bands", "drawn_at")}
        return ListTerms(key=key, limits={**LIMITS, **self.limits}, **said)


class LimitChanged(Seen):
    """How long those have who are still to speak."""

    seconds: Whole = Field(description=LIMIT, examples=[120])
    bands: tuple[Band, ...] = Field((), max_length=20, description="Only those of these bands; none: everybody.")


class Continued(Seen):
    """In which later sitting what was not reached is continued."""

    sitting: Whole = Field(description="Its number.", examples=[4])


@api.put(LIST)
@requires("floor.hold_lists", on=find_at)
def announce_list(at: AtSitting, sent: TermsAnnounced) -> StepDone:
    """Says on what terms the list of a part of the sitting is held; it opens and closes by itself at these times.

    The part is named by its key in the programme; a sitting without parts has a `debate`.
    """
    terms = sent.terms(at.parts["list"])
    return step(at, lambda: commands.announce_list(*at.here, terms, current_actor(), seen=sent.seen))


@api.post(f"{LIST}/opening")
@requires("floor.hold_lists", on=find_at)
def open_list(at: AtSitting, sent: Seen) -> StepDone:
    """Opens a list before its time, or again."""
    return step(at, lambda: commands.open_list(*at.here, at.parts["list"], current_actor(), seen=sent.seen))


@api.post(f"{LIST}/closure")
@requires("floor.hold_lists", on=find_at)
def close_list(at: AtSitting, sent: Seen) -> StepDone:
    """Declares a list closed."""
    return step(at, lambda: commands.close_list(*at.here, at.parts["list"], current_actor(), seen=sent.seen))


@api.post(f"{LIST}/lots")
@requires("floor.hold_lists", on=find_at)
def draw_lots(at: AtSitting, sent: Seen) -> StepDone:
    """Draws lots, or the State from which the alphabet begins; seed, method and result are published with the list."""
    return step(at, lambda: commands.draw_lots(*at.here, at.parts["list"], current_actor(), seen=sent.seen))


@api.post(f"{LIST}/limits")
@requires("floor.preside", on=find_at)
def change_limit(at: AtSitting, sent: LimitChanged) -> StepDone:
    """Shortens, or lengthens again, the time of those who are still to speak."""
    return step(
        at,
        lambda: commands.change_limit(
            *at.here, at.parts["list"], sent.seconds, current_actor(), bands=sent.bands, seen=sent.seen
        ),
    )


@api.post(f"{LIST}/continuation")
@requires("floor.hold_lists", on=find_at)
def continue_list(at: AtSitting, sent: Continued) -> StepDone:
    """Continues in a later sitting what was not reached: there everybody stands in the order in which they stood."""
    by, key = current_actor(), at.parts["list"]
    return step(at, lambda: commands.continue_list(*at.here, key, sent.sitting, by, seen=sent.seen))
