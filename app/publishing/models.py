"""What was told by mail, and whose calendar is fetched."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model
from app.people.models import Account
from app.registrations.models import Registration


class ChangeMail(Model):
    """A mail about what a version changed, word for word as it was shown before it left; private as its address is.

    `person` is what its reader is known as in the meeting, none for an officer of the conference. The job of `job_uid`
    sends it; where there is no such job any more, it was sent.
    """

    __tablename__ = "change_mail"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "version"], ["programme_version.meeting_id", "programme_version.number"]
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    version: Mapped[int]
    person: Mapped[str | None]
    name: Mapped[str]
    email: Mapped[str]
    locale: Mapped[str]
    subject: Mapped[str]
    plain: Mapped[str]
    rich: Mapped[str]
    job_uid: Mapped[str | None] = mapped_column(unique=True)


class CalendarSubscription(Model):
    """The own calendar of an account, or of somebody who is registered, perhaps without an account.

    Its address is derived from id and version; with the next version those before are over. That of a registration is
    over with the link to its own page too, from which it was made: `link_version`. `access` stands for what the
    calendar showed because of who it is, `access_at` is when that last changed.
    """

    __tablename__ = "calendar_subscription"
    __table_args__ = (
        CheckConstraint("(account_id IS NULL) != (registration_id IS NULL)", name="one_owner"),
        CheckConstraint("(registration_id IS NULL) = (link_version IS NULL)", name="link_of_registration"),
        {"sqlite_autoincrement": True},  # an address is derived from the id, which must never be another's
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), unique=True)
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), unique=True)
    link_version: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    is_on: Mapped[bool] = mapped_column(default=True)
    used_on: Mapped[date | None]
    access: Mapped[str | None]
    access_at: Mapped[datetime | None]

    account: Mapped[Account | None] = relationship(lazy="raise")
    registration: Mapped[Registration | None] = relationship(lazy="raise")


class CalendarInvitation(Model):
    """An invitation to a sitting as it left, or one that takes it back: word for word as it was shown; private.

    `sequence` is that of the sitting as its reader is told of it; `person` is what the reader is known as in the
    meeting, each on a line where several share an address. The job of `job_uid` sends it; where there is no such job
    any more it was sent, and without a uid it never left: something else was asked for when its turn came.
    """

    __tablename__ = "calendar_invitation"
    __table_args__ = (
        ForeignKeyConstraint(["meeting_id", "version"], ["programme_version.meeting_id", "programme_version.number"]),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    version: Mapped[int]
    number: Mapped[int]
    method: Mapped[str]
    sequence: Mapped[int]
    person: Mapped[str | None]
    name: Mapped[str]
    email: Mapped[str]
    locale: Mapped[str]
    subject: Mapped[str]
    plain: Mapped[str]
    rich: Mapped[str]
    job_uid: Mapped[str | None] = mapped_column(unique=True)
