"""What is taken for a mail address."""

import pytest

from app.people.rules.accounts import mail_address


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Ana@Example.org", "Ana@example.org"),
        ("focal.point@demo.rostrum.invalid", "focal.point@demo.rostrum.invalid"),
        (" Focal.Point@Demo.Rostrum.Invalid ", "focal.point@demo.rostrum.invalid"),
        ("ana@rostrum.invalid", None),
        ("a b@demo.rostrum.invalid", None),
        ("ana@other.demo.rostrum.invalid", None),
        ("ana", None),
    ],
)
def test_mail_goes_to_whom_it_can_reach_and_to_the_people_of_the_demo(said: str, kept: str | None) -> None:
    assert mail_address(said) == kept
