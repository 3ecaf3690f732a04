"""The style sheets turn with the script, and take every colour from one place."""

import re
from pathlib import Path

import pytest

from tests.look.sheets import ROOT, SHEETS, declarations, rules

PHYSICAL = re.compile(
    r"(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-)?(?:top|right|bottom|left)(?:-.*)?"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:min-|max-)?(?:width|height)"
)
SIDES = re.compile(r"^(?:margin|padding|inset|border-width|scroll-margin)$")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch)\(", re.IGNORECASE)
NAMED = re.compile(r"\b(?:white|black|red|green|blue|gray|grey|silver|navy|teal|orange|yellow)\b")


def names_a_side(name: str, value: str) -> bool:
    """Whether a declaration means left or right, or a shorthand sets them apart."""
    if PHYSICAL.fullmatch(name) or (name in ("text-align", "float", "clear") and value.strip() in ("left", "right")):
        return True
    parts = re.sub(r"\([^()]*\)", "()", value).split()
    return bool(SIDES.match(name)) and len(parts) == 4 and parts[1] != parts[3]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_turns_with_the_script(sheet: Path) -> None:
    assert [one for one in declarations(sheet) if names_a_side(*one)] == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("margin-left", "1px", True),
        ("border-top", "0", True),
        ("left", "0", True),
        ("max-width", "10px", True),
        ("text-align", "right", True),
        ("margin", "0 1px 0 2px", True),
        ("margin", "0 1px 2px 1px", False),
        ("margin-inline-start", "1px", False),
        ("border-block-start-color", "currentcolor", False),
        ("text-align", "start", False),
    ],
)
def test_a_side_would_be_found(name: str, value: str, found: bool) -> None:
    assert names_a_side(name, value) is found


@pytest.mark.parametrize("sheet", [one for one in SHEETS if one.name != "tokens.css"], ids=lambda sheet: sheet.name)
def test_no_colour_stands_outside_the_tokens(sheet: Path) -> None:
    bare = [(name, re.sub(r"var\(--[\w-]+\)", "", value)) for name, value in declarations(sheet)]
    assert [one for one in bare if COLOUR.search(one[1]) or NAMED.search(one[1])] == []


def test_every_token_that_is_used_is_defined() -> None:
    text = "\n".join(map(rules, SHEETS))
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+):", text)) == set()


def test_every_token_that_is_defined_is_used() -> None:
    text = "\n".join(map(rules, SHEETS))
    assert set(re.findall(r"(--[\w-]+):", text)) - set(re.findall(r"var\((--[\w-]+)", text)) == set()


def test_every_sheet_is_on_the_page_and_no_other() -> None:
    base = (ROOT / "templates" / "base.html").read_text()
    listed = re.search(r"for sheet in \(([^)]*)\)", base)
    assert listed is not None
    assert sorted(re.findall(r'"(\w+)"', listed[1])) == [sheet.stem for sheet in SHEETS]


def test_every_class_of_a_sheet_is_used_by_a_template() -> None:
    pages = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    words = set(re.findall(r"[\w-]+", pages))
    built = ("state-", "button-", "notice-", "table-")
    names = {name for sheet in SHEETS for name in re.findall(r"\.([a-z][\w-]*)(?=[^{};]*\{)", rules(sheet))}
    assert {name for name in names - words if not name.startswith(built)} == set()
