"""The trace that every deed leaves: who, what, to which thing, when; ids and field names, never personal values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, event, inspect
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from app.core import clock
from app.core.append_only import append_only
from app.core.db import Id, Model, before_commit, command, db, enter, identity
from app.core.policy import Actor
from app.core.requests import request_id


class AuditEntry(Model):
    """One deed, as it was done."""

    __tablename__ = "audit_entry"
    __machinery__ = True
    __table_args__ = (Index("ix_audit_entry_subject", "subject_kind", "subject_id"), {"sqlite_autoincrement": True})

    id: Mapped[Id] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    behalf_kind: Mapped[str | None]
    behalf_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(index=True)
    subject_kind: Mapped[str | None]
    subject_id: Mapped[int | None]
    fields: Mapped[list[str]] = mapped_column(JSON)
    request_id: Mapped[str | None]


append_only(AuditEntry.__table__)  # type: ignore[arg-type]


def audit(
    by: Actor, action: str, subject: Model | None, fields: Iterable[str] = (), *, on_behalf_of: Model | None = None
) -> None:
    """Write down that `by` did `action` to `subject`, changing `fields` (names, never values)."""
    session = db.session()
    if any(one is not None and inspect(one).identity is None for one in (subject, on_behalf_of)):
        session.flush()  # a new row is named by its id
    subject_kind, subject_id = identity(subject) if subject is not None else (None, None)
    behalf_kind, behalf_id = identity(on_behalf_of) if on_behalf_of is not None else (None, None)
    session.info["write"]["audited"] = True
    enter(
        AuditEntry,
        at=clock.now(),
        actor_kind=by.kind,
        actor_id=by.account_id,
        behalf_kind=behalf_kind,
        behalf_id=behalf_id,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        fields=sorted(fields),
        request_id=request_id(),
    )


@command
def note_turned_away(by: Actor, permission: str, subject: Model | None) -> None:
    """Write down that somebody known asked for what they may not see or do."""
    audit(by, f"turned_away.{permission}", subject)


def pending_changes() -> set[str]:
    """What the write is about to change and has not flushed: fields, lists, and tables with new rows or fewer."""
    session = db.session()
    rows = {row.__tablename__ for row in (*session.new, *session.deleted)}
    fields = {
        f"{row.__tablename__}.{attribute.key}"
        for row in session.dirty
        for attribute in inspect(row).attrs
        if attribute.history.has_changes()
    }
    return rows | fields


def flushed_changes() -> set[str]:
    """Flush, and say what was changed by it."""
    changed = pending_changes()
    db.session.flush()
    return changed


def unaudited(reason: str) -> None:
    """Say why this write leaves no trace: bookkeeping of the machine, never a person's deed."""
    if not reason:
        raise ValueError("a reason is wanted")
    db.session().info["write"]["audited"] = True


@event.listens_for(Session, "after_flush")
def _notice(session: Session, _context: Any) -> None:
    """Rows were written: inside a write that is noted, outside it is a mistake in the code."""
    rows = [row for row in (*session.new, *session.deleted, *session.dirty) if _leaves_trace(session, row)]
    if rows and "write" not in session.info:
        raise Untraced(f"written outside a command: {sorted({type(row).__name__ for row in rows})}")
    if rows:
        session.info["write"]["changed"] = True


@event.listens_for(Session, "do_orm_execute")
def _notice_statement(state: ORMExecuteState) -> None:
    """The same for UPDATE, INSERT and DELETE statements."""
    if not (state.is_update or state.is_insert or state.is_delete):
        return
    if "write" not in state.session.info:
        raise Untraced("a statement that writes, outside a command")
    mapper = state.bind_mapper
    if mapper is None or not getattr(mapper.class_, "__machinery__", False):
        state.session.info["write"]["changed"] = True


def _leaves_trace(session: Session, row: object) -> bool:
    return not getattr(row, "__machinery__", False) and (row not in session.dirty or session.is_modified(row))


class Untraced(RuntimeError):
    """A command changed something and left no audit entry: a mistake in the code."""


def _insist_on_trace(session: Session) -> None:
    """Nothing happens without a trace: the write that forgot it is rolled back."""
    kept = session.info["write"]
    if kept.get("changed") and not kept.get("audited"):
        raise Untraced("a write without an audit entry")


before_commit.append(_insist_on_trace)
