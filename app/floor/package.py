"""The floor's part of a meeting's package: statements and rights of reply of a sitting (docs/packages.md)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from app.core.package.checking import Check
from app.core.package.formats import Document, register_sitting_part
from app.core.package.mistakes import Mistake, PackageRefused, Path, Place
from app.core.package.shapes import Code, Count, Moment, Shape, Text, Word, known, one_of
from app.core.policy import Actor
from app.floor.commands.archive import write_record
from app.floor.queries import record as queries
from app.floor.rules.record import Entry, EntryKind, JointStatement, Record, Reply, Statement, Step
from app.floor.rules.words import Level
from app.meetings.rules.words import Delivery

Entity = Annotated[Code, known("entity")]
MomentSaid = Annotated[Moment, AfterValidator(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}")]
Seconds = Annotated[int, Field(ge=0, le=7 * 24 * 60 * 60)]  # of a clock that somebody forgot to stop


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
    level: Annotated[str, one_of(Level)] | None = None
    late: bool = False
    given_at: MomentSaid | None = None
    seconds: Seconds | None = None
    limit: Count | None = None


class ReplyShape(Shape):
    """A right of reply as exercised."""

    entity: Entity
    name_in_text: Text | None = None
    answers: Count | None = None
    given_at: MomentSaid | None = None
    seconds: Seconds | None = None
    limit: Count | None = None


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
        logs = queries.logs_of_meeting(meeting)
        return {
            number: document_of_record(logged.record) if logged.is_live else _document(logged.entries)
            for number, logged in logs.items()
        }

    def write(self, meeting: str, documents: Mapping[int, Document], by: Actor) -> bool:
        """Let the log say this; of a sitting that was run here it says what happened, and no package changes that."""
        live = {number for number, logged in queries.logs_of_meeting(meeting).items() if logged.is_live}
        present = self.present(meeting) if live else {}
        _insist_unchanged(meeting, [one for one in live if documents.get(one) not in (None, {}, present[one])])
        steps = {number: _steps(document) for number, document in documents.items() if number not in live}
        return write_record(meeting, steps, by, but=live)


def _insist_unchanged(meeting: str, changed: list[int]) -> None:
    said = "the record of a sitting that was run here is that of its floor. Leave it out, or correct it on the floor."
    mistakes = [Mistake(Place(meeting), f"sittings.{number}.statements", said) for number in changed]
    if mistakes:
        raise PackageRefused(mistakes)


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


def _document(entries: Sequence[Entry]) -> Document:
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


def document_of_record(record: Record) -> Document:
    """A record in the fields of a package, so that an archive elsewhere can take it."""
    document = {
        "statements": [_made_said(one, StatementShape) for one in record.statements],
        "ngo_list_open": record.ngo_list_open or None,
        "rights_of_reply": [_made_said(one, ReplyShape) for one in record.replies],
        "statements_source": record.source,
    }
    return {name: value for name, value in document.items() if value not in (None, [])}


def _made_said(one: Statement | Reply, shape: type[Shape]) -> Document:
    """The fields of its shape that say something."""
    said = {name: _plain(getattr(one, name)) for name in shape.model_fields}
    return {name: value for name, value in said.items() if value is not None and value is not False}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, JointStatement):
        said = {name: getattr(value, name) for name in JointStatementShape.model_fields}
        said["co_sponsors"] = list(value.co_sponsors)
        return {name: one for name, one in said.items() if one not in (None, [])}
    return value


register_sitting_part(RecordPart())
