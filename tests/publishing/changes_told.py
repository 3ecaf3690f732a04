"""A table of what can change, and how it is told: what stands before, what after, the sentences."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.meetings.rules.people import Officer, OpeningSpeaker, Panellist, Presenter
from app.meetings.rules.programme import (
    Document,
    Figures,
    Interpretation,
    MarginEvent,
    Publication,
    Segment,
    Webcast,
)
from app.meetings.rules.words import Delivery, HalfDay, Participation, SegmentKind, Status
from tests.builders.programmes import MONDAY, a_sitting, an_officer

Fields = dict[str, Any]
HOUR = timedelta(hours=1)
TEN = a_sitting(1).starts_at
ONE = a_sitting(1).ends_at
DAY = timedelta(days=1)
A, B, C = (Presenter(name=name) for name in ("Ms A", "Mr B", "Ms C"))
X, Y, Z = (Panellist(name=name) for name in ("Ms X", "Mr Y", "Ms Z"))
K, L, M = (OpeningSpeaker(name=name) for name in ("Ms K", "Mr L", "Ms M"))
MEXICO = Panellist(name="Ms M", entity="MEX")
INTRODUCTION = Segment(key="i", kind=SegmentKind.INTRODUCTORY_PRESENTATIONS, minutes=15)
DEBATE = Segment(key="d", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=165)
UNTIMED: Fields = {"starts_at": None, "ends_at": None}
INTERPRETED = Interpretation(languages=("fr",))
CANCELLED: Fields = {"status": Status.CANCELLED}
TS = "Thematic session 1"


def longer(minutes: int) -> tuple[Segment, ...]:
    return (replace(INTRODUCTION, minutes=15 + minutes),)


# Of a sitting that is thematic session 1, on Monday from 10:00 to 13:00.
OF_SITTING: list[tuple[Fields, Fields, list[str]]] = [
    ({}, {"status": Status.CANCELLED}, [f"{TS} is cancelled"]),
    ({}, {"status": Status.CANCELLED, "status_reason": "flood"}, [f"{TS} is cancelled: flood"]),
    ({}, {"status": Status.POSTPONED}, [f"{TS} is postponed"]),
    ({}, {"status": Status.POSTPONED, "status_reason": "no interpreters"}, [f"{TS} is postponed: no interpreters"]),
    ({"status": Status.POSTPONED, "status_reason": "x"}, {}, [f"{TS} is held after all"]),
    ({"status": Status.POSTPONED}, {"status_reason": "found"}, [f"{TS} is held after all: found"]),
    ({**CANCELLED, "status_reason": "a"}, {**CANCELLED, "status_reason": "b"},
     [f"The reason given for {TS} is now: b"]),
    ({}, {"status_reason": "found"}, [f"{TS} is held after all: found"]),
    ({"status_reason": "a"}, {}, [f"No reason is given any more for {TS}"]),
    ({}, {"date": MONDAY + DAY, "starts_at": TEN + DAY + 5 * HOUR, "ends_at": ONE + DAY + 5 * HOUR},
     [f"{TS} moves from Monday, 19 October, 10:00 to Tuesday, 20 October, 15:00"]),
    ({}, {"date": MONDAY + DAY, "starts_at": TEN + DAY, "ends_at": ONE + DAY + HOUR},
     [f"{TS} moves from Monday, 19 October, 10:00 to Tuesday, 20 October, 10:00", f"{TS} ends at 14:00"]),
    ({}, UNTIMED, [f"The time of {TS} on Monday, 19 October is no longer stated"]),
    (UNTIMED, {}, [f"{TS} begins on Monday, 19 October, 10:00"]),
    ({**UNTIMED, "half_day": HalfDay.MORNING}, {**UNTIMED, "half_day": HalfDay.EVENING},
     [f"{TS} moves from Monday, 19 October, morning to Monday, 19 October, evening"]),
    (UNTIMED, {**UNTIMED, "date": MONDAY.replace(year=2027)},
     [f"{TS} moves from Monday, 19 October 2026 to Tuesday, 19 October 2027"]),
    ({}, {"starts_at": TEN + HOUR, "ends_at": ONE + HOUR},
     [f"{TS} on Monday, 19 October begins at 11:00 instead of 10:00"]),
    ({}, {"ends_at": ONE + HOUR}, [f"{TS} on Monday, 19 October ends at 14:00 instead of 13:00"]),
    ({}, {"starts_at": TEN + HOUR},
     [f"{TS} on Monday, 19 October is held from 11:00 to 13:00 instead of 10:00 to 13:00"]),
    ({}, {"room": "Hall B"}, [f"{TS} is held in: Hall B"]),
    ({"room": "Hall A"}, {"room": "Hall B"}, [f"{TS} moves from Hall A to Hall B"]),
    ({"room": "Hall A"}, {}, [f"The room of {TS} is no longer stated"]),
    ({}, {"title": "قاعة"}, [f"{TS} is now called قاعة"]),
    ({}, {"thematic_number": 2}, [f"{TS} is now called Thematic session 2"]),
    ({"title": "T"}, {"title": "T", "thematic_number": 2}, ["T is now number 2 among the thematic sessions"]),
    ({"title": "T"}, {"title": "T", "thematic_number": None},
     ["T no longer has a number among the thematic sessions"]),
    ({"challenges": ("a",)}, {"challenges": ("a", "b", "c")}, [f"{TS} also takes up: b and c"]),
    ({"challenges": ("a", "b")}, {"challenges": ("b",)}, [f"{TS} no longer takes up: a"]),
    ({"challenges": ("a",)}, {"challenges": ("b",)}, [f"{TS} takes up b instead of a"]),
    ({"challenges": ("a", "b")}, {"challenges": ("b", "a")},
     [f"The challenges of {TS} are taken up in another order"]),
    ({}, {"presiding_officer": "chair"}, [f"Ama Mensah presides over {TS}"]),
    ({"presiding_officer": "chair"}, {"presiding_officer": "vice"},
     [f"Bo Li (CHN) presides over {TS} instead of Ama Mensah"]),
    ({"presiding_officer": "vice"}, {}, [f"Bo Li (CHN) no longer presides over {TS}"]),
    ({}, {"opening_speakers": (K,)}, [f"New among the opening speakers of {TS}: Ms K"]),
    ({"opening_speakers": (K,)}, {}, [f"No longer among the opening speakers of {TS}: Ms K"]),
    ({"opening_speakers": (K,)}, {"opening_speakers": (L,)}, [f"Mr L replaces Ms K as an opening speaker of {TS}"]),
    ({"opening_speakers": (K, L)}, {"opening_speakers": (L, K)},
     [f"Ms K and Mr L change places among the opening speakers of {TS}"]),
    ({"opening_speakers": (K, L, M)}, {"opening_speakers": (L, M, K)},
     [f"The opening speakers of {TS} speak in another order"]),
    ({"presenters": (A,)}, {"presenters": (A, A, B)}, [f"New among the presenters of {TS}: Ms A and Mr B"]),
    ({"presenters": (A, B, C)}, {"presenters": (C,)}, [f"No longer among the presenters of {TS}: Ms A and Mr B"]),
    ({"presenters": (A, B)}, {"presenters": (A, C)}, [f"Ms C replaces Mr B as a presenter in {TS}"]),
    ({"presenters": (A, B, C)}, {"presenters": (C, B, A)},
     [f"Ms A and Ms C change places among the presenters of {TS}"]),
    ({"presenters": (A, B, C)}, {"presenters": (C, A, B)}, [f"The presenters of {TS} speak in another order"]),
    ({}, {"panel": (X, MEXICO)}, [f"New on the panel of {TS}: Ms X and Ms M (MEX)"]),
    ({"panel": (X, Y)}, {"panel": (Z,)},
     [f"New on the panel of {TS}: Ms Z", f"No longer on the panel of {TS}: Ms X and Mr Y"]),
    ({"panel": (Y,)}, {"panel": (X,)}, [f"Ms X replaces Mr Y on the panel of {TS}"]),
    ({"panel": (X, MEXICO)}, {"panel": (replace(MEXICO, name="Mr N"), X, Y)},
     [f"Mr N (MEX) replaces Ms M (MEX) on the panel of {TS}", f"New on the panel of {TS}: Mr Y"]),
    ({"panel": (X, Y)}, {"panel": (Y, X)}, [f"Ms X and Mr Y change places on the panel of {TS}"]),
    ({"panel": (X, Y, Z)}, {"panel": (Y, Z, X)}, [f"The panel of {TS} is named in another order"]),
    ({"panel": (X,)}, {"panel": (replace(X, topic="Trade"),)}, [f"Ms X speaks in {TS} on: Trade"]),
    ({"panel": (X,)}, {"panel": (replace(X, delivery=Delivery.VIDEO_MESSAGE),)},
     [f"Ms X speaks in {TS}: by video message"]),
    ({"presenters": (A,)}, {"presenters": (replace(A, delivery=Delivery.IN_ROOM),)},
     [f"Ms A speaks in {TS}: in the room"]),
    ({"presenters": (A,)}, {"presenters": (replace(A, unit="Unit", topic="T"),)},
     [f"Ms A speaks in {TS} on: T", f"What is said of Ms A in {TS} is corrected"]),
    ({"panel": (Panellist(entity="MEX"),)}, {"panel": (Panellist(entity="PER"),)},
     [f"PER replaces MEX on the panel of {TS}"]),
    ({}, {"panel": (Panellist(),)}, [f"New on the panel of {TS}: somebody not named yet"]),
    ({"segments": (DEBATE,)}, {"segments": (DEBATE, INTRODUCTION)},
     [f"{TS} has a new part: Introductory presentations, 15 minutes"]),
    ({}, {"segments": (INTRODUCTION, DEBATE)},
     [f"The parts of {TS} are now stated: Introductory presentations and Interactive debate"]),
    ({"segments": (DEBATE,)}, {}, [f"The parts of {TS} are no longer stated"]),
    ({"segments": (INTRODUCTION, DEBATE)}, {"segments": (INTRODUCTION,)},
     [f"{TS} no longer has the part: Interactive debate"]),
    ({"segments": longer(0)}, {"segments": longer(10)},
     [f"Introductory presentations in {TS} will last 10 minutes longer"]),
    ({"segments": longer(0)}, {"segments": longer(-1)},
     [f"Introductory presentations in {TS} will last 1 minute less"]),
    ({"segments": longer(0)}, {"segments": (replace(INTRODUCTION, title="Keynotes"),)},
     [f"In {TS}, Introductory presentations is now called: Keynotes"]),
    ({"segments": (DEBATE, INTRODUCTION)}, {"segments": (INTRODUCTION, DEBATE)},
     [f"The parts of {TS} come in another order: Introductory presentations and Interactive debate"]),
    ({}, {"interpretation": INTERPRETED}, [f"{TS} is interpreted into: French"]),
    ({}, {"interpretation": Interpretation()}, [f"{TS} has interpretation"]),
    ({"interpretation": INTERPRETED}, {}, [f"Interpretation is no longer announced for {TS}"]),
    ({"interpretation": INTERPRETED}, {"interpretation": replace(INTERPRETED, from_at=TEN + HOUR, until_at=ONE)},
     [f"Interpretation in {TS} begins at 11:00", f"Interpretation in {TS} ends at 13:00"]),
    ({"interpretation": Interpretation(from_at=TEN, until_at=ONE)}, {"interpretation": Interpretation()},
     [f"Interpretation in {TS} begins with the sitting", f"Interpretation in {TS} lasts until the end of the sitting"]),
    ({"interpretation": INTERPRETED}, {"interpretation": Interpretation(languages=("ar", "xx"))},
     [f"{TS} is also interpreted into: Arabic and xx", f"{TS} is no longer interpreted into: French"]),
    ({}, {"note": "<b>Bring</b> papers"}, [f"The note on {TS} now reads: <b>Bring</b> papers"]),
    ({"note": "x"}, {}, [f"The note on {TS} is taken out"]),
    ({}, {"source": "V.2"}, [f"The source for {TS} is now: V.2"]),
    ({"source": "V.2"}, {}, [f"No source is named any more for {TS}"]),
    ({"title": "T"}, {"title": "T", "kind": "opening"}, ["Details of T are corrected"]),
    ({}, {"uid": "another"}, [f"Details of {TS} are corrected"]),
]  # fmt: skip

VICE = Officer(key="vice", name="Bo Li", country="CHN")
CHAIR = an_officer()
NOTE = Document(kind="background_note", symbol="E/CN.7/2026/1")
GUIDE = Document(kind="discussion_guide")
FAIR, CHAT = MarginEvent(title="Fair", starts_on=MONDAY), MarginEvent(title="Chat", starts_on=MONDAY)
AT_NOON = datetime(2026, 10, 20, 10, tzinfo=UTC)

OF_MEETING: list[tuple[Fields, Fields, list[str]]] = [
    ({}, {"status": Status.CANCELLED}, ["The meeting is cancelled"]),
    ({}, {"status": Status.CANCELLED, "status_reason": "flood"}, ["The meeting is cancelled: flood"]),
    ({}, {"status": Status.POSTPONED}, ["The meeting is postponed"]),
    ({}, {"status": Status.POSTPONED, "status_reason": "flood"}, ["The meeting is postponed: flood"]),
    ({"status": Status.CANCELLED, "status_reason": "x"}, {}, ["The meeting is held after all"]),
    ({"status": Status.CANCELLED}, {"status_reason": "dry"}, ["The meeting is held after all: dry"]),
    (CANCELLED, {**CANCELLED, "status_reason": "dry"}, ["The reason given for the meeting is now: dry"]),
    ({}, {"status_reason": "dry"}, ["The meeting is held after all: dry"]),
    ({"status_reason": "dry"}, {}, ["No reason is given any more for the meeting"]),
    ({}, {"ends_on": MONDAY + 3 * DAY}, ["The meeting is held on 19–22 October 2026 instead of 19–21 October 2026"]),
    ({}, {"timezone": "Europe/Paris"}, ["Times are now those of Paris instead of Vienna"]),
    ({}, {"venue": "Hall B"}, ["The meeting is held in: Hall B"]),
    ({"venue": "Hall A"}, {"venue": "Hall B"}, ["The meeting moves from Hall A to Hall B"]),
    ({"venue": "Hall A"}, {}, ["The venue of the meeting is no longer stated"]),
    ({}, {"title": "Talks"}, ["The title of the meeting is now: Talks"]),
    ({}, {"short_title": "Talks"}, ["The short title of the meeting is now: Talks"]),
    ({"short_title": "Talks"}, {}, ["The meeting has no short title any more"]),
    ({}, {"officers": (CHAIR, VICE)}, ["New among the presiding officers: Bo Li (CHN)"]),
    ({"officers": (CHAIR, VICE)}, {}, ["No longer among the presiding officers: Bo Li (CHN)"]),
    ({}, {"officers": (replace(CHAIR, name="Li"),)}, ["Li replaces Ama Mensah as a presiding officer"]),
    ({}, {"officers": (replace(CHAIR, presides_on=(MONDAY, MONDAY + DAY)),)},
     ["Ama Mensah presides on Monday, 19 October and Tuesday, 20 October"]),
    ({"officers": (replace(CHAIR, presides_on=(MONDAY,)),)}, {}, ["Ama Mensah no longer presides on particular days"]),
    ({}, {"officers": (replace(CHAIR, title="H.E. Ms"),)},
     ["What is said of H.E. Ms Ama Mensah among the presiding officers is corrected"]),
    ({"officers": (CHAIR, VICE)}, {"officers": (VICE, CHAIR)}, ["The presiding officers are named in another order"]),
    ({}, {"documents": (NOTE,)}, ["New among the documents: E/CN.7/2026/1, Background note"]),
    ({"documents": (GUIDE,)}, {}, ["No longer among the documents: Discussion guide"]),
    ({"documents": (GUIDE,)}, {"documents": (replace(GUIDE, link="https://x"),)},
     ["What is said of a document is corrected: Discussion guide"]),
    ({"documents": (GUIDE, NOTE)}, {"documents": (NOTE, GUIDE)}, ["The documents are listed in another order"]),
    ({}, {"margins": (FAIR,)}, ["New on the margins, on 19 October 2026: Fair"]),
    ({"margins": (FAIR,)}, {}, ["No longer on the margins: Fair"]),
    ({"margins": (FAIR,)}, {"margins": (replace(FAIR, starts_on=MONDAY + DAY, starts_at=AT_NOON),)},
     ["On the margins, Fair moves from 19 October 2026 to Tuesday, 20 October, 12:00"]),
    ({"margins": (FAIR,)}, {"margins": (replace(FAIR, room="C"),)},
     ["What is said of an event on the margins is corrected: Fair"]),
    ({"margins": (FAIR, CHAT)}, {"margins": (CHAT, FAIR)}, ["The events on the margins are listed in another order"]),
    ({}, {"webcast": Webcast(where="x")}, ["A webcast is announced"]),
    ({"webcast": Webcast(where="x")}, {}, ["A webcast is no longer announced"]),
    ({"webcast": Webcast(where="x")}, {"webcast": Webcast(where="y")}, ["Where or how to follow the webcast changes"]),
    ({}, {"participation": Participation.HYBRID}, ["One takes part: In the room and online"]),
    ({}, {"language": "es"}, ["The original language of the meeting is now: Spanish"]),
    ({}, {"rehearsal": True}, ["The meeting is now a rehearsal"]),
    ({"rehearsal": True}, {}, ["The meeting is no longer a rehearsal"]),
    ({}, {"figures": Figures(registrations=500)}, ["How many took part is corrected"]),
    ({}, {"publication": Publication(what="x")}, ["What is published of the meeting afterwards changes"]),
    ({}, {"session": 67}, ["Body, session or number of the meeting is corrected"]),
    ({}, {"note": "New"}, ["The note on the meeting now reads: New"]),
    ({"note": "Old"}, {}, ["The note on the meeting is taken out"]),
    ({"language": "es"}, {}, ["Details of the meeting are corrected"]),
]  # fmt: skip
