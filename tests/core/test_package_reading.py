from pathlib import Path

import pytest

import app
from app.core.package.mistakes import PackageRefused, Place
from app.core.package.reading import read

SAMPLES = sorted((Path(app.__path__[0]) / "sample").rglob("*.yaml"))


def refusal(octets):
    with pytest.raises(PackageRefused) as refused:
        read("a.yaml", octets if isinstance(octets, bytes) else octets.encode())
    (mistake,) = refused.value.mistakes
    return str(mistake)


def test_a_value_is_found_at_the_place_of_its_field():
    source = read("a.yaml", b"title: x\nsittings:\n- number: 1\n  date: '2026-10-19'\n")
    assert source.place(("sittings", 0, "date")) == Place("a.yaml", 4, 3)
    assert source.place(("sittings", 0)) == Place("a.yaml", 3, 3)


def test_what_is_missing_is_placed_where_it_should_have_been():
    source = read("a.yaml", b"sittings:\n- number: 1\n")
    assert source.place(("sittings", 0, "date")) == Place("a.yaml", 2, 3)
    assert str(source.mistake(("sittings", 0, "date"), "a date was expected.")) == (
        "a.yaml:2:3: sittings[0].date: a date was expected."
    )


@pytest.mark.parametrize(
    "text",
    [
        "2019-10-16",
        "10:00",
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "y",
        "007",
        "0x1F",
        "0o14",
        "1_000",
        "+5",
        "1e3",
        ".5",
        "-0",
    ]
    + [".nan", ".inf", "1.0e999", "12345678901234567890", "2019-10-16T10:00:00Z", "= 1", "<<"],
)
def test_a_scalar_that_only_some_readers_take_for_more_stays_text(text):
    assert read("a.yaml", f"field: {text}".encode()).document == {"field": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("-7", -7), ("0", 0), ("1.5", 1.5), ("1.0e3", 1000.0), ("true", True), ("False", False), ("null", None)]
    + [("~", None), ("", None), ("'1'", "1"), ('"true"', "true"), ('""', "")],
)
def test_numbers_truth_and_nothing_are_read_as_such(text, value):
    assert read("a.yaml", f"field: {text}".encode()).document == {"field": value}


def test_a_byte_order_mark_and_windows_line_ends_are_read():
    assert read("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").document == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("octets", "sentence"),
    [
        (b"", "a.yaml:1:1: a package was expected; the file is empty."),
        (b"# nothing\n", "a.yaml:1:1: a package was expected; the file is empty."),
        (b"title: 'cut", "a.yaml:1:12: complete YAML was expected: found unexpected end of stream."),
        (b"a: 1\n  b: 2\n", "a.yaml:2:4: complete YAML was expected: mapping values are not allowed in this context."),
        (b"a: [1, 2", "a.yaml:2:1: complete YAML was expected: did not find expected ',' or ']'."),
        (b"a: 1\nb: 2\na: 3\n", "a.yaml:3:1: each field once was expected; 'a' stands in a.yaml:1:1 too."),
        (b"a: &x 1\n", "a.yaml:1:4: values written out were expected; anchors and aliases are not read."),
        (b"a: *x\n", "a.yaml:1:4: values written out were expected; anchors and aliases are not read."),
        (b"a: !!python/none x\n", "a.yaml:1:4: values without tags were expected."),
        (b"? [a]\n: 1\n", "a.yaml:1:3: a field's name was expected."),
        (b"a: 1\n---\nb: 2\n", "a.yaml:2:1: one document a file was expected; a second begins here."),
        (b"a: b\nc: caf\xe9\n", "a.yaml:2:7: UTF-8 was expected."),
        ("a: b".encode("utf-16"), "a.yaml:1:1: UTF-8 was expected."),
        (b"a: 1\nb: x\x0by\n", "a.yaml:2:5: a text without control characters was expected."),
        (b'a: "\\ud800"\n', "a.yaml:1:7: complete YAML was expected: found invalid Unicode character escape code."),
        (b'a: "x\\0y"\n', "a.yaml:1:4: a text without control characters was expected."),
        (b"a: " + b"[" * 60, "a.yaml:1:44: at most 40 levels were expected."),
        (b"a: " + b"x" * 20_000_000, "a.yaml:1:1: at most 20 MB were expected."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(octets, sentence):
    assert refusal(octets) == sentence


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_package_cut_anywhere_is_read_in_part_or_refused_never_misunderstood(path):
    octets = path.read_bytes()
    for cut in range(1, len(octets), max(1, len(octets) // 60)):
        try:
            read(path.name, octets[:cut])
        except PackageRefused as refused:
            assert refused.mistakes[0].place.line <= octets.count(b"\n") + 1  # noqa: PT017
