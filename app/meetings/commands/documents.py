"""Adding, changing, publishing, taking back and ordering the documents of a meeting; public at once."""

from collections.abc import Mapping, Sequence

from app.core.audit import audit
from app.core.db import command, db, lock, set_column
from app.core.files import File
from app.core.live import announce
from app.core.policy import Actor
from app.core.refusal import Refusal, Refused, insist, refusal
from app.meetings import models, queries
from app.meetings.queries.documents import document_of, load_documents, sittings_by_number
from app.meetings.rules import documents as rules
from app.meetings.rules.documents import DocumentState, Facts, PackedDocument, PackedText


@command
def add_document(slug: str, facts: Facts, by: Actor) -> int:
    """Begin a document, which nobody but the Secretariat sees yet; returns its number."""
    meeting = _held(slug)
    others = load_documents(meeting)
    number = max((row.number for row in others), default=0) + 1
    position = max((row.position for row in others), default=0) + 1
    row = _new(meeting, number)
    row.position, row.state = position, DocumentState.DRAFT.value
    _say(meeting, row, facts, others)
    db.session.add(row)
    _leave_trace(by, "documents.add", meeting, row)
    return number


@command
def change_document(slug: str, number: int, facts: Facts, based_on: int, by: Actor, over: int = 0) -> bool:
    """Say something else of a document; whether it differed. `over` is the edition up to which somebody looked."""
    meeting, row, others = _found(slug, number)
    now = document_of(row).facts
    if facts == now:
        return False
    if row.edition != based_on and row.edition > over:
        raise Refused(refusal("meetings.document_changed"))
    _say(meeting, row, facts, others)
    fields = list(rules.differing(facts, now))
    _leave_trace(by, "documents.change", meeting, row, *fields)
    return True


@command
def give_text(
    slug: str, number: int, language: str, by: Actor, *, seen: int, link: str | None = None, file: int | None = None
) -> None:
    """Give a document a text in a language, in place of the one whose edition was seen (0: there was none)."""
    meeting, row, _others = _found(slug, number)
    insist(rules.why_not_a_text(language, link, file is not None))
    kept = _of_document(file)
    text = next((one for one in row.texts if one.language == language), None)
    if seen != (text.edition if text else 0):
        raise Refused(refusal("meetings.text_changed"))
    if text is None:
        text = models.DocumentText(language=language, edition=0)
        row.texts.append(text)
    text.link, text.file_id, text.edition = link, kept, text.edition + 1
    _leave_trace(by, "documents.give_text", meeting, row, language)


@command
def remove_text(slug: str, number: int, language: str, by: Actor) -> None:
    """Take a document's text in a language away."""
    meeting, row, _others = _found(slug, number)
    insist(rules.why_not_remove_text(document_of(row), language))
    row.texts.remove(next(one for one in row.texts if one.language == language))
    _leave_trace(by, "documents.remove_text", meeting, row, language)


@command
def publish_document(slug: str, number: int, by: Actor) -> None:
    """Let everybody read a document, now; or, where nothing of its meeting is public, with the meeting."""
    meeting, row, _others = _found(slug, number)
    insist(rules.why_not_publish(document_of(row)))
    row.state = DocumentState.PUBLISHED.value
    _leave_trace(by, "documents.publish", meeting, row, "state")


@command
def withdraw_document(slug: str, number: int, by: Actor) -> None:
    """Take a document back: from now on nobody but the Secretariat can read it."""
    meeting, row, _others = _found(slug, number)
    insist(rules.why_not_withdraw(document_of(row)))
    row.state = DocumentState.WITHDRAWN.value
    _leave_trace(by, "documents.withdraw", meeting, row, "state", was_public=True)


@command
def remove_document(slug: str, number: int, by: Actor) -> None:
    """Remove a document that was never public."""
    meeting, row, _others = _found(slug, number)
    insist(rules.why_not_remove(document_of(row)))
    _leave_trace(by, "documents.remove", meeting, row)
    db.session.delete(row)


@command
def swap_documents(slug: str, number: int, neighbour: int, by: Actor) -> None:
    """Exchange two documents that stand side by side."""
    meeting, row, others = _found(slug, number)
    order = rules.swapped([one.number for one in others], number, neighbour)
    if isinstance(order, Refusal):
        raise Refused(order)
    rows = {one.number: one for one in others}
    for position, one in enumerate(order, start=1):
        set_column(rows[one], "position", position)
    is_seen = any(rows[one].state == DocumentState.PUBLISHED.value for one in (number, neighbour))
    _leave_trace(by, "documents.order", meeting, row, "position", was_public=is_seen)


@command
def take_documents(slug: str, packed: Sequence[PackedDocument], known: Sequence[PackedDocument], by: Actor) -> bool:
    """Let the public documents of a meeting be those of a package, in its order; whether any differed.

    `known` are all that are there. One that is public and gone from the package is taken back.
    """
    meeting = queries.load_meeting(slug, hold=True)
    assert meeting is not None, "documents are loaded with their meeting"
    rows = {row.number: row for row in load_documents(meeting)}
    public = [one for one in known if rows[one.number].state == DocumentState.PUBLISHED.value]
    if tuple(packed) == tuple(public):
        return False
    was, wanted = {one.number: one for one in known}, {one.number for one in packed}
    for one in public:
        if one.number not in wanted:
            rows[one.number].state = DocumentState.WITHDRAWN.value
            audit(by, "documents.withdraw", rows[one.number], ("state",))
    _free_symbols(rows, packed)
    for one in packed:
        row = rows.get(one.number) or _new(meeting, one.number)
        if one not in public:
            _take(meeting, row, one, was.get(one.number), by)
        rows[one.number] = row
    hidden = [number for number in rows if number not in wanted]
    for position, number in enumerate([*(one.number for one in packed), *hidden], start=1):
        set_column(rows[number], "position", position)
    audit(by, "documents.load", meeting)
    announce("documents_loaded", f"draft/{slug}", f"meeting/{slug}", meeting_id=meeting.id)
    return True


def _free_symbols(rows: Mapping[int, models.Document], packed: Sequence[PackedDocument]) -> None:
    """Two documents may exchange their symbols."""
    for one in packed:
        if one.number in rows and rows[one.number].symbol != one.symbol:
            rows[one.number].symbol = None
    db.session.flush()


def _take(
    meeting: models.Meeting, row: models.Document, one: PackedDocument, was: PackedDocument | None, by: Actor
) -> None:
    """Let a row say what a package says of a document; a text that is linked to as before stays what it is."""
    row.position = row.position or 0
    _say(meeting, row, one.facts, load_documents(meeting))
    row.state, row.extra = DocumentState.PUBLISHED.value, one.extra
    links = {text.language: text.link for text in was.texts} if was else {}
    there = {text.language: text for text in row.texts}
    row.texts = [there.get(text.language) or _new_text(text) for text in one.texts]
    for text, given in zip(row.texts, one.texts, strict=True):
        set_column(text, "extra", given.extra)
        if links.get(given.language) != given.link and (text.link, text.file_id) != (given.link, None):
            text.link, text.file_id, text.edition = given.link, None, text.edition + 1
    db.session.add(row)
    audit(by, "documents.take", row)


def _new(meeting: models.Meeting, number: int) -> models.Document:
    return models.Document(meeting_id=meeting.id, number=number, edition=0, texts=[], sittings=[])


def _new_text(given: PackedText) -> models.DocumentText:
    return models.DocumentText(language=given.language, link=given.link, edition=1)


def _held(slug: str) -> models.Meeting:
    """The meeting, under whose lock documents are numbered and ordered."""
    meeting = lock(models.Meeting, models.Meeting.slug == slug)
    if meeting is None:
        raise Refused(refusal("meetings.no_such_meeting", slug=slug))
    return meeting


def _found(slug: str, number: int) -> tuple[models.Meeting, models.Document, list[models.Document]]:
    meeting = _held(slug)
    rows = load_documents(meeting)
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise Refused(refusal("meetings.no_such_document"))
    return meeting, row, rows


def _say(meeting: models.Meeting, row: models.Document, facts: Facts, others: list[models.Document]) -> None:
    sittings = sittings_by_number(meeting)
    symbols = {one.symbol: one.number for one in others if one.symbol}
    insist(rules.why_not_say(facts, symbols, row.number, sittings.keys()))
    row.kind, row.title, row.symbol = facts.kind.value, facts.title, facts.symbol
    row.dated, row.challenge, row.edition = facts.dated, facts.challenge, row.edition + 1
    wanted = {sittings[number] for number in facts.sittings}
    row.sittings = [one for one in row.sittings if one.sitting_id in wanted]
    there = {one.sitting_id for one in row.sittings}
    row.sittings += [models.DocumentSitting(sitting_id=one) for one in sorted(wanted - there)]


def _of_document(file: int | None) -> int | None:
    """A file that was given for a document, and for nothing else."""
    if file is None or db.session.get_one(File, file).kind == models.documents.TEXT_FILE.name:
        return file
    raise ValueError("a file of another kind")


def _leave_trace(
    by: Actor, action: str, meeting: models.Meeting, row: models.Document, *fields: str, was_public: bool = False
) -> None:
    """Audit, and tell the Secretariat's pages; the public's too where they show something else now."""
    audit(by, action, row, fields)
    is_seen = was_public or row.state == DocumentState.PUBLISHED.value
    topics = (f"draft/{meeting.slug}", *((f"meeting/{meeting.slug}",) if is_seen else ()))
    announce("document_changed", *topics, meeting_id=meeting.id, document_id=row.id)
