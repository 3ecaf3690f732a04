"""None lasts for ever, and each has a name."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.people.rules.tokens import LONGEST_DAYS, MOST, end_of, refuse_token, usual_end

TODAY = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("name", "days", "held", "code"),
    [
        ("website", 1, 0, None),
        ("website", LONGEST_DAYS, MOST - 1, None),
        ("x" * 120, 1, 0, None),
        ("website", 0, 0, "people.token_lasts"),
        ("website", -1, 0, "people.token_lasts"),
        ("website", LONGEST_DAYS + 1, 0, "people.token_lasts"),
        ("website", 1, MOST, "people.too_many_tokens"),
        ("", 1, 0, "people.token_needs_name"),
        ("x" * 121, 1, 0, "people.token_needs_name"),
    ],
)
def test_a_token_is_refused_for_its_name_its_end_or_its_number(
    name: str, days: int, held: int, code: str | None
) -> None:
    refused = refuse_token(name, TODAY + timedelta(days=days), held, TODAY)
    assert (refused and refused.code) == code


def test_a_token_is_good_until_the_last_moment_of_its_day() -> None:
    assert end_of(TODAY) == datetime(2026, 3, 1, tzinfo=UTC)
    assert usual_end(TODAY) == date(2027, 2, 28)
