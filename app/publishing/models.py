"""What was told by mail."""

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model


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
