"""What is kept of exports, and what becomes of a child that fails."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.core.export import CannotTypeset, kept_or_made, typeset, typesetting, write_word
from tests.core.export.samples import a_paper


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    made: list[int] = []
    for number in range(3):
        assert kept_or_made(tmp_path, "a.pdf", lambda number=number: made.append(number) or b"octets") == b"octets"
    assert made == [0]


def test_who_asks_meanwhile_waits_and_it_is_made_once(tmp_path: Path) -> None:
    made, got = [], []

    def make() -> bytes:
        made.append(1)
        time.sleep(0.1)
        return b"octets"

    asking = [threading.Thread(target=lambda: got.append(kept_or_made(tmp_path, "a", make))) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert (made, got) == ([1], [b"octets"] * 8)


def test_what_fails_keeps_nothing_and_can_be_tried_again(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise CannotTypeset

    with pytest.raises(CannotTypeset):
        kept_or_made(tmp_path, "a", fail)
    assert kept_or_made(tmp_path, "a", lambda: b"octets") == b"octets"


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    for name in ("a", "b", "a", "c"):
        kept_or_made(tmp_path, name, lambda: b"x" * 10, room=25)
        time.sleep(0.01)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".") == ["a", "c"]


MAKERS = [(typeset, "PDF_CHILD"), (write_word, "WORD_CHILD")]


@pytest.mark.parametrize("make", [typeset, write_word])
def test_a_child_that_takes_too_long_is_ended_and_logged(make: Callable) -> None:  # type: ignore[type-arg]
    with capture_logs() as logged, pytest.raises(CannotTypeset):
        make(a_paper(), seconds=0.01)
    assert [(one["event"], one["log_level"]) for one in logged] == [("typesetting took too long", "error")]


@pytest.mark.parametrize(
    "program", ["import os; os.abort()", "raise SystemExit('no')", "print('not a PDF')", "import sys; sys.exit(0)"]
)
@pytest.mark.parametrize(("make", "child"), MAKERS)
def test_a_child_that_breaks_off_is_logged(
    program: str, make: Callable, child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[type-arg]
    (tmp_path / "child.py").write_text(program)
    monkeypatch.setattr(typesetting, child, tmp_path / "child.py")
    with capture_logs() as logged, pytest.raises(CannotTypeset):
        make(a_paper())
    assert [one["event"] for one in logged] == ["typesetting failed"]


@pytest.mark.parametrize(("make", "child"), MAKERS)
def test_a_child_knows_nothing_of_our_settings(
    make: Callable, child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[type-arg]
    (tmp_path / "child.py").write_text("import os, sys; sys.exit(str(sorted(os.environ)))")
    monkeypatch.setattr(typesetting, child, tmp_path / "child.py")
    monkeypatch.setenv("ROSTRUM_SECRET_KEY", "secret" * 10)
    with capture_logs() as logged, pytest.raises(CannotTypeset):
        make(a_paper())
    assert "ROSTRUM" not in logged[0]["said"]


def test_a_child_ends_itself_where_its_parent_is_gone(tmp_path: Path) -> None:
    import json
    import subprocess
    import sys

    order = {"paper": {}, "template": "x", "root": "/", "fonts": [], "seconds": 1, "octets": 4 * 1024**3}
    source = typesetting.PDF_CHILD.read_text()
    for step in ("    return compile_text(order, paper)\n", "        return compile_text(order, paper)\n"):
        source = source.replace(step, step.replace("return compile_text(order, paper)", "while True: pass"))
    (tmp_path / "child.py").write_text(source)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "child.py")], input=json.dumps(order).encode(), timeout=20, check=False
    )
    assert done.returncode < 0
