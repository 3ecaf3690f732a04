"""What was told by mail, and whose calendar is fetched."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model
from app.people.models import Account


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
    """Somebody's own calendar. Its address is derived from id and version; with the next version those before are over.

    `access` stands for what the calendar showed because of who it is, `access_at` is when that last changed.
    """

    __tablename__ = "calendar_subscription"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    is_on: Mapped[bool] = mapped_column(default=True)
    used_on: Mapped[date | None]
    access: Mapped[str | None]
    access_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="raise")


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
