"""One paper, printed and written: in every script, and whatever somebody put into a field."""

import json
from io import BytesIO
from unicodedata import category, combining
from zipfile import ZipFile

import pytest
from structlog.testing import capture_logs

from app.core.export import Text, typeset, write_word
from app.core.export.paper import paper_read, readied, with_texts, written
from app.core.export.text import breakable, direction_of, printable
from tests.core.export.samples import ARABIC, CHINESE, SCRIPTS, STACKED, a_paper, an_arabic_paper, blocks
from tests.papers import beyond_the_margin, compact, pdf_bodies, pdf_facts, pdf_pages, pdf_text, word, word_text

PLACES = 12  # in which the sample says what it is given, in its lines and its blocks

HOSTILE = (
    "#set page(fill: red) #panic() #import \"x\" $x^2$ *bold* _it_ `raw` @ref \\u{1} <label> // /* [ ] { } = + - ~ ''",
    '<script>alert(1)</script> &amp; <b>&lt;</b> ]]> <?xml version="1.0"?> <!DOCTYPE x>',
    "%s %(name)s {0} {name} \\n \\x00 ../../etc/passwd =1+1 @SUM(A1) {PAGE} MERGEFIELD",
)
UNPRINTABLE = "".join(map(chr, [*range(32), *range(127, 160), 0xD800, 0xFFFE, 0xFFFF, 0x202E, 0x2028, 0x1FFFE]))


def saying(text: str):  # type: ignore[no-untyped-def]
    """A paper that says this in every place."""
    return with_texts(a_paper(), lambda kept: kept if kept in KEYWORDS else text)


KEYWORDS = ("en", "ltr", "notice", "quiet", "plain")


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_can_be_selected_and_found(script: str) -> None:
    words = SCRIPTS[script]
    pages = pdf_text(typeset(a_paper(lines=(words,), blocks=blocks(words))))
    assert (pages.count(compact(words)), "\N{REPLACEMENT CHARACTER}" in pages) == (PLACES, False)


def test_a_docx_has_every_script() -> None:
    words = tuple(SCRIPTS.values())
    said = word_text(write_word(a_paper(lines=words)))
    assert [one for one in words if compact(one) not in said] == []


@pytest.mark.parametrize("words", STACKED)
def test_stacked_letters_are_all_there(words: str) -> None:
    pages = pdf_text(typeset(a_paper(lines=(words,), blocks=())))
    assert [letter for letter in compact(words) if letter not in pages] == []
    assert "\N{REPLACEMENT CHARACTER}" not in pages


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_letter_is_parted_from_what_belongs_to_it(script: str) -> None:
    word = SCRIPTS[script].split()[0] * 20
    parts = breakable(word).split("\u200b")
    assert "".join(parts) == word
    beginnings = [part[0] for part in parts if part]
    assert [one for one in beginnings if category(one).startswith("M") or one == "\u200d"] == []
    assert [part[-1] for part in parts[:-1] if combining(part[-1]) == 9] == []


def test_an_arabic_paper_is_read_from_right_to_left() -> None:
    made = typeset(an_arabic_paper())
    assert pdf_facts(made) == {"title": ARABIC, "language": "ar", "tagged": True}
    assert ARABIC in "".join(pdf_pages(made))
    document = word(write_word(an_arabic_paper()))
    assert document.core_properties.language == "ar"
    said = next(one for one in document.paragraphs if one.text == ARABIC)
    assert ("<w:bidi/>" in said._p.xml, "<w:rtl/>" in said._p.xml) == (True, True)
    assert "<w:bidiVisual/>" in document.tables[0]._tbl.xml


def test_arabic_words_in_an_english_paper_keep_their_direction() -> None:
    document = word(write_word(a_paper(blocks=(Text(ARABIC), Text(f"Opening: {ARABIC}, Chair")))))
    alone, among = (one for one in document.paragraphs if ARABIC in one.text)
    assert ("<w:bidi/>" in alone._p.xml, "<w:bidi/>" in among._p.xml) == (True, False)
    assert [(run.text, bool(run.font.rtl)) for run in among.runs] == [
        ("Opening: ", False),
        (ARABIC, True),
        (", Chair", False),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_written_into_a_field_is_more_than_text(text: str) -> None:
    assert compact(text) in pdf_text(typeset(saying(text)))
    assert compact(text) in word_text(write_word(saying(text)))


def test_characters_that_nothing_can_print_are_left_out() -> None:
    paper = saying(f"before{UNPRINTABLE}after")
    assert compact("before after") in pdf_text(typeset(paper))
    assert "beforeafter" in word_text(write_word(paper))


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 10_000, "ي" * 10_000, "麻" * 10_000, "ไทย" * 3000])
def test_ten_thousand_characters_stay_on_the_sheet(text: str) -> None:
    made = typeset(a_paper(lines=(text,), blocks=blocks(text)))
    bodies = pdf_bodies(made)
    printed = sum(body.text.count(text[0]) for body in bodies) / text.count(text[0])
    assert (1 < len(bodies) < 100, beyond_the_margin(made), printed) == (True, 0, PLACES)
    assert compact(text) in word_text(write_word(a_paper(lines=(text,))))


def test_a_character_without_a_font_is_replaced_and_counted() -> None:
    with capture_logs() as logged:
        made = pdf_text(typeset(a_paper(lines=("Smile འབྲུག ދިވެ end",))))
    assert compact("Smile") in made
    assert ("�" in made, [one["said"] for one in logged]) == (True, ["characters without a font: 9"])


def test_the_same_paper_gives_the_same_octets() -> None:
    assert (typeset(a_paper()), write_word(a_paper())) == (typeset(a_paper()), write_word(a_paper()))


def test_a_docx_says_nothing_of_the_machine_that_made_it() -> None:
    with ZipFile(BytesIO(write_word(a_paper()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 5, 1, 10, 30, 0)}
        assert b"python-docx" not in b"".join(archive.read(name) for name in archive.namelist())


def test_words_are_cleaned_wherever_they_stand() -> None:
    assert readied(a_paper(title="A\x00B", lines=("x\x07\ny",))) == readied(a_paper(title="AB", lines=("x y",)))


def test_a_text_says_by_its_first_letter_which_way_it_is_read() -> None:
    assert [direction_of(text, "ltr") for text in ("2023 مرحبا", "Hello مرحبا", "2023")] == ["rtl", "ltr", "ltr"]


def test_only_words_that_no_line_holds_are_made_breakable() -> None:
    assert (breakable("short words"), breakable(CHINESE)) == ("short words", CHINESE)
    assert breakable("x" * 30) == "x" * 24 + "\u200b" + "x" * 6


def test_lines_and_tabs_become_spaces() -> None:
    assert printable(" a\n\tb\u00a0c ") == "a b c"


def test_a_paper_is_the_same_after_the_way_to_a_child() -> None:
    sent = json.dumps(written(a_paper()))
    assert json.dumps(written(paper_read(json.loads(sent)))) == sent
