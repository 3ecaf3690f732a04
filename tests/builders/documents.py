"""Builders of documents in the database."""

from io import BytesIO

from app.core.files import keep
from app.core.policy import OPERATOR
from app.meetings.commands.documents import add_document, give_text, publish_document
from app.meetings.rules.documents import DocumentKind, Facts
from tests.core.files import samples


def a_document(slug: str = "autumn", **given) -> int:
    """A drafted document of a meeting without a text: a background note, where nothing else is given."""
    return add_document(slug, Facts(**{"kind": DocumentKind.BACKGROUND_NOTE, **given}), OPERATOR)


def a_file(content: bytes | None = None, name: str = "note.pdf") -> int:
    """A file that was given for a document."""
    return keep(BytesIO(content or samples.pdf()), "meetings.document", OPERATOR, name).id


def a_published_document(slug: str = "autumn", language: str = "en", link: str | None = None, **given) -> int:
    """A document that everybody may read, with a file unless there is a link."""
    number = a_document(slug, **given)
    file = None if link else a_file()
    give_text(slug, number, language, OPERATOR, seen=0, link=link, file=file)
    publish_document(slug, number, OPERATOR)
    return number
