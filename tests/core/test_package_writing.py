import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.core.package.reading import read
from app.core.package.writing import write

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=60),
    st.text("ab: -#'\"\n\t{}[]&*!|>%@`,?=~.0123456789eEx_+", max_size=30),
    st.sampled_from(["اختبار: نص", "麻醉药品委员会", "🕊️ emoji", "word " * 60, "x" * 500, "a\u2028b", "\ufeffx", "<<"]),
    st.from_regex(r"[-+]?[0-9.][0-9a-fx_.:eE+-]{0,8}", fullmatch=True),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.none(), st.integers(-(10**17), 10**17), st.floats(-1e9, 1e9)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_what_is_written_reads_back_the_same_to_us_and_to_other_readers(document):
    text = write(document)
    assert read("a.yaml", text.encode()).document == document
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(text, Loader=loader) == document


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_written_twice_it_is_the_same_to_the_byte(document):
    assert write(read("a.yaml", write(document).encode()).document) == write(document)


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "y", "on", "Off", "~", "null", "true", "1", "-7", "+5", "007", "0o14", "0x1F", "0b1", "1_000", "1.5"]
    + ["1e3", "1.e3", ".5", ".nan", "-.inf", "10:00", "10:00:30", "190:20:30", "2019-10-16", "2019-1-6", "08", "=", ""]
    + ["2019-10-16T10:00:00Z", "2019-10-16 10:00:00.5", "1,000", "12e03", "inf", "NaN", "685_230.15", "1.2.3", "<<"],
)
def test_a_text_that_some_reader_would_take_for_something_else_is_quoted(text):
    assert write({"field": text}) == f"field: '{text}'\n"


@pytest.mark.parametrize(
    "text", ["Vienna", "Côte d’Ivoire", "it's", "E/CN.7/2024/CRP.4", "10 minutes", "I.8", "cnd-2019"]
)
def test_an_ordinary_text_is_written_as_it_is(text):
    assert write({"field": text}) == f"field: {text}\n"


def test_several_lines_are_written_as_lines():
    assert write({"note": "one\n\ntwo\n"}) == "note: |\n  one\n\n  two\n"


def test_the_order_of_fields_is_kept():
    assert write({"b": 1, "a": [{"d": 2, "c": 3}]}) == "b: 1\na:\n- d: 2\n  c: 3\n"
