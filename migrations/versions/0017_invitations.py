"""Invitations to sittings, as they left."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("rich", sa.String(), nullable=False),
        sa.Column("job_uid", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_calendar_invitation_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["meeting_id", "version"],
            ["programme_version.meeting_id", "programme_version.number"],
            name=op.f("fk_calendar_invitation_meeting_id_programme_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_invitation")),
        sa.UniqueConstraint("job_uid", name=op.f("uq_calendar_invitation_job_uid")),
    )
    op.create_index(op.f("ix_calendar_invitation_meeting_id"), "calendar_invitation", ["meeting_id"])


def downgrade() -> None:
    op.drop_table("calendar_invitation")
