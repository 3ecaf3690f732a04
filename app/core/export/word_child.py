"""The child that writes one paper as DOCX: JSON in, DOCX out; like the other, it knows nothing of the application.

Run by its path in Python's isolated mode. The packages above it are entered without what their own `__init__` brings
in, which is the whole application: that would take longer than the paper.
"""

import json
import resource
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[3]


def enter(*packages: str) -> None:
    """Let modules of these packages be found, without running the packages."""
    for package in packages:
        module = ModuleType(package)
        module.__path__ = [str(ROOT.joinpath(*package.split(".")))]
        sys.modules[package] = module


if __name__ == "__main__":
    given = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CPU, (given["seconds"], given["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (given["octets"], given["octets"]))
    enter("app", "app.core", "app.core.export")
    from app.core.export.paper import paper_read
    from app.core.export.word import compose

    sys.stdout.buffer.write(compose(paper_read(given["paper"])))
