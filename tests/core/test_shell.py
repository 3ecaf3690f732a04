"""What the shell says where it cannot do what it was asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process


def rostrum(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run a command on an instance; its exit code and all that it said."""
    done = subprocess.run(
        [sys.executable, "-c", "from app.cli import main; main()", *arguments],
        env={**os.environ, "ROSTRUM_INSTANCE": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command", [["user", "list"], ["dump", "autumn"], ["jobs"], ["serve", "--port", "0"], ["worker"]]
)
def test_before_the_database_is_made_one_line_says_how(tmp_path: Path, command: list[str]) -> None:
    assert rostrum(tmp_path, *command) == (2, "The database has no tables yet: run `rostrum init` first.\n")


def test_the_demo_leaves_an_installation_in_earnest_alone(tmp_path: Path) -> None:
    rostrum(tmp_path, "init")
    code, said = rostrum(tmp_path, "demo", "--prepare-only")
    assert (code, "is not a demo" in said, len(said.splitlines())) == (2, True, 1)
    assert rostrum(tmp_path, "user", "list")[1].count("@") == 0


def test_a_wrong_setting_is_one_line(tmp_path: Path) -> None:
    code, said = rostrum(tmp_path, "init", ROSTRUM_UPLOAD_LIMIT="much")
    assert (code, len(said.splitlines())) == (2, 1)
