"""The matrix of rights: every route with what it asks for, and every permission with the roles that have it.

`python -m tests.architecture.matrix` writes both files anew; a changed right is then one line in a diff.
"""

import tempfile
from pathlib import Path

from flask import Flask

from app import create_app
from app.core.policy import POLICIES, ROLES
from app.core.web.gate import gate_of
from tests.databases import make_settings

HERE = Path(__file__).parent
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def routes(app: Flask) -> str:
    """One line for each route and method."""
    lines = []
    for rule in app.url_map.iter_rules():
        gate = gate_of(app, rule.endpoint)
        asks = "CLOSED" if gate is None else gate.permission or f"public: {gate.why}"
        lines += [f"{rule.rule}  {method}  {asks}" for method in METHODS if method in (rule.methods or ())]
    return "\n".join(sorted(lines)) + "\n"


def permissions() -> str:
    """One block for each permission: its sentence, and who has it."""
    blocks = []
    for name, declared in sorted(POLICIES.items()):
        who = ["every account"] if declared.everyone else [role for role in ROLES if role in declared.roles]
        marks = [mark for mark in ("anywhere", "hidden", "condition") if getattr(declared, mark)]
        blocks.append(f"{name}: {', '.join(who)}{' (' + ', '.join(marks) + ')' if marks else ''}")
        blocks.append(f"    {declared.sentence}")
    return "\n".join(blocks) + "\n"


def application(demo: bool = True) -> Flask:
    """The application with all its pages, the demo's too."""
    folder = Path(tempfile.mkdtemp())
    return create_app(make_settings(folder, f"sqlite:///{folder / 'x.db'}", demo=demo))


if __name__ == "__main__":
    (HERE / "routes.txt").write_text(routes(application()))
    (HERE / "permissions.txt").write_text(permissions())
