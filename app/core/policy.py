"""Who may ask: roles, scopes and policies, compared with a matrix in the tree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

ROLES = (
    "administrator",
    "secretariat",
    "conference_officer",
    "presiding_officer",
    "focal_point",
    "group_coordinator",
    "ngo",
    "ngo_committee",
    "civil_society_unit",
    "participant",
)


@dataclass(frozen=True, order=True)
class Scope:
    """Within what a role is held: a kind and a public id, `meeting/cnd-2023-october`."""

    kind: str
    public_id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.public_id}"


@dataclass(frozen=True)
class Grant:
    """A role that somebody holds, everywhere or within one scope."""

    role: str
    scope: Scope | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts: an account with its grants, the operator at the shell, Rostrum itself, or somebody unknown.

    `reads_only` is an account for which a program asks that may change nothing.
    """

    kind: str
    account_id: int | None = None
    grants: frozenset[Grant] = frozenset()
    reads_only: bool = False

    @property
    def is_known(self) -> bool:
        """Whether this is a signed-in account or somebody above all accounts."""
        return self.kind != "anonymous"


ANONYMOUS = Actor("anonymous")
OPERATOR = Actor("operator")  # at the shell of the machine
SYSTEM = Actor("system")  # background work


class Subject(Protocol):
    """A thing that deeds are done to: it says within which scopes it lies."""

    def scopes(self) -> Iterable[Scope]:
        """Every scope whose holders this thing concerns."""


Condition = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Policy:
    """Who may do one thing, in a sentence and as roles.

    `everyone` lets each signed-in account ask; `anywhere` lets a role held within any scope count where there is no
    subject; `condition` narrows further (own things). Where `hidden`, whoever may not ask is told that nothing is
    there; where `watched`, that somebody known asked leaves a trace.
    """

    name: str
    sentence: str
    roles: frozenset[str] = field(default_factory=frozenset)
    everyone: bool = False
    anywhere: bool = False
    hidden: bool = False
    watched: bool = False
    condition: Condition | None = None


POLICIES: dict[str, Policy] = {}


def policy(
    name: str,
    sentence: str,
    *roles: str,
    everyone: bool = False,
    anywhere: bool = False,
    hidden: bool = False,
    watched: bool = False,
    condition: Condition | None = None,
) -> Policy:
    """Declare who may do `name`; a name is declared once."""
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise ValueError(f"unknown roles: {sorted(unknown)}")
    declared = Policy(name, sentence, frozenset(roles), everyone, anywhere, hidden, watched, condition)
    if POLICIES.setdefault(name, declared).sentence != sentence:
        raise ValueError(f"declared twice: {name}")
    return declared


def may(actor: Actor, name: str, subject: Any = None) -> bool:
    """Whether `actor` may do `name` to `subject`; an undeclared name is nobody's."""
    declared = POLICIES.get(name)
    if declared is None or not actor.is_known:
        return False
    if actor.kind in ("operator", "system"):
        return True
    if not (declared.everyone or any(_holds(grant, declared, subject) for grant in actor.grants)):
        return False
    return declared.condition is None or declared.condition(actor, subject)


def _holds(grant: Grant, declared: Policy, subject: Any) -> bool:
    if grant.role not in declared.roles:
        return False
    if grant.scope is None:
        return True
    if subject is None:
        return declared.anywhere
    return grant.scope in set(subject.scopes())
