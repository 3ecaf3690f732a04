"""The shell, as an operator uses it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def rostrum(tmp_path: Path, database_url: str) -> Shell:
    """`rostrum ...` in a process of its own, on the database of this test; settings as keywords."""

    def rostrum(*arguments: object, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", "from app.cli import main; main()", *(str(argument) for argument in arguments)],
            env={
                **os.environ,
                "ROSTRUM_INSTANCE": str(tmp_path),
                "ROSTRUM_DATABASE_URL": database_url,
                "ROSTRUM_SECRET_KEY": "s" * 64,
                **settings,
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return rostrum
