"""Dates, zones and lists as a page says them, in the reader's language."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.lists import format_list
from flask_babel import get_locale

# The year of a full date, at its end or, as in Chinese, at its beginning.
YEAR = re.compile(r"^y年|\s*(?:'de'\s*)?y.*$")


def spoken_locale() -> Locale:
    """The reader's language as the United Nations writes it: English is British."""
    locale = get_locale() or Locale("en")
    return Locale("en", "GB") if locale.language == "en" else locale


def date_words(value: date, width: str = "long") -> str:
    """long: 23 October 2023; weekday_long: Monday, 23 October 2023; weekday: Monday, 23 October; short: 23 Oct."""
    locale = spoken_locale()
    if width == "short":
        return format_skeleton("MMMd", value, locale=locale)
    if width == "weekday":
        return format_date(value, YEAR.sub("", locale.date_formats["full"].pattern), locale=locale)
    return format_date(value, "full" if width == "weekday_long" else width, locale=locale)


def date_range(first: date, last: date) -> str:
    """23–25 October 2023; 30 September – 2 October 2023."""
    if first == last:
        return date_words(first)
    locale = spoken_locale()
    differing = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    start, end = (_written_out(part, locale) for part in locale.interval_formats["yMMMd"][differing])
    return format_date(first, start, locale=locale) + format_date(last, end, locale=locale)


def _written_out(pattern: str, locale: Locale) -> str:
    """The Unicode repository knows ranges with short months only; here is the month in full."""
    if locale.language == "es":
        pattern = pattern.replace(" MMM", " 'de' MMM").replace(" y", " 'de' y")
    return pattern.replace("MMM", "MMMM")


def zone_name(zone: ZoneInfo) -> str:
    """The place whose clocks are meant: Vienna."""
    return get_timezone_location(zone, locale=spoken_locale(), return_city=True)


@cache
def zone_choices() -> tuple[tuple[str, str], ...]:
    """Every zone that some place on earth keeps (by the tz database's own list), to choose from: (name, words)."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text().splitlines()
    names = sorted({"UTC", *(line.split("\t")[2] for line in lines if not line.startswith("#"))})
    return tuple((name, name.replace("_", " ").replace("/", " / ")) for name in names)


def in_words(values: Iterable[str], *, one_of: bool = False) -> str:
    """Mexico, Peru and Thailand; or, of which one is meant, Mexico, Peru or Thailand."""
    return format_list([str(value) for value in values], "or" if one_of else "standard", spoken_locale())


def weekday(moment: datetime, zone: ZoneInfo) -> str:
    """Monday."""
    return format_date(moment.astimezone(zone).date(), "EEEE", locale=spoken_locale())


FILTERS = {
    "date_words": date_words,
    "date_range": date_range,
    "weekday": weekday,
    "zone_name": zone_name,
    "in_words": in_words,
}
