"""`rostrum backup` and `rostrum restore` at the shell."""

from pathlib import Path

import pytest
from flask import Flask

from app.core.instance import hold_instance
from tests.core.cli.conftest import Shell

pytestmark = pytest.mark.process


def test_there_and_back(rostrum: Shell, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = rostrum("backup", tmp_path / "backup")
    assert (made.returncode, made.stderr) == (0, "")
    assert "It contains the secret key: keep it as safe as the instance." in made.stdout
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    restored = rostrum(
        "restore", tmp_path / "backup",
        ROSTRUM_INSTANCE=str(elsewhere), ROSTRUM_DATABASE_URL="", ROSTRUM_SECRET_KEY="", ROSTRUM_UID_DOMAIN="x.org",
    )  # fmt: skip
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "Set ROSTRUM_UID_DOMAIN to rostrum.invalid: calendars know events under it." in restored.stdout
    assert (elsewhere / "secret_key").read_text() == "s" * 64
    assert (elsewhere / "rostrum.db").stat().st_mode & 0o777 == 0o600


def test_what_is_wrong_is_one_sentence_and_an_exit_code(rostrum: Shell, tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("x" * 2000)
    refused = rostrum("restore", tmp_path / "backup")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("Error: Nothing was changed. backup is not a whole tar archive")
    assert len(refused.stderr.splitlines()) == 1
    assert rostrum("restore", tmp_path / "nowhere").returncode == 1
    assert rostrum("backup", tmp_path / "no folder" / "x").stderr.startswith("Error: There is no folder")


def test_a_database_that_is_not_there_is_one_sentence(rostrum: Shell, tmp_path: Path) -> None:
    nowhere = {"ROSTRUM_DATABASE_URL": "postgresql://127.0.0.1:1/nowhere"}
    asked = [rostrum("backup", tmp_path / "x", **nowhere), rostrum("backup", tmp_path / "y", ROSTRUM_DATABASE_URL="")]
    assert [(one.returncode, one.stderr) for one in asked] == [
        (1, "Error: The database cannot be read (OperationalError): `rostrum doctor` says more.\n")
    ] * 2
    assert rostrum("doctor", **nowhere).returncode == 1


def test_a_served_instance_is_backed_up_and_not_restored(rostrum: Shell, tmp_path: Path, app: Flask) -> None:
    with hold_instance(tmp_path):
        assert rostrum("backup", tmp_path / "backup").returncode == 0
        refused = rostrum("restore", tmp_path / "backup", "--replace")
    assert refused.stderr == f"Error: Nothing was changed. A process is using the instance in {tmp_path}.\n"


def test_a_backup_that_is_not_there_is_said_in_words(rostrum: Shell, tmp_path: Path) -> None:
    said = rostrum("restore", tmp_path / "nowhere")
    assert said.returncode == 1
    assert said.stderr == f"Error: Nothing was changed. {tmp_path / 'nowhere'}: No such file or directory.\n"
