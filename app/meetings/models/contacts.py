"""Where those whom a programme names are written to."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model


class Contact(Model):
    """The mail address of somebody in a meeting, by what they are known as there; private, so beside the programme."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("meeting_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person: Mapped[str]
    name: Mapped[str]
    email: Mapped[str]
