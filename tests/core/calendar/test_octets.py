"""Lines 1 to 4 and 8 to 15 of docs/calendars.md, of the octets: whatever the texts are."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.calendar import Calendar, Conference, Status, write_calendar, write_download
from app.core.calendar.lines import address, clean, mailto, one_line
from tests.builders.calendars import AWKWARD, a_calendar, an_event, calendars, texts
from tests.calendars import Component, lines_of, read


def only(octets: bytes) -> Component:
    return read(octets).events[0]


@given(calendars())
def test_line_1_and_2_every_reader_finds_the_lines_and_texts_that_were_meant(calendar: Calendar) -> None:
    found = read(write_calendar(calendar))  # the reader insists on CRLF, 75 octets, whole characters, no blank line
    assert found["NAME"].text == one_line(calendar.name)
    assert found["DESCRIPTION"].text == clean(calendar.description)
    for event, said in zip(calendar.events, found.events, strict=True):
        assert said["SUMMARY"].text == one_line(event.summary)
        assert [line.text for line in said.all("DESCRIPTION")] == (
            [clean(event.description)] if event.description else []
        )
        assert said["URL"].value.isascii()
        assert said["UID"].value == event.uid


@pytest.mark.parametrize("length", range(60, 240))
@pytest.mark.parametrize("letter", ["a", "é", "麻", "🌍", "ـ"])
def test_line_1_no_fold_falls_inside_a_character(letter: str, length: int) -> None:
    assert only(write_download(an_event(summary=letter * length)))["SUMMARY"].text == letter * length


def test_line_1_no_fold_stands_beside_a_blank_or_after_a_backslash() -> None:
    text = "word, " * 60
    folds = re.findall(rb"(.)\r\n (.)", write_download(an_event(description=text)))
    assert [pair for pair in folds if b" " in pair or pair[0] == b"\\"] == []
    assert len(folds) > 4


def test_line_1_nothing_but_backslashes_is_folded_all_the_same() -> None:
    assert only(write_download(an_event(description="\\" * 300)))["DESCRIPTION"].text == "\\" * 300


@pytest.mark.parametrize("many", range(20, 70))
def test_line_1_after_many_backslashes_no_fold_falls_inside_a_character(many: int) -> None:
    text = "\\" * many + "🌍"
    assert only(write_download(an_event(description=text)))["DESCRIPTION"].text == text


def test_line_1_blanks_make_no_blank_line() -> None:
    assert only(write_download(an_event(description="a" + " \t" * 300 + "b")))["DESCRIPTION"].text == "a b"


def test_line_2_text_is_escaped_and_has_no_control_characters() -> None:
    octets = write_download(
        an_event(summary="a\\b;c,d\x0b\x1b\x00\x85\x7f\x9be", description="one\r\ntwo\rthree\u2028four")
    )
    assert b"SUMMARY;LANGUAGE=en:a\\\\b\\;c\\,d e\r\n" in octets
    assert b"DESCRIPTION;LANGUAGE=en:one\\ntwo\\nthree\\nfour\r\n" in octets


def test_line_2_commas_between_categories_are_bare_and_those_within_are_not() -> None:
    octets = write_download(an_event(categories=("Thematic session", "drugs, crime")))
    assert b"CATEGORIES;LANGUAGE=en:Thematic session,drugs\\, crime\r\n" in octets


def test_line_3_parameters_are_quoted_and_hold_no_quotation_mark() -> None:
    join = Conference("https://example.org/tv", 'Join "online", room A: EN/FR; b')
    octets = write_download(an_event(conferences=(join,))).replace(b"\r\n ", b"")
    assert b"LABEL=\"Join 'online', room A: EN/FR; b\";" in octets


@given(texts())
def test_line_3_a_label_never_ends_its_parameter(label: str) -> None:
    said = only(write_download(an_event(conferences=(Conference("https://example.org/tv", label),))))["CONFERENCE"]
    assert (said.value, said.parameters["VALUE"], '"' in said.parameters["LABEL"]) == (
        "https://example.org/tv",
        "URI",
        False,
    )


def test_line_4_a_calendar_has_its_head_and_its_zone_before_its_events() -> None:
    found = read(write_calendar(a_calendar(an_event())))
    head = [(line.name, line.value) for line in found.lines[:3]]
    assert head == [("VERSION", "2.0"), ("PRODID", "-//Rostrum//Rostrum//EN"), ("CALSCALE", "GREGORIAN")]
    assert [part.kind for part in found.parts] == ["VTIMEZONE", "VEVENT"]


@pytest.mark.parametrize("zone", ["Europe/Vienna", "Asia/Tokyo", "America/New_York"])
def test_line_4_an_empty_calendar_keeps_a_zone(zone: str) -> None:
    assert [part.kind for part in read(write_calendar(a_calendar(zone=zone))).parts] == ["VTIMEZONE"]


def test_line_6_dtstamp_is_last_modified() -> None:
    found = only(write_calendar(a_calendar(an_event(sequence=3))))
    stamps = (found["DTSTAMP"].value, found["LAST-MODIFIED"].value, found["SEQUENCE"].value)
    assert stamps == ("20260901T120000Z", "20260901T120000Z", "3")


def test_line_12_html_stands_on_one_line_of_its_own() -> None:
    found = only(write_download(an_event(description="a\nb", rich="<p>a</p>\n<p>b</p>")))
    assert found["X-ALT-DESC"].parameters == {"FMTTYPE": "text/html"}
    assert found["X-ALT-DESC"].text == "<p>a</p> <p>b</p>"


def test_line_13_web_links_come_first_and_telephone_numbers_have_no_comma() -> None:
    links = (Conference("tel:+43-1-234,,,1234#", "By telephone"), Conference("https://example.org/tv", "Webcast"))
    found = only(write_download(an_event(conferences=links))).all("CONFERENCE")
    assert [line.value for line in found] == ["https://example.org/tv", "tel:+43-1-234%2C%2C%2C1234#"]
    assert {line.parameters["VALUE"] for line in found} == {"URI"}
    assert {line.parameters["FEATURE"] for line in found} == {"AUDIO,VIDEO"}
    assert {line.parameters["LANGUAGE"] for line in found} == {"en"}


def test_line_14_and_15_nobody_is_named_and_nothing_is_asked() -> None:
    text = write_calendar(a_calendar(an_event())).decode()
    assert [name for name in ("ATTENDEE", "ORGANIZER", "VALARM", "METHOD", "mailto:") if name in text] == []


def test_line_20_to_22_the_calendar_says_each_thing_in_both_ways() -> None:
    found = read(write_calendar(a_calendar(name="Autumn, 麻醉", description="a;b")))
    assert [line.name for line in found.lines[3:]] == [
        "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "URL", "SOURCE", "COLOR", "X-WR-TIMEZONE",
        "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
    ]  # fmt: skip
    assert found["NAME"].text == found["X-WR-CALNAME"].text == "Autumn, 麻醉"
    assert found["DESCRIPTION"].text == found["X-WR-CALDESC"].text == "a;b"
    assert (found["SOURCE"].parameters, found["COLOR"].value) == ({"VALUE": "URI"}, "steelblue")
    assert found["X-WR-TIMEZONE"].value == "Europe/Vienna"
    assert (found["REFRESH-INTERVAL"].parameters, found["REFRESH-INTERVAL"].value) == ({"VALUE": "DURATION"}, "PT1H")
    assert found["X-PUBLISHED-TTL"].value == "PT1H"


def test_line_22_events_stand_by_beginning_and_name_however_they_come() -> None:
    events = [an_event(uid=uid) for uid in "cab"] + [an_event(uid="d", starts=an_event().starts.replace(day=18))]
    forward, back = (write_calendar(a_calendar(*some)) for some in (events, events[::-1]))
    assert forward == back
    assert [event["UID"].value for event in read(forward).events] == ["d", "a", "b", "c"]


def test_only_what_is_held_at_stated_hours_takes_time() -> None:
    day = an_event().starts.date()
    whole = an_event(starts=day, ends=day.replace(day=day.day + 1))
    shown = [an_event(), an_event(status=Status.TENTATIVE), an_event(status=Status.CANCELLED), whole]
    assert [only(write_download(one))["TRANSP"].value for one in shown] == ["OPAQUE", *["TRANSPARENT"] * 3]


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("https://example.org/a b", "https://example.org/ab"),
        ("https://exämple.org/ä?q=麻", "https://xn--exmple-cua.org/%C3%A4?q=%E9%BA%BB"),
        ("https://example.org/a%20b?x=1,2#c", "https://example.org/a%20b?x=1,2#c"),
        ("http://[nonsense", "http://[nonsense"),
    ],
)
def test_line_11_addresses_are_ascii(given_: str, wanted: str) -> None:
    assert address(given_) == wanted


@given(st.sampled_from(AWKWARD), st.sampled_from(AWKWARD))
def test_no_value_of_a_calendar_can_end_its_line(one: str, other: str) -> None:
    hostile = one + other
    calendar = a_calendar(an_event(uid=hostile, url=hostile), url=hostile, source=hostile)
    assert len(read(write_calendar(calendar)).events) == 1


@pytest.mark.parametrize(
    "change",
    [{"ends": an_event().starts}, {"ends": an_event().ends.date()}, {"starts": an_event().starts.replace(tzinfo=None)}],
)
def test_line_10_an_event_ends_after_it_begins_and_has_a_zone(change: dict) -> None:
    with pytest.raises((ValueError, TypeError)):
        replace(an_event(), **change)


def test_the_strict_reader_is_strict() -> None:
    good = write_download(an_event())
    for bad in (
        b"\xef\xbb\xbf" + good,
        good.replace(b"\r\n", b"\n"),
        good + b"\r\n",
        good.replace(b"SUMMARY", b"SUMMARY" + b"X" * 80),
        good.replace(b"Thematic", b"Thematic\x0b"),
        good.replace(b"session 1", b"session\r\n\r\n 1"),
    ):
        with pytest.raises(AssertionError):
            lines_of(bad)


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("ana@example.org", "mailto:ana@example.org"),
        ("o'neil+cal@example.org", "mailto:o'neil+cal@example.org"),
        ("a&b=c?d#e%20@example.org", "mailto:a%26b%3Dc%3Fd%23e%2520@example.org"),
        ("ana@bücher.example", "mailto:ana@xn--bcher-kva.example"),
    ],
)
def test_line_35_an_attendee_is_the_address_that_the_mail_goes_to(email: str, expected: str) -> None:
    assert mailto(email) == expected
