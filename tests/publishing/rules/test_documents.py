"""What a programme announces gives way to the document itself."""

from app.meetings.rules.documents import Document, DocumentKind, Facts
from app.meetings.rules.programme import Document as Announced
from app.publishing.rules.documents import joined


def test_each_document_stands_with_its_announcement_and_the_rest_is_announced_after_them() -> None:
    note = Document(number=1, facts=Facts(kind=DocumentKind.BACKGROUND_NOTE))
    second_note = Document(number=2, facts=Facts(kind=DocumentKind.BACKGROUND_NOTE))
    paper = Document(number=3, facts=Facts(kind=DocumentKind.CONFERENCE_ROOM_PAPER, symbol="E/CN.7/1"))
    bare, symbolic = Announced(kind="background_note", based_on="x"), Announced(kind="report", symbol="E/CN.7/1")
    titled, linked = Announced(kind="background_note", title="T"), Announced(kind="background_note", link="https://x.y")
    other = Announced(kind="background_note", symbol="E/CN.7/2")
    announced = (titled, linked, other, bare, symbolic)
    assert joined(announced, (note, second_note, paper)) == [
        (note, bare), (second_note, None), (paper, symbolic), (None, titled), (None, linked), (None, other)
    ]  # fmt: skip
    assert joined((), ()) == []
