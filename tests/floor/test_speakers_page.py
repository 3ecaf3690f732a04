"""The list of speakers as everybody reads it: when it is open, who is to come and why then, who was heard."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core import clock
from app.core.policy import OPERATOR
from app.floor.commands import lists, speakers
from app.floor.commands.archive import write_record
from app.floor.rules.record import EntryKind, Step
from app.floor.rules.speakers import ListTerms
from app.meetings.rules.programme import Segment
from app.meetings.rules.words import SegmentKind
from tests.builders.floors import TEN
from tests.builders.meetings import a_meeting, a_published_meeting, an_entity
from tests.builders.programmes import a_programme, a_sitting
from tests.builders.speakers import HERE, PAGE, a_room, announced, on_list, page, words


@pytest.fixture(autouse=True)
def room(app: Flask) -> Iterator[None]:
    """Ten o'clock of the first day."""
    with clock.frozen(TEN):
        a_room()
        yield


def test_without_a_list_it_says_who_announces_one(client: FlaskClient) -> None:
    assert "No list of speakers is announced for this sitting yet." in page(client)


def test_an_archive_leads_to_its_record(client: FlaskClient) -> None:
    write_record("autumn", {1: [Step(EntryKind.STATEMENT, "MEX", {}, "paragraph 4")]}, OPERATOR)
    said = page(client)
    assert "was not kept here" in said
    assert "1 statement, Thematic session" in said


@pytest.mark.parametrize(
    "address",
    [
        "/meetings/spring/sittings/1/speakers",
        "/meetings/autumn/sittings/9/speakers",
        "/meetings/nowhere/sittings/1/speakers",
        "/meetings/spring/sittings/1/speakers/events",
        "/meetings/spring/sittings/1/speakers/listing",
        f"{PAGE}.pdf",
        f"{PAGE}/lots",
    ],
)
def test_what_is_not_published_or_was_not_announced_is_not_there(client: FlaskClient, address: str) -> None:
    a_meeting(a_programme(slug="spring"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (-60, "Opens today at 10:00"),
        (-60 * 24, "Opens on 19 October 2026, 10:00"),
        (5, "Open until 12:00"),
        (120, "Closed"),
    ],
)
def test_it_says_when_it_opens_and_closes_by_the_clock_alone(client: FlaskClient, minutes: int, said: str) -> None:
    with clock.frozen(TEN - timedelta(days=2)):
        announced()
    assert f" {said} Part of the sitting" in page(client, minutes)


def test_a_page_from_memory_does_not_outlive_the_closing(client: FlaskClient) -> None:
    announced(closes_at=TEN + timedelta(seconds=90))
    assert "Open until 10:01:30" in page(client)
    assert "Open until" in page(client, 1.4)
    assert "Open until" not in page(client, 1.5)


def test_it_says_in_which_order_and_how_long_somebody_has(client: FlaskClient) -> None:
    announced()
    assert "In the order of receipt Bands Groups · States, by level" in page(client)
    assert "5 minutes: Groups; 3 minutes: States" in page(client)
    lists.change_limit(*HERE, "debate", 150, OPERATOR)
    assert "Time limit 2:30 minutes" in page(client)


def test_nothing_personal_is_on_the_public_page(client: FlaskClient) -> None:
    announced()
    (who,) = on_list("MEX", representative="Ana López", representative_title="H.E.", language="es")
    speakers.give_interpreters_text(*HERE, who, "Gracias, Presidenta", "es", OPERATOR)
    for address in (PAGE, f"{PAGE}/listing", f"{PAGE}.csv", f"{PAGE}.json"):
        text = client.get(address).text
        assert [word for word in ("López", "H.E.", "Spanish", '"es"', "Gracias") if word in text] == []


def test_each_list_of_a_sitting_has_its_own_address_and_leads_to_the_others(client: FlaskClient) -> None:
    parts = (
        Segment(key="questions", kind=SegmentKind.QUESTIONS_AND_ANSWERS, minutes=30),
        Segment(key="debate", kind=SegmentKind.INTERACTIVE_DEBATE, minutes=120),
    )
    a_published_meeting(a_programme(a_sitting(1, segments=parts), slug="summer"))
    summer = "/meetings/summer/sittings/1/speakers"
    for key, entity in (("questions", "PER"), ("debate", "MEX")):
        lists.announce_list("summer", 1, ListTerms(key=key, opens_at=TEN), OPERATOR)
        speakers.inscribe("summer", 1, speakers.Wanted(list=key, entity=entity), OPERATOR)
    debate, questions = page(client, address=summer), page(client, address=f"{summer}?list=questions")
    assert ("Mexico" in debate, "Peru" in debate, "Expected 10:30" in debate) == (True, False, True)
    assert ("Mexico" in questions, "Peru" in questions) == (False, True)
    assert f'href="{summer}?list=questions"' in client.get(summer).text
    assert client.get(f"{summer}?list=panel").status_code == 404


def test_an_open_page_is_told_of_news_and_fetches_what_changed(client: FlaskClient) -> None:
    announced()
    text = client.get(PAGE).text
    assert f'data-live="{PAGE}/events"' in text
    assert f'data-live-fragment="{PAGE}/listing"' in text
    before = client.get(f"{PAGE}/events").json["version"]
    on_list("MEX")
    assert client.get(f"{PAGE}/events").json["version"] > before
    part = client.get(f"{PAGE}/listing").text
    assert ("Mexico" in part, "<html" in part) == (True, False)


def test_a_continued_list_leads_to_where_it_goes_on(client: FlaskClient) -> None:
    announced()
    on_list("MEX")
    lists.close_list(*HERE, "debate", OPERATOR)
    lists.continue_list(*HERE, "debate", 2, OPERATOR)
    assert "Continued in a later sitting Sitting 2" in page(client)
    assert "Continued from an earlier sitting" in page(client, address="/meetings/autumn/sittings/2/speakers")


def test_a_page_costs_the_same_queries_with_one_speaker_and_with_thirty(app: Flask, queries) -> None:  # type: ignore[no-untyped-def]
    announced()
    counts, many = [], [f"S{number}" for number in range(29)]
    for code in many:
        an_entity(code)
    for several in (("MEX",), many):
        on_list(*several)
        with queries() as sent:
            for address in (PAGE, f"{PAGE}.docx", f"{PAGE}.csv"):
                assert app.test_client().get(address).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_the_page_of_a_sitting_leads_to_its_list_and_says_whether_it_is_open(client: FlaskClient) -> None:
    sitting = PAGE.removesuffix("/speakers")
    assert f'href="{PAGE}"' not in client.get(sitting).text
    with clock.frozen(TEN - timedelta(days=2)):
        announced()
    for minutes, said in ((-60, "Opens today at 10:00"), (0, "Open until 12:00"), (120, "Closed")):
        with clock.frozen(TEN + timedelta(minutes=minutes)):
            text = client.get(sitting).text
        assert (f'href="{PAGE}"' in text, said in words(text)) == (True, True)
