"""What people are told of registrations, sentence by sentence."""

from datetime import UTC, datetime

import pytest

from app.core.phrases import REFUSALS, sentence
from app.core.refusal import refusal
from app.registrations.rules.words import Category, State

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
GIVEN = {
    "opens_at": NOON, "closes_at": NOON, "limit": 3, "number": 2, "entity": "MEX", "category": Category.NGO,
    "state": State.WAITING, "count": 2, "ends_on": NOON.date(),
}  # fmt: skip
NEEDED = {
    "not_open_yet": ("opens_at",),
    "closed": ("closes_at",),
    "category_not_invited": ("category",),
    "not_in_this_state": ("state",),
    "people_refused": ("count",),
    "kept_too_short": ("ends_on",),
    "not_over_yet": ("ends_on",),
    **dict.fromkeys(("sends_nobody", "invited_already", "no_such_entity"), ("entity",)),
    **dict.fromkeys(("no_place_in_person", "no_place_online", "no_ngo_seat", "room_limit"), ("limit",)),
    **dict.fromkeys(("no_such_sitting", "place_is_online", "sitting_not_this_way"), ("number",)),
}


def said(code: str, **parameters: object) -> str:
    """The sentence of a refusal."""
    return sentence(refusal(f"registrations.{code}", **parameters))


def test_every_sentence_is_said_with_what_its_rule_gives(app) -> None:  # type: ignore[no-untyped-def]
    codes = [code.removeprefix("registrations.") for code in REFUSALS if code.startswith("registrations.")]
    with app.test_request_context():
        told = [said(code, **{name: GIVEN[name] for name in NEEDED.get(code, ())}) for code in codes]
    assert [one for one in told if "%(" in one or not one.endswith(".")] == []
    assert set(NEEDED) <= set(codes)


@pytest.mark.parametrize(
    ("code", "parameters", "expected"),
    [
        ("closed", {"closes_at": NOON}, "Registration closed on 1 October 2026, 12:00. Ask the Secretariat whether "
         "somebody can still be added."),
        ("no_ngo_seat", {"limit": 8}, "Non-governmental organizations have 8 seats in the room in all, and none is "
         "left. Register online, or wait."),
        ("room_limit", {"limit": 1}, "1 person of a delegation is in the room at a time. Enter when your colleague has "
         "left."),
        ("not_in_this_state", {"state": State.WAITING}, "This can't be done with the registration as it is now: On the "
         "waiting list. Somebody may have changed it; look at it again."),
    ],
)  # fmt: skip
def test_people_are_told_what_is_so_and_what_to_do(app, code, parameters, expected) -> None:  # type: ignore[no-untyped-def]
    with app.test_request_context():
        assert said(code, **parameters) == expected
