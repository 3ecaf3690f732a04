"""What pages say before something is postponed, cancelled or reinstated, and after it."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.meetings.phrases import sitting_name
from app.meetings.queries import Place, drafted_status
from app.meetings.rules.status import why_not_change
from app.meetings.rules.words import Status

RESOURCES = {Status.POSTPONED: "postponement", Status.CANCELLED: "cancellation"}


@dataclass(frozen=True)
class OfferedDeed:
    """A deed with the page that asks about it."""

    word: str
    href: str


def offered_deeds(slug: str, number: int | None = None) -> list[OfferedDeed]:
    """What can be done now with a meeting, or with one sitting of it."""
    present = drafted_status(slug, number)
    if present is None:
        return []
    address = f"/meetings/{slug}" + (f"/sittings/{number}" if number is not None else "")
    words = {Status.POSTPONED: _("Postpone"), Status.CANCELLED: _("Cancel"), Status.SCHEDULED: _("Reinstate")}
    return [
        OfferedDeed(word, f"{address}/{RESOURCES.get(wanted) or RESOURCES.get(present)}")
        for wanted, word in words.items()
        if why_not_change(present, wanted) is None
    ]


def name_of(place: Place) -> str:
    """What the meeting or the sitting is called."""
    header = place.draft.header
    return sitting_name(place.sitting) if place.sitting else header.short_title or header.title


def consequences(place: Place, wanted: Status) -> list[str]:
    """What will happen, in the order in which people ask."""
    told = [_when_public(place), *_for_others(place, wanted)]
    if wanted != Status.SCHEDULED:
        told.append(_("It keeps its place in the programme, and can be reinstated."))
    return told


def _when_public(place: Place) -> str:
    if place.version is None:
        return _("It was not published yet: only the draft changes.")
    return _(
        "Everybody sees it at once, on every page: version %(number)s of the programme says so. "
        "Nothing else of the draft is published with it.",
        number=place.version + 1,
    )


def _for_others(place: Place, wanted: Status) -> list[str]:
    header = place.draft.header
    if place.sitting is None:
        held = [one for one in place.draft.sittings if one.status == Status.SCHEDULED]
        if wanted == Status.SCHEDULED:
            own = len(place.draft.sittings) - len(held)
            kept = ngettext(
                "%(num)s sitting that was postponed or cancelled by itself stays so.",
                "%(num)s sittings that were postponed or cancelled by themselves stay so.",
                own,
            )
            return [kept] if own else []
        together = {
            Status.POSTPONED: ngettext(
                "%(num)s sitting is shown as postponed with it.",
                "%(num)s sittings are shown as postponed with it.",
                len(held),
            ),
            Status.CANCELLED: ngettext(
                "%(num)s sitting is shown as cancelled with it.",
                "%(num)s sittings are shown as cancelled with it.",
                len(held),
            ),
        }
        return [together[wanted]] if held else []
    off = {
        Status.POSTPONED: _("The meeting as a whole is postponed, and this sitting stays shown so with it."),
        Status.CANCELLED: _("The meeting as a whole is cancelled, and this sitting stays shown so with it."),
    }
    return [off[header.status]] if header.status in off else []


def done_words(place: Place, status: Status, version: int | None) -> str:
    """What was done."""
    said = {
        Status.POSTPONED: _("%(what)s is postponed.", what=name_of(place)),
        Status.CANCELLED: _("%(what)s is cancelled.", what=name_of(place)),
        Status.SCHEDULED: _("%(what)s is to be held as announced.", what=name_of(place)),
    }[status]
    if version is None:
        return f"{said} {_('Only the draft says so; it is not published yet.')}"
    return f"{said} {_('Version %(number)s says so to everybody.', number=version)}"
