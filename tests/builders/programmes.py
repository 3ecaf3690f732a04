"""Builders of programmes: what is not given is ordinary."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from app.meetings.rules.people import Officer
from app.meetings.rules.programme import Header, Programme, Sitting
from app.meetings.rules.uid import uid_of

MONDAY = date(2026, 10, 19)


def a_header(**given) -> Header:
    """A meeting of three days in Vienna with one Chair."""
    ordinary = {
        "slug": "autumn",
        "title": "Thematic discussions",
        "starts_on": MONDAY,
        "ends_on": MONDAY + timedelta(days=2),
        "timezone": "Europe/Vienna",
        "officers": (an_officer(),),
    }
    return Header(**{**ordinary, **given})


def an_officer(**given) -> Officer:
    """The Chair."""
    return Officer(**{"key": "chair", "name": "Ama Mensah", "role": "chair", **given})


def a_sitting(number: int = 1, **given) -> Sitting:
    """A sitting of three hours: odd numbers in the morning, even ones in the afternoon, two a day."""
    day = given.pop("date", MONDAY + timedelta(days=(number - 1) // 2))
    starts = datetime.combine(day, time(8 if number % 2 else 13), tzinfo=UTC)
    ordinary = {
        "number": number,
        "uid": uid_of("autumn", number),
        "date": day,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=3),
    }
    return Sitting(**{**ordinary, **given})


def a_programme(*sittings: Sitting, **header) -> Programme:
    """A meeting with these sittings, or with two ordinary ones."""
    slug = header.get("slug", "autumn")
    sittings = sittings or (a_sitting(1), a_sitting(2))
    return Programme(header=a_header(**header)).with_sittings(
        replace(sitting, uid=uid_of(slug, sitting.number))
        if sitting.uid == uid_of("autumn", sitting.number)
        else sitting
        for sitting in sittings
    )
