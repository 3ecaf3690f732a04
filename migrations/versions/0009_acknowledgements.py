"""Who published in spite of what."""

import sqlalchemy as sa
from alembic import op

from app.core.append_only import triggers, untriggers

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('acknowledgement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('warning', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_kind', sa.String(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_acknowledgement_meeting_id')),
    sa.ForeignKeyConstraint(['meeting_id', 'version'], ['programme_version.meeting_id', 'programme_version.number'], name=op.f('fk_acknowledgement_meeting_id_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acknowledgement')),
    sa.UniqueConstraint('meeting_id', 'version', 'warning', name=op.f('uq_acknowledgement_meeting_id_version_warning'))
    )
    for statement in triggers(op.get_bind().dialect.name, 'acknowledgement'):
        op.execute(statement)


def downgrade() -> None:
    for statement in untriggers(op.get_bind().dialect.name, 'acknowledgement'):
        op.execute(statement)
    op.drop_table('acknowledgement')
