"""The floor's part of a meeting's package: statements and rights of reply of a sitting (docs/packages.md)."""

from collections.abc import Mapping
from typing import Annotated

from app.core.package.checking import Check
from app.core.package.formats import Document, register_sitting_part
from app.core.package.mistakes import Path
from app.core.package.shapes import Code, Count, Shape, Text, Word, known, one_of
from app.core.policy import Actor
from app.floor.commands.archive import write_record
from app.floor.queries import record as queries
from app.floor.rules.record import Entry, EntryKind, Step
from app.meetings.rules.words import Delivery

Entity = Annotated[Code, known("entity")]


class JointStatementShape(Shape):
    """For whom a statement was made."""

    label: Text | None = None
    stated_number: Count | None = None
    co_sponsors: list[Entity] = []
    group: Entity | None = None


class StatementShape(Shape):
    """A statement as made."""

    entity: Entity
    name_in_text: Text | None = None
    listed_with: Word | None = None
    on_behalf_of: JointStatementShape | None = None
    ngo_home: Entity | None = None
    nominated_by: Entity | None = None
    delivery: Annotated[str, one_of(Delivery)] | None = None


class ReplyShape(Shape):
    """A right of reply as exercised."""

    entity: Entity
    name_in_text: Text | None = None


class RecordShape(Shape):
    """What an archive says of a sitting's record."""

    statements: list[StatementShape] = []
    ngo_list_open: bool | None = None
    rights_of_reply: list[ReplyShape] = []
    statements_source: Text | None = None


class RecordPart:
    """Statements and replies."""

    name = "floor"
    fields = tuple(RecordShape.model_fields)

    def read(self, given: Document, check: Check, path: Path) -> Document | None:
        """The record in normal form."""
        shape = check.shape(RecordShape, given, path)
        return _said(shape) if shape else None

    def present(self, meeting: str) -> Mapping[int, Document]:
        """The record of each sitting as it stands."""
        return {number: _document(entries) for number, entries in queries.entries_of_meeting(meeting).items()}

    def write(self, meeting: str, documents: Mapping[int, Document], by: Actor) -> bool:
        """Let the log say this."""
        return write_record(meeting, {number: _steps(document) for number, document in documents.items()}, by)


def _said(shape: Shape) -> Document:
    """The fields that say something, in their order."""
    return shape.model_dump(mode="json", exclude_defaults=True)


def _steps(document: Document) -> list[Step]:
    source = document.get("statements_source")
    steps = []
    for name, kind in (("statements", EntryKind.STATEMENT), ("rights_of_reply", EntryKind.RIGHT_OF_REPLY)):
        for said in document.get(name, ()):
            data = {field: value for field, value in said.items() if field != "entity"}
            steps.append(Step(kind, said["entity"], data, source))
    about = {name: document[name] for name in ("ngo_list_open", "statements_source") if name in document}
    return [*steps, *([Step(EntryKind.SOURCE, None, about, source)] if about else [])]


def _document(entries: list[Entry]) -> Document:
    def of(kind: EntryKind) -> list[Document]:
        return [{"entity": entry.entity, **entry.data} for entry in entries if entry.kind == kind]

    about = of(EntryKind.SOURCE)[0] if of(EntryKind.SOURCE) else {}
    document = {
        "statements": of(EntryKind.STATEMENT),
        "ngo_list_open": about.get("ngo_list_open"),
        "rights_of_reply": of(EntryKind.RIGHT_OF_REPLY),
        "statements_source": about.get("statements_source"),
    }
    return {name: value for name, value in document.items() if value not in (None, [])}


register_sitting_part(RecordPart())
