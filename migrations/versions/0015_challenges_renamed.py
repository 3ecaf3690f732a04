"""Since when a challenge is called what it is called, which calendars must know."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("challenge") as batch_op:
        batch_op.add_column(sa.Column("renamed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("challenge") as batch_op:
        batch_op.drop_column("renamed_at")
