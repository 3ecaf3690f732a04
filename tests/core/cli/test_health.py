"""`rostrum doctor` at the shell."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Shell

pytestmark = pytest.mark.process


def test_the_exit_code_says_whether_anything_is_wrong(rostrum: Shell, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    ill = rostrum("doctor")
    assert (ill.returncode, ill.stdout.splitlines()[0], ill.stdout.splitlines()[-1]) == (
        1,
        f"WRONG  Other users of this machine can get at {tmp_path} (755). Run `chmod 700 {tmp_path}`.",
        "One thing should be mended.",
    )
    tmp_path.chmod(0o700)
    well = rostrum("doctor")
    assert (well.returncode, well.stdout.splitlines()[-1], well.stderr) == (0, "Nothing is wrong here.", "")
