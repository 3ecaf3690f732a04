"""What a line of text is cleaned of, and what it keeps."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.fields import in_one_line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ana   María\u00a0Ruiz ", "Ana María Ruiz"),
        ("Ana\r\nSubject: hello", "Ana Subject: hello"),
        ("Ana\x00\x1b\x85Ruiz", "Ana Ruiz"),
        ("Max \u202elive\u2066", "Max live"),
        ("\u200b\ufeff", None),
        ("\u200d\u200e \u200c", None),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Café \u200f(عربي)", "Café \u200f(عربي)"),
        ("", None),
        (None, None),
    ],
)
def test_a_line_says_what_a_page_shows(written: str | None, kept: str | None) -> None:
    assert in_one_line(written) == kept


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    once = in_one_line(written)
    assert in_one_line(once) == once
    assert "Cc" not in map(category, once or "")
