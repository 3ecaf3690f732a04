"""What each step of the floor's log says, in a sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from app.floor.rules.entries import StepKind
from app.floor.rules.words import Appeal, Ruling

Said = Mapping[str, Any]

RULINGS = {
    Ruling.ACCEPTED: _l("The point of order of %(entity)s is accepted."),
    Ruling.NOT_ACCEPTED: _l("The point of order of %(entity)s is not accepted."),
    Ruling.NOTED: _l("The point of order of %(entity)s is noted."),
}
APPEALS = {
    Appeal.STANDS: _l("The ruling stands."),
    Appeal.OVERRULED: _l("The ruling is overruled."),
    Appeal.WITHDRAWN: _l("The appeal is withdrawn."),
}


def _limit(said: Said) -> str:
    return ngettext(
        "Those who are still to speak have %(num)s second.",
        "Those who are still to speak have %(num)s seconds.",
        said["seconds"],
    )


def _extended(said: Said) -> str:
    seconds = said["seconds"]
    if seconds < 0:
        return ngettext(
            "The time is shortened by %(num)s second.", "The time is shortened by %(num)s seconds.", -seconds
        )
    return ngettext("The time is extended by %(num)s second.", "The time is extended by %(num)s seconds.", seconds)


def _inscribed(said: Said) -> str:
    if said.get("is_late"):
        return _("%(entity)s is accepted late.", entity=said["entity"])
    return _("%(entity)s asks to speak.", entity=said["entity"])


def _moved(said: Said) -> str:
    """Whoever waited already where a list is continued gets the place that they had, without anybody's reason."""
    if said.get("before") and said.get("reason"):
        return _("%(entity)s is moved before %(other)s: %(reason)s", **_named(said, "entity", "other", "reason"))
    if said.get("before"):
        return _("%(entity)s is moved before %(other)s.", **_named(said, "entity", "other"))
    if said.get("reason"):
        return _("%(entity)s is moved to the end: %(reason)s", **_named(said, "entity", "reason"))
    return _("%(entity)s is moved to the end.", entity=said["entity"])


def _ruled(said: Said) -> str:
    return str(RULINGS[Ruling(said["ruling"])]) % {"entity": said["entity"]}


def _decided(said: Said) -> str:
    return str(APPEALS[Appeal(said["outcome"])])


SENTENCES: Mapping[StepKind, LazyString | Callable[[Said], str]] = {
    StepKind.LIST_ANNOUNCED: _l("The list of speakers %(list)s is announced."),
    StepKind.LIST_OPENED: _l("The list of speakers %(list)s is opened."),
    StepKind.LIST_CLOSED: _l("The list of speakers %(list)s is closed."),
    StepKind.LOTS_DRAWN: _l("Lots are drawn for the list of speakers %(list)s."),
    StepKind.LIMIT_CHANGED: _limit,
    StepKind.INSCRIBED: _inscribed,
    StepKind.CHANGED: _l("%(entity)s changes what is said of its statement."),
    StepKind.WITHDRAWN: _l("%(entity)s withdraws from the list."),
    StepKind.MOVED: _moved,
    StepKind.SWAP_OFFERED: _l("%(entity)s offers %(other)s to exchange places."),
    StepKind.SWAP_DECLINED: _l("%(other)s declines to exchange places with %(entity)s."),
    StepKind.SWAPPED: _l("%(entity)s and %(other)s exchange places."),
    StepKind.YIELDED: _l("%(entity)s lets all others go first."),
    StepKind.PASSED_OVER: _l("%(entity)s is called and absent."),
    StepKind.LIST_CONTINUED: _l("The list of speakers %(list)s is continued in sitting %(continued_in)s."),
    StepKind.BEGUN: _l("The sitting is called to order."),
    StepKind.SUSPENDED: _l("The sitting is suspended."),
    StepKind.RESUMED: _l("The sitting is resumed."),
    StepKind.ADJOURNED: _l("The sitting is adjourned."),
    StepKind.FLOOR_GIVEN: _l("%(entity)s has the floor."),
    StepKind.CLOCK_STOPPED: _l("The clock is stopped."),
    StepKind.CLOCK_RESUMED: _l("The clock goes on."),
    StepKind.EXTENDED: _extended,
    StepKind.FINISHED: _l("The floor is given back."),
    StepKind.REPLY_ASKED: _l("%(entity)s asks for a right of reply."),
    StepKind.REPLY_WITHDRAWN: _l("%(entity)s does not reply after all."),
    StepKind.REPLIES_OPENED: _l("Rights of reply are taken from now on."),
    StepKind.REPLY_GIVEN: _l("%(entity)s has the floor for a right of reply."),
    StepKind.POINT_RAISED: _l("%(entity)s raises a point of order."),
    StepKind.RULED: _ruled,
    StepKind.APPEALED: _l("%(entity)s appeals against the ruling."),
    StepKind.APPEAL_DECIDED: _decided,
    StepKind.CORRECTED: _l("Step %(corrects)s is corrected: %(entity)s has the floor."),
    StepKind.UNDONE: _l("Step %(undoes)s is undone."),
}


def step_words(kind: StepKind, said: Said) -> str:
    """A step in a sentence; `said` names its entities as a list does."""
    sentence = SENTENCES[kind]
    return sentence(said) if not isinstance(sentence, LazyString) else str(sentence) % dict(said)


def _named(said: Said, *names: str) -> dict[str, Any]:
    return {name: said[name] for name in names}
