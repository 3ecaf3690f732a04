"""What is written can be read: the colours of every theme, two by two."""

import pytest

from tests.look.sheets import contrast, tokens

LIGHT = tokens(":root {")
DARK = LIGHT | tokens("@media screen and (prefers-color-scheme: dark) {\n  :root {")
MORE = LIGHT | tokens("@media (prefers-contrast: more) {\n  :root {")
MORE_DARK = DARK | tokens("@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark) {\n  :root {")
BOARD = LIGHT | tokens('\n[data-theme="board"] {')
PRINT = LIGHT | tokens('@media print {\n  :root,\n  [data-theme="board"] {')

WRITTEN = [
    (ink, ground)
    for ink in ("--ink", "--quiet", "--blue", "--amber", "--red", "--green")
    for ground in ("--paper", "--ground")
]
FILLED = [("--on-blue", "--blue"), ("--on-red", "--red")]
LINES = [("--field-line", "--paper"), ("--blue", "--paper")]


def too_close(theme: dict[str, str], pairs: list[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    """The pairs of a theme that cannot be told apart well enough."""
    found = {pair: round(contrast(theme[pair[0]], theme[pair[1]]), 2) for pair in pairs}
    return {pair: value for pair, value in found.items() if value < least}


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_text_stands_out_from_its_ground(theme: dict[str, str]) -> None:
    assert too_close(theme, WRITTEN + FILLED, 4.5) == {}


@pytest.mark.parametrize("theme", [BOARD, MORE, MORE_DARK], ids=["board", "more", "more and dark"])
def test_boards_and_readers_who_ask_for_contrast_get_seven_to_one(theme: dict[str, str]) -> None:
    assert too_close(theme, WRITTEN + FILLED, 7) == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK, BOARD, MORE, MORE_DARK], ids=["light", "dark", "board", "more", "both"])
def test_borders_of_fields_and_the_focus_can_be_seen(theme: dict[str, str]) -> None:
    assert too_close(theme, LINES, 3) == {}


def test_every_theme_sets_every_colour_that_the_light_one_sets() -> None:
    board = tokens('\n[data-theme="board"] {')
    dark = tokens("@media screen and (prefers-color-scheme: dark) {\n  :root {")
    assert (set(LIGHT) - set(dark), set(LIGHT) - set(board)) == (set(), set())
