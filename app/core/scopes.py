"""The kinds of thing within which a role can be held: each feature registers its own in its policies.py.

`scope_kind("meeting", _l("Meetings"), queries.meeting_names)`
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from flask_babel.speaklater import LazyString

from app.core.policy import Scope

# Public id and name of each thing, in the order in which they are offered; of one thing alone where its id is given.
Names = Callable[[str | None], dict[str, str]]
# Of what sorts the thing with this id is, where some roles are held within one sort alone: {"delegation", "ngo"}.
Sorts = Callable[[str], Collection[str]]


@dataclass(frozen=True)
class ScopeKind:
    """Things of one kind: what they are called together, each by its name, and of what sorts each is."""

    kind: str
    label: LazyString
    names: Names
    sorts: Sorts


SCOPE_KINDS: dict[str, ScopeKind] = {}


def scope_kind(kind: str, label: LazyString, names: Names, sorts: Sorts = lambda _public_id: ()) -> None:
    """Let roles be held within things of this kind."""
    SCOPE_KINDS[kind] = ScopeKind(kind, label, names, sorts)


def name_of(scope: Scope) -> str | None:
    """The name of the thing, as in "Mexico"; None where there is no such thing."""
    known = SCOPE_KINDS.get(scope.kind)
    return known.names(scope.public_id).get(scope.public_id) if known else None


def sorts_of(scope: Scope) -> Collection[str]:
    """Of what sorts the thing is; of none where there is no such thing."""
    known = SCOPE_KINDS.get(scope.kind)
    return known.sorts(scope.public_id) if known else ()
