"""Calendars of those who are registered, beside those of accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TABLE = "calendar_subscription"
OWNER = "(account_id IS NULL) != (registration_id IS NULL)"
LINK = "(registration_id IS NULL) = (link_version IS NULL)"
ACCOUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table(TABLE, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("registration_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("link_version", sa.Integer(), nullable=True))
        table.alter_column("account_id", existing_type=ACCOUNT, nullable=True)
        table.create_foreign_key(
            op.f("fk_calendar_subscription_registration_id"),
            "registration",
            ["registration_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_unique_constraint(op.f("uq_calendar_subscription_registration_id"), ["registration_id"])
        table.create_check_constraint(op.f("ck_calendar_subscription_one_owner"), OWNER)
        table.create_check_constraint(op.f("ck_calendar_subscription_link_of_registration"), LINK)


def downgrade() -> None:
    op.execute("DELETE FROM calendar_subscription WHERE account_id IS NULL")
    with op.batch_alter_table(TABLE) as table:
        table.drop_constraint(op.f("ck_calendar_subscription_one_owner"), type_="check")
        table.drop_constraint(op.f("ck_calendar_subscription_link_of_registration"), type_="check")
        table.drop_constraint(op.f("uq_calendar_subscription_registration_id"), type_="unique")
        table.drop_constraint(op.f("fk_calendar_subscription_registration_id"), type_="foreignkey")
        table.alter_column("account_id", existing_type=ACCOUNT, nullable=False)
        table.drop_column("link_version")
        table.drop_column("registration_id")
