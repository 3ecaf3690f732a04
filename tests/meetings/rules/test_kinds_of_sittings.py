"""The kind of a sitting is a word that packages can carry."""

import pytest

from app.meetings.rules.editing import edits as do
from tests.builders.programmes import MONDAY, a_sitting
from tests.meetings.rules.test_editing import after, refused


@pytest.mark.parametrize("kind", ["Special, kind", "Opening", "way forward", "_x", "x_", "é", "x" * 81])
def test_what_no_package_could_carry_is_no_kind(kind: str) -> None:
    assert refused(do.SetName(number=1, kind=kind), a_sitting(1)) == "no_kind"
    assert refused(do.AddSitting(kind=kind, date=MONDAY, starts=None, ends=None), a_sitting(1)) == "no_kind"


@pytest.mark.parametrize(("said", "kind"), [("", "thematic"), (" way_forward ", "way_forward"), ("opening", "opening")])
def test_a_word_is(said: str, kind: str) -> None:
    assert after(do.SetName(number=1, kind=said), a_sitting(1)).sitting(1).kind == kind
