"""The tree as the tests of the house rules see it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
FEATURES = sorted(
    path.name for path in APP.iterdir() if (path / "__init__.py").exists() and path.name not in ("core", "asgi")
)
# The kinds of file of a feature, in rows: each may import those of the rows before it and of its own.
ROWS = (
    ("rules",),
    ("models",),
    ("queries",),
    ("commands",),
    ("policies", "phrases", "package"),
    ("forms", "exports"),
    ("jobs",),
    ("views", "api", "cli"),
)
KINDS = tuple(kind for row in ROWS for kind in row)


def python_files(folder: Path = APP) -> list[Path]:
    """Every module below `folder`."""
    return sorted(folder.rglob("*.py"))


def kind_of(path: Path) -> str | None:
    """The kind of a feature's file: `rules` for meetings/rules.py and for meetings/rules/order.py."""
    parts = path.relative_to(APP).with_suffix("").parts
    return parts[1] if len(parts) > 1 and parts[0] in FEATURES else None


def files_of_kind(*kinds: str) -> list[Path]:
    """Every feature's files of these kinds."""
    return [path for path in python_files() if kind_of(path) in kinds]


def parse(path: Path) -> ast.Module:
    """The file's syntax."""
    return ast.parse(path.read_text(), filename=str(path))


def imports(path: Path) -> Iterator[str]:
    """The full names of what a file imports itself; a dot at the beginning where it says them from its own place."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file."""
    return (node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from `def` on, without its docstring."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    spared = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spared


def short(path: Path) -> str:
    """A path as people say it."""
    return str(path.relative_to(ROOT))
