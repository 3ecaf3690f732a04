"""The checklist of docs/calendars.md: a test for each line, which says so in its name."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
# Those of links for participants come with the pages by which one joins.
NOT_YET = {32, 33, 38}


def lines_of(name: str) -> set[int]:
    """The lines that a test holds: test_line_7_and_17_..., test_line_24_to_28_..."""
    found = re.match(r"test_line_(\d+)(?:_(and|to)_(\d+))?_", name)
    if found is None:
        return set()
    first, between, last = int(found[1]), found[2], int(found[3] or found[1])
    return set(range(first, last + 1)) if between == "to" else {first, last}


def held_by_tests() -> dict[int, set[str]]:
    """The files with tests of each line."""
    found: dict[int, set[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                for line in lines_of(node.name):
                    found.setdefault(line, set()).add(path.name)
    return found


def test_every_line_of_the_checklist_has_its_test_or_waits_for_joining() -> None:
    assert set(range(1, 39)) - held_by_tests().keys() == NOT_YET


def test_every_line_of_the_checklist_is_explained() -> None:
    page = (TESTS.parent / "docs" / "calendars.md").read_text()
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)] == list(range(1, 39))
