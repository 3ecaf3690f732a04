"""Where those whom a meeting names are written to, and what they were told."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('contact',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_contact_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact')),
    sa.UniqueConstraint('meeting_id', 'person', name=op.f('uq_contact_meeting_id_person'))
    )
    op.create_table('change_mail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('plain', sa.String(), nullable=False),
    sa.Column('rich', sa.String(), nullable=False),
    sa.Column('job_uid', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_change_mail_meeting_id')),
    sa.ForeignKeyConstraint(['meeting_id', 'version'], ['programme_version.meeting_id', 'programme_version.number'], name=op.f('fk_change_mail_meeting_id_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change_mail')),
    sa.UniqueConstraint('job_uid', name=op.f('uq_change_mail_job_uid'))
    )
    with op.batch_alter_table('change_mail', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_change_mail_meeting_id'), ['meeting_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('change_mail', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_change_mail_meeting_id'))

    op.drop_table('change_mail')
    op.drop_table('contact')
