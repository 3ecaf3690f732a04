"""The people who are registered for a meeting."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Id, Model
from app.core.files import File, file_kind
from app.core.files.kinds import JPEG, MEGABYTE, PDF, PNG
from app.core.policy import Scope
from app.entities.rules import sort_key
from app.meetings.models import Sitting
from app.meetings.models.constraints import one_of
from app.registrations.models.delegations import Delegation
from app.registrations.rules.people import Particulars
from app.registrations.rules.places import Place
from app.registrations.rules.states import HOLDING
from app.registrations.rules.words import Attendance, Gender, Party, Role, Source, State, Way

ANSWER = file_kind("registrations.answer", PDF, JPEG, PNG, limit=10 * MEGABYTE)
_HOLDS = f"state IN ({', '.join(repr(state.value) for state in sorted(HOLDING))})"
_OVER = f"state IN ('{State.REJECTED.value}', '{State.WITHDRAWN.value}')"
# What a row says in the words of the rules.
_PLAIN = ("family_name", "given_names", "title", "function", "email", "locale", "gender_words", "needs",
          "wants_visa_letter", "visa_details", "may_wait")  # fmt: skip
# What is left of somebody who is forgotten: what figures are made of. All else is nothing.
EMPTY: dict[str, Any] = {
    **dict.fromkeys(("family_name", "given_names", "title", "function", "email", "sort_key"), ""),
    **dict.fromkeys(("gender_words", "needs", "visa_details"), ""),
    **dict.fromkeys(("email_key", "known", "locale", "reason", "approved"), None),
    "wants_visa_letter": False,
    "consents": [],
}


def _once(name: str, *columns: str, where: str) -> Index:
    """No two rows of which this is true say the same."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


class Registration(Model):
    """Somebody at a meeting. Emptied by a purge: nothing personal is left, and the figures still read.

    A place is the number of the delegation's for a way (`place_number`), and for an NGO in the room one of the
    meeting's seats (`seat_number`). `asked_at` is since when somebody asks for it: the order of the waiting list.
    `known` is by what nobody is registered twice. `approved` keeps the fields that matter as they were approved.
    """

    __tablename__ = "registration"
    __table_args__ = (
        one_of("state", State),
        one_of("way", Way),
        one_of("role", Role),
        one_of("gender", Gender),
        one_of("source", Source),
        CheckConstraint(f"({_HOLDS}) = (place_number IS NOT NULL)", name="place_is_held"),
        CheckConstraint("place_number > 0 AND (seat_number IS NULL OR seat_number > 0)", name="numbers"),
        CheckConstraint("seat_number IS NULL OR place_number IS NOT NULL", name="seat_with_place"),
        _once("uq_registration_place", "delegation_id", "way", "place_number", where="place_number IS NOT NULL"),
        _once("uq_registration_seat", "meeting_id", "seat_number", where="seat_number IS NOT NULL"),
        _once("uq_registration_known", "meeting_id", "known", where=f"NOT ({_OVER})"),
        _once("uq_registration_head", "delegation_id", where=f"role = '{Role.HEAD.value}' AND NOT ({_OVER})"),
        Index("ix_registration_state", "meeting_id", "state"),
        {"sqlite_autoincrement": True},  # audit entries name it when it is gone
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"), index=True)
    source: Mapped[str]
    state: Mapped[str]
    way: Mapped[str]
    role: Mapped[str]
    place_number: Mapped[int | None]
    seat_number: Mapped[int | None]
    asked_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    family_name: Mapped[str]
    given_names: Mapped[str]
    title: Mapped[str]
    function: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str | None] = mapped_column(index=True)
    known: Mapped[str | None]
    sort_key: Mapped[str]
    locale: Mapped[str | None]
    gender: Mapped[str | None]
    gender_words: Mapped[str]
    needs: Mapped[str]
    wants_visa_letter: Mapped[bool]
    visa_details: Mapped[str]
    consents: Mapped[list[str]] = mapped_column(JSON)
    may_wait: Mapped[bool]
    approved: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    made_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]
    link_version: Mapped[int] = mapped_column(default=1)
    edition: Mapped[int] = mapped_column(default=1)

    delegation: Mapped[Delegation] = relationship(lazy="raise_on_sql")
    plans: Mapped[list["RegistrationPlan"]] = relationship(cascade="all, delete-orphan", lazy="raise")
    words: Mapped[list["RegistrationWord"]] = relationship(
        order_by="RegistrationWord.id", cascade="all, delete-orphan", lazy="raise"
    )

    def scopes(self) -> Iterable[Scope]:
        """Whom its delegation concerns, it concerns."""
        return self.delegation.scopes()

    def say(self, person: Particulars) -> None:
        """Say what somebody said of themselves, but for their way, and single sittings."""
        for name in _PLAIN:
            setattr(self, name, getattr(person, name))
        self.role = person.role.value
        self.gender = person.gender.value if person.gender else None
        self.consents = sorted(person.consents)
        self.email_key, self.known = person.known[1], "\n".join(person.known)
        self.sort_key = sort_key(f"{person.family_name} {person.given_names}")

    def empty(self, at: datetime) -> None:
        """Let nothing personal be left, and end the link to their own page."""
        for name, nothing in EMPTY.items():
            setattr(self, name, nothing)
        self.emptied_at, self.link_version, self.edition = at, self.link_version + 1, self.edition + 1

    def hold(self, place: Place) -> None:
        """Give it this place, in the state where nobody has looked at it yet."""
        self.state, self.way = State.SUBMITTED.value, place.way.value
        self.place_number, self.seat_number = place.number, place.seat

    def leave(self, state: State) -> None:
        """Give its place free, and be in this state."""
        self.state, self.place_number, self.seat_number = state.value, None, None

    @property
    def name(self) -> str:
        """The name in the order in which it is said."""
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def address(self) -> str:
        """Where the Secretariat and the delegation see it."""
        return f"{self.delegation.address}/people/{self.public_id}"


class RegistrationPlan(Model):
    """How somebody takes part in one sitting, where they said so."""

    __tablename__ = "registration_plan"
    __table_args__ = (one_of("attendance", Attendance),)

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id", ondelete="CASCADE"), primary_key=True, index=True)
    attendance: Mapped[str]

    sitting: Mapped[Sitting] = relationship(lazy="raise")


class RegistrationWord(Model):
    """What the Secretariat asked or said of a registration, and what was answered, perhaps with a file."""

    __tablename__ = "registration_word"
    __table_args__ = (one_of("party", Party),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    party: Mapped[str]
    text: Mapped[str]
    file_id: Mapped[Id | None] = mapped_column(ForeignKey("file.id"), index=True)

    file: Mapped[File | None] = relationship(lazy="raise")
