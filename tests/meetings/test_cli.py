"""`rostrum load` and `rostrum dump` at the shell."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from flask import Flask

from app.cli import cli
from app.core.package.writing import write
from tests.builders.packages import a_package, a_sitting_said


@pytest.fixture
def shell(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs a command on this installation; documents stand in files."""
    monkeypatch.setattr("app.cli.make_application", lambda: app)

    def run(*words: str, **files: object) -> Result:
        for name, document in files.items():
            text = document if isinstance(document, bytes) else write(document).encode()
            (tmp_path / f"{name}.yaml").write_bytes(text)
        words = tuple(str(tmp_path / word) if word.endswith(".yaml") else word for word in words)
        result = CliRunner().invoke(cli, words)
        result.told = result.stderr.replace(f"{tmp_path}/", "")
        return result

    return run


def test_a_package_is_loaded_and_dumped(shell) -> None:
    loaded = shell("load", "a.yaml", a=a_package(colour="blue"))
    assert (loaded.exit_code, loaded.stdout) == (0, "Loaded: spring.\n")
    assert loaded.told.endswith("colour: this field is not known; it is kept as it is.\n")
    dumped = shell("dump", "spring")
    assert (dumped.exit_code, yaml.safe_load(dumped.stdout)["title"]) == (0, "Spring meeting")


def test_loaded_again_nothing_has_changed(shell) -> None:
    shell("load", "a.yaml", a=a_package())
    assert shell("load", "a.yaml").stdout == "Nothing had changed.\n"


def test_a_refused_load_tells_every_mistake_and_fails(shell) -> None:
    wrong = a_package(title=1, sittings=[a_sitting_said(0)])
    result = shell("load", "a.yaml", "b.yaml", a=wrong, b=a_package(slug="b"))
    assert result.exit_code == 1
    assert result.told.splitlines() == [
        "a.yaml:3:1: title: a text was expected, not 1; quotes make one.",
        "a.yaml:11:3: sittings[0].number: a number from 1 on was expected, not 0.",
        "Nothing was loaded: 2 mistakes.",
    ]
    assert shell("dump", "b").exit_code == 1


def test_a_file_cut_short_is_refused(shell) -> None:
    result = shell("load", "a.yaml", a=b"format: rostrum/meeting/1\nslug: 'spr")
    assert (result.exit_code, result.told.splitlines()[0]) == (
        1,
        "a.yaml:2:11: complete YAML was expected: found unexpected end of stream.",
    )


@pytest.mark.parametrize("octets", [b"format: [1]\n", b"- a\n", b"42\n", b"format: rostrum/other/1\n"])
def test_what_is_no_package_is_refused(shell, octets: bytes) -> None:
    result = shell("load", "a.yaml", a=octets)
    assert (result.exit_code, result.told.splitlines()[-1]) == (1, "Nothing was loaded: 1 mistake.")


def test_a_meeting_that_was_not_published_is_not_dumped(shell) -> None:
    result = shell("dump", "nowhere")
    assert (result.exit_code, result.told) == (1, "No programme was published for a meeting 'nowhere'.\n")
