"""Links with which interpreters read the list and the texts of a sitting."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interpreter_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_interpreter_link_sitting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_link")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_interpreter_link_sitting_id"), "interpreter_link", ["sitting_id"])


def downgrade() -> None:
    op.drop_table("interpreter_link")
