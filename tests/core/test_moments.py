"""Dates as the pages of each language say them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from app.core import moments

MONDAY = date(2023, 10, 23)


@pytest.fixture
def speak():  # type: ignore[no-untyped-def]
    """Says something in a language: `speak("fr", function, values...)`."""
    app = Flask("languages")
    Babel(app)
    with app.test_request_context():

        def say(language: str, function, *values):  # type: ignore[no-untyped-def]
            with force_locale(language):
                return function(*values)

        yield say


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Monday, 23 October"),
        ("fr", "lundi 23 octobre"),
        ("es", "lunes, 23 de octubre"),
        ("ru", "понедельник, 23 октября"),
        ("zh", "10月23日星期一"),
        ("ar", "الاثنين، 23 أكتوبر"),
    ],
)
def test_a_day_of_the_programme_has_its_weekday_and_no_year(speak, language, words) -> None:
    assert speak(language, moments.date_words, MONDAY, "weekday") == words


@pytest.mark.parametrize(
    ("language", "last", "words"),
    [
        ("en", date(2023, 10, 23), "23 October 2023"),
        ("en", date(2023, 10, 25), "23–25 October 2023"),
        ("en", date(2023, 11, 2), "23 October – 2 November 2023"),
        ("en", date(2024, 1, 2), "23 October 2023 – 2 January 2024"),
        ("es", date(2023, 10, 25), "23–25 de octubre de 2023"),
        ("ru", date(2023, 10, 25), "23–25 октября 2023 г."),
        ("zh", date(2023, 10, 25), "2023年10月23日至25日"),
    ],
)
def test_the_days_of_a_meeting_are_said_once_as_far_as_they_agree(speak, language, last, words) -> None:
    spaced = speak(language, moments.date_range, MONDAY, last)
    assert " ".join(spaced.split()) == words


def test_english_is_written_as_the_united_nations_writes_it(speak) -> None:
    assert speak("en", moments.date_words, MONDAY) == "23 October 2023"


def test_a_zone_is_named_by_its_place(speak) -> None:
    assert speak("fr", moments.zone_name, ZoneInfo("Europe/Vienna")) == "Vienne"


def test_a_list_is_joined_in_the_reader_s_language(speak) -> None:
    assert speak("fr", moments.in_words, ["Mexique", "Pérou", "Thaïlande"]) == "Mexique, Pérou et Thaïlande"
