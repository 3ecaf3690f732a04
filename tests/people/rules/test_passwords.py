"""Which passwords are taken."""

import pytest

from app.people.rules.passwords import COMMONEST, LONGEST, SHORTEST, refuse_password


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("a long walk by the river", None),
        ("x7!x7!x7!x7", "people.password_short"),
        ("十二个字的密码也是可以的哦", None),
        ("Ines.Maria@Example.ORG", "people.password_is_address"),
        ("INES.MARIA.V", "people.password_is_address"),
        ("Password1234", "people.password_common"),
        ("unitednations", "people.password_common"),
        ("aaaaaaaaaaaaaaaa", "people.password_common"),
        ("ababababababab", "people.password_common"),
        ("ab" * (LONGEST // 2), "people.password_common"),
        ("abcd" * (LONGEST // 4), None),
        ("abcd" * (LONGEST // 4) + "e", "people.password_long"),
    ],
)
def test_passwords(password: str, code: str | None) -> None:
    email = "ines.maria.v@example.org" if password.startswith("INES") else "ines.maria@example.org"
    refused = refuse_password(password, email)
    assert (refused.code if refused else None) == code


def test_the_list_of_the_commonest_holds_only_what_is_long_enough_otherwise() -> None:
    assert [word for word in COMMONEST if len(word) < SHORTEST or word != word.casefold()] == []
