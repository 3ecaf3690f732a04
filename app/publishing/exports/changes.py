"""What changed between two versions, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape

from app.core.i18n import NAMES_HERE
from app.core.moments import date_range, date_words, in_words, zone_name
from app.core.phrases import bdi
from app.meetings.rules.people import Officer, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import Document, MarginEvent, Programme, Segment, Sitting
from app.meetings.rules.telling import Code, Days, Hour, Telling, When, Zone, gather
from app.meetings.rules.words import Delivery, Participation
from app.publishing.exports.meetings import document_title
from app.publishing.exports.names import Names
from app.publishing.phrases import DELIVERIES, HALF_DAYS, IN_THE_ROOM, PARTICIPATIONS, SEGMENTS, sitting_name
from app.publishing.phrases.changes import LIKEWISE, SENTENCES
from app.workplan.models import Challenge

QUOTED = 300  # characters of a text that is quoted in a sentence


@dataclass(frozen=True)
class Group:
    """The sentences about one sitting, or about the meeting as a whole (no number)."""

    number: int | None
    sentences: tuple[Markup, ...]


@dataclass(frozen=True)
class Teller:
    """Puts into the reader's words what changed; names keep their own direction.

    `address` gives the address of a sitting by its number; the first sentence about it leads there.
    """

    names: Names
    challenges: Mapping[str, Challenge]
    address: Callable[[int], str] | None = None

    def groups(self, told: Iterable[Telling], before: Programme, after: Programme) -> tuple[Group, ...]:
        """What changed: of the meeting first, then sitting by sitting."""
        by_number: dict[int | None, list[Telling]] = {}
        for telling in gather(told):
            by_number.setdefault(telling.number, []).append(telling)
        return tuple(self._group(number, of_one, before, after) for number, of_one in by_number.items())

    def _group(self, number: int | None, told: Sequence[Telling], before: Programme, after: Programme) -> Group:
        """The first sentence leads to the sitting; the others need not."""
        said = []
        for telling in told:
            name = self._name(number, before, after, linked=telling is told[0])
            others = [self._name(other, before, after) for other in telling.likewise]
            said.append(self._likewise(self.sentence(telling, name), others))
        return Group(number, tuple(said))

    def _name(self, number: int | None, before: Programme, after: Programme, *, linked: bool = True) -> Markup:
        """What a sitting is called, leading there."""
        sitting = None if number is None else after.sitting(number) or before.sitting(number)
        if sitting is None:
            return Markup("")
        name = bdi(sitting_name(sitting))
        return Markup('<a href="%s">%s</a>') % (self.address(sitting.number), name) if linked and self.address else name

    def _likewise(self, sentence: Markup, others: Sequence[Markup]) -> Markup:
        if not others:
            return sentence
        return Markup(str(LIKEWISE)) % {"change": sentence, "sittings": Markup(in_words(others))}  # noqa: S704

    def sentence(self, telling: Telling, sitting: Markup) -> Markup:
        """One telling as a sentence; whatever is put into it is text, never markup."""
        said = SENTENCES[telling.kind]
        years = {fact.day.year for fact in telling.facts.values() if isinstance(fact, When)}
        width = "weekday" if len(years) < 2 else "weekday_long"
        if isinstance(said, LazyString):
            facts = {name: self.say(fact, width) for name, fact in telling.facts.items()}
            return Markup(str(said)) % {"sitting": sitting, **facts}  # noqa: S704
        facts = {name: fact if name == "minutes" else self.say(fact) for name, fact in telling.facts.items()}
        return Markup(said(sitting=sitting, **facts))  # noqa: S704

    def say(self, fact: Any, width: str = "weekday") -> Markup:
        """A fact as it stands in a sentence; `width` is that of its dates."""
        if isinstance(fact, tuple):
            return Markup(in_words(self.say(one, width) for one in fact))  # noqa: S704
        if isinstance(fact, Code):
            return bdi(self._named(fact))
        if isinstance(fact, Officer | OpeningSpeaker | Presenter | Panellist):
            return self._person(fact)
        if isinstance(fact, When):
            return escape(_when(fact, width))
        return _say(fact)

    def _named(self, code: Code) -> str:
        if code.of == "challenge":
            return self.challenges[code.code].short_title if code.code in self.challenges else code.code
        return str(NAMES_HERE.get(code.code, code.code))

    def _person(self, person: Any) -> Markup:
        """The name, or else the office or the unit; then for whom."""
        if isinstance(person, Officer):
            name = " ".join(part for part in (person.title, person.name) if part) if person.name else None
            office, printed, entity = person.office, None, person.country
        else:
            name, printed = person.name, person.as_printed
            office = getattr(person, "role", None) or person.title or getattr(person, "unit", None)
            entity = person.entity or person.country
        called = name or office or printed or self.names.in_list(entity) or _("somebody not named yet")
        of_whom = self.names.in_text(entity) if name or office else None
        return bdi(called) + (Markup(" (%s)") % bdi(of_whom) if of_whom else "")


def plain(sentence: Markup) -> str:
    """A sentence without its markup, for mails and titles."""
    return sentence.striptags()


def _segment(segment: Segment) -> str:
    return segment.title or str(SEGMENTS[segment.kind])


def _document(document: Document) -> str:
    return f"{document.symbol}, {document_title(document)}" if document.symbol else document_title(document)


def _when(fact: When, width: str) -> str:
    """Tuesday, 24 October, 15:00."""
    day = date_words(fact.day, width)
    if fact.begins:
        return f"{day}, {fact.begins:%H:%M}"
    return f"{day}, {HALF_DAYS[fact.half_day]}" if fact.half_day else day


def _hour(fact: Hour) -> str:
    return f"{fact.at:%H:%M}" if fact.at else _("an hour not stated")


def _delivery(fact: Delivery) -> str:
    return str(DELIVERIES.get(fact, IN_THE_ROOM))


def _text(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rstrip() + "…"


# How each kind of fact is said, and whether it is a name or a text of somebody's, which keeps its own direction.
_SAID: dict[type, tuple[Callable[[Any], str], bool]] = {
    Sitting: (sitting_name, True),
    Segment: (_segment, True),
    Document: (_document, True),
    MarginEvent: (lambda event: event.title, True),
    Hour: (_hour, False),
    Days: (lambda days: date_range(days.first, days.last), False),
    Zone: (lambda zone: zone_name(ZoneInfo(zone.name)), True),
    Delivery: (_delivery, False),
    Participation: (lambda way: str(PARTICIPATIONS[way]), False),
    date: (lambda day: date_words(day, "weekday"), False),
    int: (str, False),
    str: (_text, True),
}


def _say(fact: Any) -> Markup:
    words, is_anybodys = _SAID[type(fact)]
    return bdi(words(fact)) if is_anybodys else escape(words(fact))
