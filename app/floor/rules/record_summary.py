"""What the paragraph on statements of a Chair's summary says, in its order; its words are no matter of this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.entities.rules import UNNAMED_NGO
from app.floor.rules.record import Record, Reply, Statement
from app.floor.rules.record_groups import group


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the paragraph: who co-sponsored a statement, or that it was submitted only in writing."""

    number: int
    statement: Statement
    is_written: bool


@dataclass(frozen=True)
class Home:
    """From where organizations spoke, and how many of them; a source may print the name in its own way."""

    code: str
    printed: str | None
    count: int


@dataclass(frozen=True)
class Nominated:
    """What one committee nominated: organizations by their homes, those named that state none, and those not named."""

    by: str | None
    named: tuple[Statement, ...]
    homes: tuple[Home, ...]
    unnamed: int


@dataclass(frozen=True)
class Summary:
    """States in order with joint statements and the European Union in their place, observers from organizations, others
    such as experts in their personal capacity, NGOs, and replies."""

    states: tuple[Statement, ...]
    observers: tuple[Statement, ...]
    others: tuple[Statement, ...]
    organizations: tuple[Nominated, ...]
    list_open: bool
    replies: tuple[tuple[Reply, int], ...]
    footnotes: tuple[Footnote, ...]

    def notes_of(self, statement: Statement) -> list[int]:
        """The numbers of its footnotes."""
        return [note.number for note in self.footnotes if note.statement is statement]


def summarize(record: Record) -> Summary:
    """The record in the order of a summary: those submitted only in writing are last of their group."""
    groups = group(record.statements)
    states, besides, ngos = map(_written_last, (groups.states, groups.observers, groups.organizations))
    observers = tuple(one for one in besides if one.listed_with == "observers")
    others = tuple(one for one in besides if one.listed_with != "observers")
    return Summary(
        states=states,
        observers=observers,
        others=others,
        organizations=tuple(_nominated(ngos)),
        list_open=record.ngo_list_open,
        replies=tuple(_with_ranks(record.replies)),
        footnotes=tuple(_footnotes((*states, *observers, *others, *ngos))),
    )


def _written_last(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda one: one.is_written))


def _footnotes(statements: Iterable[Statement]) -> Iterable[Footnote]:
    wanted = [
        (one, is_written)
        for one in statements
        for is_written, has in ((False, one.on_behalf_of and one.on_behalf_of.co_sponsors), (True, one.is_written))
        if has
    ]
    return (Footnote(number, one, is_written) for number, (one, is_written) in enumerate(wanted, start=1))


def _nominated(statements: Sequence[Statement]) -> Iterable[Nominated]:
    """Committee by committee in the order in which they first occur; a committee that speaks itself stands first."""
    order = list(dict.fromkeys(one.nominated_by for one in statements))
    order.sort(key=lambda by: by is not None)
    for by in order:
        of_committee = [one for one in statements if one.nominated_by == by]
        at_home = [one for one in of_committee if one.ngo_home]
        homeless = [one for one in of_committee if not one.ngo_home]
        named = tuple(one for one in homeless if one.entity != UNNAMED_NGO or one.name_in_text)
        yield Nominated(by, named, tuple(_homes(at_home)), len(homeless) - len(named))


def _homes(statements: Sequence[Statement]) -> Iterable[Home]:
    """Each home once, where it first occurs; only what an unnamed organization prints as its name is its home."""
    order = list(dict.fromkeys(one.ngo_home for one in statements))
    for code in order:
        there = [one for one in statements if one.ngo_home == code]
        printed = there[0].name_in_text if there[0].entity == UNNAMED_NGO else None
        yield Home(code or "", printed, len(there))


def _with_ranks(replies: Sequence[Reply]) -> Iterable[tuple[Reply, int]]:
    """Each reply, and whether it is its delegation's first or second."""
    for at, reply in enumerate(replies):
        yield reply, sum(other.entity == reply.entity for other in replies[: at + 1])
