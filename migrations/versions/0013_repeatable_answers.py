"""What programs were answered, so that a request that is sent twice has one effect."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('repeatable_answer',
    sa.Column('holder', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('asked', sa.String(), nullable=True),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('body', sa.String(), nullable=True),
    sa.Column('location', sa.String(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('holder', 'key', name=op.f('pk_repeatable_answer'))
    )
    op.create_index('ix_repeatable_answer_at', 'repeatable_answer', ['at'])


def downgrade() -> None:
    op.drop_table('repeatable_answer')
