"""People stand in lists by a stored key."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sort_key', sa.String(), nullable=True))
    # Exact from the next change of a name on.
    op.execute("UPDATE account SET sort_key = lower(CASE WHEN name = '' THEN email_key ELSE name END)")
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.alter_column('sort_key', existing_type=sa.String(), nullable=False)
        batch_op.create_index(batch_op.f('ix_account_sort_key'), ['sort_key'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_account_sort_key'))
        batch_op.drop_column('sort_key')
