"""Others read our calendars as they were meant: the sample meetings, and one in Arabic and Chinese."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from app.core import clock
from app.core.policy import OPERATOR
from app.meetings.commands.publishing import publish
from app.meetings.commands.statuses import cancel, postpone
from app.meetings.queries import draft_of, load_meeting
from app.meetings.rules.programme import MarginEvent, Programme, Webcast
from tests.browser import serving
from tests.builders.meetings import a_meeting, a_published_meeting
from tests.builders.packages import MEETINGS, load_documents, load_ground, sample
from tests.builders.programmes import MONDAY, a_programme, a_sitting
from tests.readers import READERS
from tests.readers.programs import Vdirsyncer
from tests.readers.seen import Seen, meant

FIRST = datetime(2026, 9, 1, 12, tzinfo=UTC)
# What a reader does not tell of an event.
UNTOLD = {"khal": ("sequence",), "calcurse": ("sequence", "uid", "status")}
AWKWARD = 'a; b, c: "d" \\ e \\n f'


def in_many_scripts() -> Programme:
    """A meeting whose every text is Arabic, Chinese, or hard to write."""
    noon = datetime(2026, 10, 19, 11, 30, tzinfo=UTC)
    return a_programme(
        a_sitting(1, title="الجلسة الموضوعية الأولى: توسّع الأسواق، وتنوّعها", room="قاعة المؤتمرات أ"),
        a_sitting(
            2, title="第二次专题会议：" + "毒品贩运与有组织犯罪的联系" * 6, room="二号会议室", note="请携带证件。" * 30
        ),
        a_sitting(3, title="🌍 Ünïcödé " + AWKWARD, room=AWKWARD, note=f"{AWKWARD}\nsecond line\n\nfourth"),
        a_sitting(4, starts_at=None, ends_at=None, title="الوقت"),
        title="مناقشات مواضيعية " * 12,
        short_title="المناقشات · 专题讨论",
        venue="مركز فيينا الدولي",
        webcast=Webcast(where="网络直播, live; «بث»", url="https://tv.example.org/بث?a=1,2"),
        margins=(
            MarginEvent(title="إحاطة الرئيس", starts_on=MONDAY, starts_at=noon, ends_at=noon.replace(hour=12)),
            MarginEvent(title="边会", starts_on=MONDAY, ends_on=MONDAY.replace(day=21)),
        ),
    )


@pytest.fixture
def feed(app: Flask) -> bytes:
    """Everything: the six sample meetings, and the one in many scripts with a sitting postponed and one cancelled."""
    load_ground()
    load_documents(*map(sample, MEETINGS))
    a_published_meeting(in_many_scripts())
    postpone("autumn", "لأسباب فنية; 技术原因, again", OPERATOR, 2)
    cancel("autumn", AWKWARD, OPERATOR, 3)
    return app.test_client().get("/calendar.ics").data


def comparable(events: list[Seen], reader: str) -> list[Seen]:
    return sorted((one.but_for(*UNTOLD.get(reader, ())) for one in events), key=repr)


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_sees_what_was_meant(feed: bytes, reader: str) -> None:
    wanted = meant(feed)
    assert len(wanted) == 26 + 6
    assert comparable(READERS[reader](feed), reader) == comparable(wanted, reader)


def test_a_syncing_client_takes_over_what_changed_and_nothing_else(app: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "vdirsyncer"
    folder.mkdir()
    with clock.frozen(FIRST):
        a_published_meeting(in_many_scripts())
    with serving(app) as address:
        client = Vdirsyncer(folder, f"{address}/meetings/autumn/calendar.ics")
        client.sync()
        first = client.items()
        client.sync()
        again = client.items()
        draft = draft_of(load_meeting("autumn"))
        a_meeting(draft.with_sittings(replace(one, room="C4") if one.number == 1 else one for one in draft.sittings))
        publish("autumn", OPERATOR)
        client.sync()
        moved = client.items()
    assert (len(first), again) == (6, first)
    assert len(moved) == 6
    assert len(moved.items() - first.items()) == len(first.items() - moved.items()) == 1
