"""What stands beside the log of the floor: representatives, texts, the time of replies; its steps are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ENTRY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("floor_entry", sa.Column("step", sa.Integer(), nullable=True))
    op.create_index("uq_floor_entry_sitting_id_step", "floor_entry", ["sitting_id", "step"], unique=True)
    op.create_table(
        "inscription",
        sa.Column("entry_id", ENTRY, autoincrement=False, nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("representative", sa.String(), nullable=False),
        sa.Column("representative_title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_language", sa.String(), nullable=True),
        sa.Column("text_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["floor_entry.id"], name=op.f("fk_inscription_entry_id")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_inscription_sitting_id")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_inscription")),
    )
    op.create_index(op.f("ix_inscription_sitting_id"), "inscription", ["sitting_id"])
    op.create_table(
        "floor_terms",
        sa.Column("meeting_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_reply", sa.Integer(), nullable=False),
        sa.Column("second_reply", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_reply BETWEEN 1 AND 600", name=op.f("ck_floor_terms_first_reply")),
        sa.CheckConstraint("second_reply BETWEEN 1 AND 300", name=op.f("ck_floor_terms_second_reply")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_floor_terms_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_floor_terms")),
    )


def downgrade() -> None:
    for table in ("floor_terms", "inscription"):
        op.drop_table(table)
    op.drop_index("uq_floor_entry_sitting_id_step", "floor_entry")
    op.drop_column("floor_entry", "step")
