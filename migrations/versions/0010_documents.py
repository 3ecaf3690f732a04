"""Documents of a meeting, each with a text in every language in which it is there."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

KINDS = ('background_note', 'discussion_guide', 'provisional_agenda', 'programme', 'conference_room_paper', 'presentation', 'chairs_summary', 'report', 'other')


def upgrade() -> None:
    op.create_table('document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('symbol', sa.String(), nullable=True),
    sa.Column('dated', sa.Date(), nullable=True),
    sa.Column('challenge', sa.String(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.CheckConstraint(f"kind IN ({', '.join(map(repr, KINDS))})", name=op.f('ck_document_kind')),
    sa.CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name=op.f('ck_document_state')),
    sa.ForeignKeyConstraint(['challenge'], ['challenge.slug'], name=op.f('fk_document_challenge')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_document_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_document_meeting_id_number')),
    sa.UniqueConstraint('meeting_id', 'symbol', name=op.f('uq_document_meeting_id_symbol'))
    )
    op.create_table('document_sitting',
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_sitting_document_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_document_sitting_sitting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('document_id', 'sitting_id', name=op.f('pk_document_sitting'))
    )
    op.create_index(op.f('ix_document_sitting_sitting_id'), 'document_sitting', ['sitting_id'], unique=False)
    op.create_table('document_text',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('file_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.CheckConstraint('(link IS NULL) <> (file_id IS NULL)', name=op.f('ck_document_text_link_or_file')),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_document_text_document_id')),
    sa.ForeignKeyConstraint(['file_id'], ['file.id'], name=op.f('fk_document_text_file_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_text')),
    sa.UniqueConstraint('document_id', 'language', name=op.f('uq_document_text_document_id_language'))
    )
    op.create_index(op.f('ix_document_text_file_id'), 'document_text', ['file_id'], unique=False)


def downgrade() -> None:
    op.drop_table('document_text')
    op.drop_table('document_sitting')
    op.drop_table('document')
