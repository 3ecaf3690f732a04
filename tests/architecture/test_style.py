"""How long things may be, and where text may stand."""

import re
from statistics import median, quantiles

from tests.architecture.tree import APP, ROOT, functions, length, python_files, short

TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))


def test_functions_are_short() -> None:
    lengths = sorted(length(function) for path in python_files() for function in functions(path))
    assert (median(lengths) <= 8, quantiles(lengths, n=10)[8] <= 25) == (True, True)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{short(path)}:{function.name}"
        for path in python_files()
        for function in functions(path)
        if length(function) > 50
    ]
    assert long == []


def test_no_file_is_longer_than_250_lines() -> None:
    ours = [*python_files(), *python_files(ROOT / "tests"), *python_files(ROOT / "bench")]
    ours += [path for path in (ROOT / "static").rglob("*") if path.suffix in (".css", ".js")]
    assert [short(path) for path in ours if len(path.read_text().splitlines()) > 250] == []


def test_no_template_is_longer_than_120_lines() -> None:
    assert [short(path) for path in TEMPLATES if len(path.read_text().splitlines()) > 120] == []


def untranslated(template: str) -> list[str]:
    """Words of a template that would stay English in every language."""
    bare = re.sub(r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}", " ", template, flags=re.DOTALL)
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", bare, flags=re.DOTALL)
    attributes = re.findall(r"\b(?:aria-label|title|placeholder|alt|value)=\"([^\"]*[A-Za-z]{2}[^\"]*)\"", bare)
    text = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>", " ", bare, flags=re.DOTALL)
    words = re.findall(r"[A-Za-z]{2,}[^\n]*", re.sub(r"&\w+;|Rostrum", " ", text))
    return [found.strip() for found in (*attributes, *words)]


def test_no_template_has_text_that_is_not_translated() -> None:
    pages = [path for path in TEMPLATES if path.suffix == ".html"]
    assert {short(path): found for path in pages if (found := untranslated(path.read_text()))} == {}


def test_untranslated_text_would_be_found() -> None:
    assert untranslated('<p>{{ _("Fine") }}</p>{% trans %}Fine{% endtrans %}') == []
    assert untranslated('<a title="Bad">{{ x }}</a><p>Worse</p>') == ["Bad", "Worse"]


def test_templates_have_no_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\bsrc=)", re.IGNORECASE)
    assert [short(path) for path in TEMPLATES if path.suffix == ".html" and inline.search(path.read_text())] == []


def test_style_sheets_use_logical_properties_so_that_they_turn_with_the_script() -> None:
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    sheets = (ROOT / "static").rglob("*.css")
    assert [short(path) for path in sheets if physical.search(path.read_text())] == []


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError|lorem ipsum)\b")
    ours = [*python_files(APP), *TEMPLATES, *(ROOT / "static").rglob("*.js")]
    assert [short(path) for path in ours if marks.search(path.read_text())] == []
