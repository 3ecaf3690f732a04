"""Packages remember what stayed of the entries that they had once."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('package_source', schema=None) as batch_op:
        batch_op.add_column(sa.Column('left', sa.JSON(), nullable=False, server_default='{}'))
    with op.batch_alter_table('package_source', schema=None) as batch_op:
        batch_op.alter_column('left', existing_type=sa.JSON(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('package_source', schema=None) as batch_op:
        batch_op.drop_column('left')
