"""The ground plan: what stands where, and what may know what (docs/architecture.md)."""

import ast
import subprocess
import sys

import pytest

import app as rostrum
from tests.architecture.tree import APP, FEATURES, KINDS, ROOT, ROWS, files_of_kind, imports, kind_of, parse, short
from tests.architecture.tree import python_files as every_file

WEB = ("flask", "flask_login", "flask_wtf", "werkzeug", "app.core.web")
STORAGE = ("sqlalchemy", "flask_sqlalchemy", "app.core.db")


# What only a command does: writing, and saying so.
DEEDS = tuple(f"app.core.{name}" for name in ("audit", "live.announce", "jobs.enqueue"))
DEEDS += tuple(f"app.core.db.{name}" for name in ("write", "command", "lock", "ensure", "put"))
DEEDS += tuple(f"sqlalchemy.{name}" for name in ("insert", "update", "delete"))


def is_within(name: str, other: str) -> bool:
    """Whether a name is another or a part of it."""
    return name == other or name.startswith(f"{other}.")


def knows(path, *names: str) -> list[str]:  # type: ignore[no-untyped-def]
    """Which of `names` a file imports, or the whole of which they are parts."""
    return [name for name in imports(path) if any(is_within(name, one) or is_within(one, name) for one in names)]


def offenders(kinds: tuple[str, ...], *names: str) -> dict[str, list[str]]:
    """Files of these kinds that know what they should not."""
    return {short(path): found for path in files_of_kind(*kinds) if (found := knows(path, *names))}


def test_features_know_only_those_below_them() -> None:
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_names_are_imported_in_full_so_that_these_tests_see_them() -> None:
    assert {short(path): name for path in every_file() for name in imports(path) if name.startswith(".")} == {}


def test_every_feature_has_its_place_in_the_order() -> None:
    assert set(FEATURES) <= set(rostrum.FEATURES)


def test_a_feature_has_no_other_kinds_of_file() -> None:
    named = {kind_of(path) for path in every_file() if kind_of(path) != "__init__"} - {None}
    assert named <= set(KINDS)


@pytest.mark.parametrize("feature", FEATURES)
def test_inside_a_feature_each_kind_knows_only_those_before_it(feature: str) -> None:
    row_of = {kind: number for number, row in enumerate(ROWS) for kind in row}
    upward = [
        f"{short(path)} knows {name}"
        for path in every_file(APP / feature)
        for name in imports(path)
        if kind_of(path) in row_of and name.startswith(f"app.{feature}.")
        if row_of.get(name.split(".")[2], -1) > row_of[kind_of(path)]  # type: ignore[index]
    ]
    assert upward == []


def test_rules_are_pure() -> None:
    impure = (
        *WEB,
        *STORAGE,
        "flask_babel",
        "babel",
        "app.core.clock",
        "app.core.phrases",
        "random",
        "time",
        "os",
        "pathlib",
        "secrets",
        "uuid.uuid1",
        "uuid.uuid4",
    )
    assert offenders(("rules",), *impure) == {}


def test_rules_know_only_rules() -> None:
    allowed = ("app.core.refusal", "app.core.lines")
    found = {
        short(path): names
        for path in files_of_kind("rules")
        if (names := [n for n in knows(path, "app") if not n.startswith(allowed) and ".rules" not in n])
    }
    assert found == {}


def test_nothing_below_a_view_knows_the_request() -> None:
    below = tuple(kind for kind in KINDS if kind not in ("views", "api"))
    assert offenders(below, "flask.request", "flask.session", "flask.g", "flask_login", "app.core.web") == {}


def test_views_hold_no_sql() -> None:
    assert offenders(("views", "api", "cli", "forms", "phrases", "policies"), *STORAGE) == {}


def test_only_commands_write() -> None:
    others = tuple(kind for kind in KINDS if kind != "commands")
    assert offenders(others, *DEEDS) == {}


def test_nobody_commits_but_the_one_way_to_write() -> None:
    committing = {
        short(path)
        for path in every_file()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr == "commit"
    }
    # A restore fills a database that is nobody's yet.
    assert committing == {"app/core/db.py", "app/core/backup/sqlite.py"}


def test_features_say_what_they_ask_of_the_database_in_python() -> None:
    assert offenders(("queries", "commands", "package", "exports", "jobs"), "sqlalchemy.text") == {}


def test_nobody_asks_the_system_or_the_database_for_the_time() -> None:
    asking = {
        short(path): ast.unparse(node)
        for path in every_file()
        if path.name != "clock.py"
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ("now", "utcnow", "today", "current_timestamp") and ast.unparse(node) != "clock.now()"
    }
    assert asking == {}


def test_features_do_not_know_the_whole_application() -> None:
    whole = ("app.create_app", "app.FEATURES", "app.settings_of", "app.cli", "app.asgi")
    assert {short(p): found for p in every_file(APP) if kind_of(p) and (found := knows(p, *whole))} == {}
