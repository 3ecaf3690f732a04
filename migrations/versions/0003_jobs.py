"""Jobs remember who asked and how far they are; work that comes round; signs of workers."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.add_column(sa.Column('created_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('request_id', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('failures', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('losses', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('progress_done', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('progress_of', sa.Integer(), nullable=True))
    op.execute('UPDATE job SET created_at = due_at')
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.alter_column('created_at', existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.alter_column('failures', existing_type=sa.Integer(), server_default=None)
        batch_op.alter_column('losses', existing_type=sa.Integer(), server_default=None)

    op.create_table('recurring',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_recurring'))
    )
    op.create_table('worker_sign',
    sa.Column('uid', sa.String(), nullable=False),
    sa.Column('machine', sa.String(), nullable=False),
    sa.Column('process', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('uid', name=op.f('pk_worker_sign'))
    )


def downgrade() -> None:
    op.drop_table('worker_sign')
    op.drop_table('recurring')
    with op.batch_alter_table('job', schema=None) as batch_op:
        for column in ('progress_of', 'progress_done', 'losses', 'failures', 'request_id', 'created_at'):
            batch_op.drop_column(column)
