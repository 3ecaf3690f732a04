"""Statements and rights of reply, as they are shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.entities.rules import UNIONS
from app.floor.rules.record import Record, Reply, Statement
from app.floor.rules.record_groups import group
from app.floor.rules.sponsors import Sponsors, count_sponsors
from app.publishing.exports.names import Names
from app.publishing.exports.people import delivery_word


@dataclass(frozen=True, kw_only=True)
class ShownJoint:
    """For whom a joint statement was made; the announced number stays as announced."""

    label: str | None
    sponsors: tuple[str, ...]
    count: Sponsors


@dataclass(frozen=True, kw_only=True)
class ShownStatement:
    """A statement as a line."""

    listed_with: str
    name: str
    is_named: bool
    is_union: bool
    home: str | None
    nominated_by: str
    joint: ShownJoint | None
    delivery_word: str | None


@dataclass(frozen=True, kw_only=True)
class ShownStatements:
    """The statements of a sitting in their groups; `list_open` where the source names only some organizations."""

    states: tuple[ShownStatement, ...]
    observers: tuple[ShownStatement, ...]
    organizations: tuple[ShownStatement, ...]
    list_open: bool

    @property
    def with_union(self) -> bool:
        """Whether the European Union spoke among the States, which a heading must not call a State."""
        return any(one.is_union for one in self.states)


@dataclass(frozen=True, kw_only=True)
class ShownReply:
    """A right of reply as a line."""

    name: str


Members = Mapping[str, Collection[str]]


def show_statements(record: Record, names: Names, members: Members) -> ShownStatements | None:
    """The statements of a sitting, where there are any."""
    if not record.statements:
        return None
    grouped = group([_show_statement(one, names, members) for one in record.statements])
    return ShownStatements(
        states=grouped.states,  # type: ignore[arg-type]
        observers=grouped.observers,  # type: ignore[arg-type]
        organizations=grouped.organizations,  # type: ignore[arg-type]
        list_open=record.ngo_list_open,
    )


def show_replies(record: Record, names: Names) -> tuple[ShownReply, ...]:
    """The rights of reply in the order in which they were exercised."""
    return tuple(ShownReply(name=_name(one, names)) for one in record.replies)


def _show_statement(one: Statement, names: Names, members: Members) -> ShownStatement:
    return ShownStatement(
        listed_with=one.listed_with or "states",
        name=_name(one, names),
        is_named=names.is_named(one.entity),
        is_union=one.entity in UNIONS,
        home=names.in_text(one.ngo_home),
        nominated_by=names.in_text(one.nominated_by) or "",
        joint=_show_joint(one, names, members),
        delivery_word=delivery_word(one.delivery),
    )


def _name(one: Statement | Reply, names: Names) -> str:
    return names.in_list(one.entity) or one.name_in_text or ""


def _show_joint(one: Statement, names: Names, members: Members) -> ShownJoint | None:
    joint = one.on_behalf_of
    if joint is None:
        return None
    sponsors = sorted(names.in_list(code) or code for code in joint.co_sponsors)
    count = count_sponsors(joint.co_sponsors, joint.stated_number, dict(members))
    return ShownJoint(label=joint.label or names.in_text(joint.group), sponsors=tuple(sponsors), count=count)
