"""Who may do what on the floor of a sitting (docs/floor.md says it deed by deed)."""

from dataclasses import dataclass

from app.core.policy import Actor, may, policy
from app.floor.queries.places import AtSitting, speaking_for_themselves

FOCAL_POINT, SECRETARIAT = "focal_point", "secretariat"
OFFICERS = ("conference_officer", "presiding_officer", SECRETARIAT)
PRESIDING = ("presiding_officer", SECRETARIAT)


def is_endorsed_by_the_secretariat(actor: Actor, at: AtSitting | None) -> bool:
    """Whether an NGO comes on the list through the Secretariat, which knows who endorsed it; others as they like."""
    return at is None or not at.is_of_ngo or any(grant.role == SECRETARIAT for grant in actor.grants)


_OWN = (
    "Focal points of States, observers, UN entities and intergovernmental organizations for their own delegation, and "
)

policy(
    "floor.hold_lists",
    "Conference officer, presiding officer and Secretariat announce, open and close lists, draw lots, continue them.",
    *OFFICERS,
    watched=True,
)
policy(
    "floor.run",
    "Conference officer, presiding officer and Secretariat run the floor of a sitting and read all of it.",
    *OFFICERS,
    watched=True,
)
policy(
    "floor.preside",
    "The presiding officer, or the Secretariat on their behalf, moves speakers, changes limits, takes replies early "
    "and rules on points of order.",
    *PRESIDING,
    watched=True,
)
policy(
    "floor.accept_late",
    "The presiding officer, or the Secretariat on their behalf, accepts somebody after the list was closed; an NGO, "
    "the Secretariat alone.",
    *PRESIDING,
    watched=True,
    condition=is_endorsed_by_the_secretariat,
)
policy(
    "floor.inscribe",
    _OWN + "officers on its behalf, ask to speak; for an NGO the Secretariat, once it is endorsed.",
    FOCAL_POINT,
    *OFFICERS,
    hidden=True,
    watched=True,
    condition=is_endorsed_by_the_secretariat,
)
policy(
    "floor.speak",
    _OWN
    + "officers on its behalf, change and withdraw what it asked for, exchange and yield places, ask for rights of "
    "reply and raise points of order.",
    FOCAL_POINT,
    *OFFICERS,
    hidden=True,
    watched=True,
)
policy(
    "floor.give_text",
    _OWN + "the Secretariat on its behalf, give the text of a statement to the interpreters, read it and take it away.",
    FOCAL_POINT,
    SECRETARIAT,
    hidden=True,
    watched=True,
)
policy(
    "floor.invite_interpreters",
    "Secretariat and conference officer make links for interpreters, and take them back.",
    "conference_officer",
    SECRETARIAT,
    watched=True,
)
policy("floor.set_reply_terms", "The Secretariat says how long rights of reply are at a meeting.", SECRETARIAT)


@dataclass(frozen=True)
class Reader:
    """Who reads the floor: an officer sees all of it, a delegation what is its own, everybody what is public."""

    is_officer: bool = False
    own: frozenset[str] = frozenset()

    def sees(self, *entities: str) -> bool:
        """Whether what only these delegations and officers see is shown."""
        return self.is_officer or not self.own.isdisjoint(entities)


def reader_of(actor: Actor, at: AtSitting) -> Reader:
    """As whom somebody reads the floor of a sitting."""
    if may(actor, "floor.run", at):
        return Reader(is_officer=True)
    return Reader(own=speaking_for_themselves(at.slug, _entities_of(actor)))


def may_read(actor: Actor, at: AtSitting) -> bool:
    """Whether the floor of a sitting may be read: everybody may once it is published, before that its officers."""
    return at.is_public or may(actor, "floor.run", at)


def is_on_behalf(actor: Actor, at: AtSitting) -> bool:
    """Whether somebody acts for a delegation whose focal point they are not; the audit says so."""
    return not (at.speaks_for_itself and at.entity in _entities_of(actor))


def _entities_of(actor: Actor) -> frozenset[str]:
    held = [grant.scope for grant in actor.grants if grant.role == FOCAL_POINT]
    return frozenset(scope.public_id for scope in held if scope and scope.kind == "entity")
