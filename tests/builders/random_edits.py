"""Random edits of a programme: most of them can be made, some cannot."""

from datetime import date, timedelta
from random import Random

from app.meetings.rules.editing import Edit, Known, edits, header_edits
from app.meetings.rules.editing.edits import Part
from app.meetings.rules.editing.people import KINDS
from app.meetings.rules.programme import MarginEvent, Programme
from app.meetings.rules.words import HalfDay, SegmentKind
from tests.builders.programmes import MONDAY

KNOWN = {"challenges": frozenset({"one", "two", "three"}), "entities": frozenset({"MEX", "PER"})}
HOURS = ("09:00", "10:00", "11:30", "13:00", "15:00", "18:00", "25:00")
TEXTS = (None, "A", "  B  ", "ا", "x" * 501)


def known_to(programme: Programme, last_number: int) -> Known:
    """What is known where the sittings with odd numbers are published."""
    published = frozenset(sitting.number for sitting in programme.sittings if sitting.number % 2)
    return Known(last_number=last_number, published=published, **KNOWN)


def a_random_edit(programme: Programme, chance: Random) -> Edit:
    """One of all kinds, about something that is there or just beside it."""
    return chance.choice(MAKERS)(programme, chance)


def _number(programme: Programme, chance: Random) -> int:
    return chance.choice([sitting.number for sitting in programme.sittings] or [1])


def _key(programme: Programme, number: int, chance: Random) -> str:
    sitting = programme.sitting(number)
    return chance.choice([segment.key for segment in sitting.segments] if sitting else []) if _has(sitting) else "none"


def _has(sitting) -> bool:
    return bool(sitting and sitting.segments)


def _day(chance: Random) -> date:
    return MONDAY + timedelta(days=chance.choice([0, 0, 1, 1, 2, 2, 3]))


def _person(part: Part, chance: Random):
    return KINDS[part](name=chance.choice(TEXTS), entity=chance.choice([None, "MEX", "PER", "ZZZ"]))


def _of_sitting(programme: Programme, chance: Random) -> Edit:
    number, other = _number(programme, chance), _number(programme, chance)
    hours = sorted(chance.choices(HOURS, k=2))
    return chance.choice(
        [
            edits.AddSitting(date=_day(chance), starts=hours[0], ends=hours[1]),
            edits.RemoveSitting(number=number, reason=chance.choice([None, "strike"])),
            edits.SetHours(number=number, date=_day(chance), starts=hours[0], ends=hours[1]),
            edits.MoveSitting(number=number, date=_day(chance), half_day=chance.choice(list(HalfDay))),
            edits.SwapHalfDays(number=number, other=other),
            edits.SplitSitting(number=number, at=hours[0]),
            edits.MergeSittings(number=number, other=other, reason="one is enough"),
            edits.SetInterpretation(number=number, starts=chance.choice([None, hours[0]]), ends=hours[1]),
        ]
    )


def _of_detail(programme: Programme, chance: Random) -> Edit:
    number = _number(programme, chance)
    return chance.choice(
        [
            edits.SetName(number=number, title=chance.choice(TEXTS), thematic_number=chance.choice([None, 0, 1])),
            edits.SetRoom(number=number, room=chance.choice(TEXTS)),
            edits.SetChallenges(number=number, challenges=tuple(chance.choices(["one", "two", "zero"], k=2))),
            edits.SetPresidingOfficer(number=number, officer=chance.choice([None, "chair", "nobody"])),
            edits.NameOfficer(key=chance.choice(["chair", "first"]), name=chance.choice(TEXTS)),
        ]
    )


def _of_segment(programme: Programme, chance: Random) -> Edit:
    number, minutes = _number(programme, chance), chance.choice([-5, 0, 10, 30, 170, 2000])
    key = _key(programme, number, chance)
    return chance.choice(
        [
            edits.AddSegment(number=number, kind=chance.choice(list(SegmentKind)), minutes=minutes),
            edits.AddSegment(number=number, kind=chance.choice(list(SegmentKind)), minutes=30),
            edits.SetSegment(number=number, key=key, minutes=minutes, title=chance.choice(TEXTS)),
            edits.MoveSegment(number=number, key=key, to=chance.randint(-1, 4)),
            edits.RemoveSegment(number=number, key=key),
        ]
    )


def _of_person(programme: Programme, chance: Random) -> Edit:
    at = {"number": _number(programme, chance), "part": (part := chance.choice(list(Part)))}
    place = chance.randint(-1, 3)
    return chance.choice(
        [
            edits.AddPerson(**at, person=_person(part, chance)),
            edits.ReplacePerson(**at, place=place, person=_person(part, chance)),
            edits.MovePerson(**at, place=place, to=chance.randint(0, 3)),
            edits.RemovePerson(**at, place=place),
        ]
    )


def _of_header(programme: Programme, chance: Random) -> Edit:
    titles = {"title": chance.choice(["Talk", "Chat"]), "day": _day(chance)}
    event = MarginEvent(title=chance.choice(["Talk", "Chat", " "]), starts_on=_day(chance), note=chance.choice(TEXTS))
    hours = dict(zip(("starts", "ends"), sorted(chance.choices(HOURS, k=2)), strict=True))
    return chance.choice(
        [
            header_edits.SetMeeting(title=chance.choice(["A", " "]), starts_on=MONDAY, ends_on=_day(chance)),
            header_edits.AddMargin(event=event, **hours),
            header_edits.SetMargin(**titles, event=event, **chance.choice([{}, hours])),
            header_edits.RemoveMargin(**titles),
        ]
    )


MAKERS = (_of_sitting, _of_detail, _of_segment, _of_segment, _of_person, _of_header)
