"""Codes from the telephone."""

from datetime import UTC, datetime, timedelta

import pytest

from app.people.rules.second_factor import (
    address_for_telephone,
    counter_of,
    looks_like_recovery_code,
    words_for_typing,
)

SECRET = b"12345678901234567890"  # the secret of RFC 6238, appendix B
AT = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)  # its third case: 07081804
CODE = "081804"
COUNTER = 0x23523EC


@pytest.mark.parametrize(
    ("code", "seconds", "last", "counter"),
    [
        (CODE, 0, None, COUNTER),
        ("081 804", 0, None, COUNTER),
        (CODE, -30, None, COUNTER),
        (CODE, 30, None, COUNTER),
        (CODE, 61, None, None),
        (CODE, -61, None, None),
        (CODE, 0, COUNTER - 1, COUNTER),
        (CODE, 0, COUNTER, None),
        (CODE, 0, COUNTER + 1, None),
        ("081805", 0, None, None),
        ("", 0, None, None),
        ("０８１８０４", 0, None, None),
    ],
)
def test_a_code_is_right_for_its_half_minute_and_once(code: str, seconds: int, last: int, counter: int) -> None:
    assert counter_of(SECRET, code, AT + timedelta(seconds=seconds), last) == counter


def test_the_telephone_is_told_whose_code_it_is() -> None:
    assert address_for_telephone(SECRET, "ines@example.org") == (
        "otpauth://totp/Rostrum:ines%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rostrum"
    )


def test_the_secret_can_be_typed() -> None:
    assert words_for_typing(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_six_digits_are_from_the_telephone() -> None:
    given = ("081804", "081 804", "abcd-efgh-jkmn", "ABCDEFGHJKMN")
    assert [looks_like_recovery_code(code) for code in given] == [False, False, True, True]
