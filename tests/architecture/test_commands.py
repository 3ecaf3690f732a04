"""Every write is a command, and every refusal has its sentence."""

import ast
from importlib import import_module
from inspect import getmembers, isfunction, signature

from app.core.jobs import ANSWERS
from app.core.phrases import REFUSALS
from tests.architecture.tree import ROOT, files_of_kind, parse, python_files, short


def module_of(path) -> str:  # type: ignore[no-untyped-def]
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def public_commands() -> dict[str, object]:
    """Every function that a commands file offers."""
    return {
        f"{module_of(path)}.{name}": function
        for path in files_of_kind("commands")
        for name, function in getmembers(import_module(module_of(path)), isfunction)
        if function.__module__ == module_of(path) and not name.startswith("_")
    }


def test_every_function_of_a_commands_file_is_a_command(app) -> None:  # type: ignore[no-untyped-def]
    assert [name for name, function in public_commands().items() if not hasattr(function, "is_command")] == []


def test_every_command_is_told_who_acts(app) -> None:  # type: ignore[no-untyped-def]
    assert [name for name, function in public_commands().items() if "by" not in signature(function).parameters] == []  # type: ignore[arg-type]


def literals(name: str) -> dict[str, str]:
    """Every text that the code gives as first argument to `name(...)`, and where."""
    return {
        node.args[0].value: short(path)
        for path in python_files()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal(app) -> None:  # type: ignore[no-untyped-def]
    assert set(literals("refusal")) == set(REFUSALS)


def test_what_is_answered_is_announced(app) -> None:  # type: ignore[no-untyped-def]
    assert set(ANSWERS) - set(literals("announce")) == set()
