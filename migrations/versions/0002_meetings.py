"""Entities, workplan, meetings, the record."""

import sqlalchemy as sa
from alembic import op

from app.core.append_only import triggers, untriggers

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

GUARDED = ('programme_version', 'floor_entry')


def upgrade() -> None:
    op.create_table('challenge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('short_title', sa.String(), nullable=False),
    sa.Column('wording', sa.String(), nullable=False),
    sa.Column('cross_cutting', sa.Boolean(), nullable=False),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_challenge_number')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_challenge')),
    sa.UniqueConstraint('number', name=op.f('uq_challenge_number')),
    sa.UniqueConstraint('slug', name=op.f('uq_challenge_slug'))
    )
    op.create_table('package_source',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('format', sa.String(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('document', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_package_source')),
    sa.UniqueConstraint('format', 'slug', name=op.f('uq_package_source_format_slug'))
    )
    op.create_table('regional_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regional_group')),
    sa.UniqueConstraint('code', name=op.f('uq_regional_group_code'))
    )
    op.create_table('workplan',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('declaration', sa.String(), nullable=True),
    sa.Column('adopted_on', sa.Date(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_workplan_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_workplan'))
    )
    op.create_table('workplan_year',
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('decision', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('year', name=op.f('pk_workplan_year'))
    )
    op.create_table('entity',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('alpha2', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_in_text', sa.String(), nullable=False),
    sa.Column('name_in_list', sa.String(), nullable=False),
    sa.Column('acronym', sa.String(), nullable=True),
    sa.Column('regional_group', sa.String(), nullable=True),
    sa.Column('part_of', sa.String(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('sort_key', sa.String(), nullable=False),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("kind IN ('member_state', 'observer_state', 'un_entity', 'igo', 'ngo', 'ngo_committee', 'expert', 'group_of_states', 'body', 'secretariat', 'area')", name=op.f('ck_entity_kind')),
    sa.ForeignKeyConstraint(['part_of'], ['entity.code'], name=op.f('fk_entity_part_of')),
    sa.ForeignKeyConstraint(['regional_group'], ['regional_group.code'], name=op.f('fk_entity_regional_group')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entity')),
    sa.UniqueConstraint('code', name=op.f('uq_entity_code'))
    )
    with op.batch_alter_table('entity', schema=None) as batch_op:
        batch_op.create_index('ix_entity_sort_key', ['sort_key'], unique=False)

    op.create_table('workplan_entry',
    sa.Column('challenge', sa.String(), nullable=False),
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.ForeignKeyConstraint(['challenge'], ['challenge.slug'], name=op.f('fk_workplan_entry_challenge')),
    sa.ForeignKeyConstraint(['year'], ['workplan_year.year'], name=op.f('fk_workplan_entry_year')),
    sa.PrimaryKeyConstraint('challenge', 'year', name=op.f('pk_workplan_entry'))
    )
    op.create_table('meeting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('short_title', sa.String(), nullable=True),
    sa.Column('body', sa.String(), nullable=True),
    sa.Column('session', sa.Integer(), nullable=True),
    sa.Column('ordinal', sa.Integer(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('timezone', sa.String(), nullable=False),
    sa.Column('venue', sa.String(), nullable=True),
    sa.Column('language', sa.String(), nullable=True),
    sa.Column('participation', sa.String(), nullable=True),
    sa.Column('rehearsal', sa.Boolean(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('status_reason', sa.String(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('webcast', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('figures', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('publication', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.Column('last_number', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.CheckConstraint("participation IN ('in_person', 'hybrid', 'online')", name=op.f('ck_meeting_participation')),
    sa.CheckConstraint("status IN ('scheduled', 'postponed', 'cancelled')", name=op.f('ck_meeting_status')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_meeting_ends_after_it_starts')),
    sa.ForeignKeyConstraint(['body'], ['entity.code'], name=op.f('fk_meeting_body')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting')),
    sa.UniqueConstraint('slug', name=op.f('uq_meeting_slug'))
    )
    op.create_table('membership',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organization', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('as_of', sa.String(), nullable=True),
    sa.Column('first_year', sa.Integer(), nullable=True),
    sa.Column('last_year', sa.Integer(), nullable=True),
    sa.CheckConstraint('last_year >= first_year', name=op.f('ck_membership_years')),
    sa.ForeignKeyConstraint(['organization'], ['entity.code'], name=op.f('fk_membership_organization')),
    sa.ForeignKeyConstraint(['state'], ['entity.code'], name=op.f('fk_membership_state')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership')),
    sa.UniqueConstraint('organization', 'state', 'first_year', name=op.f('uq_membership_organization_state_first_year'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index('ix_membership_state', ['state'], unique=False)

    op.create_table('margin_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('room', sa.String(), nullable=True),
    sa.Column('organizer', sa.String(), nullable=True),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint('(starts_at IS NULL) = (ends_at IS NULL)', name=op.f('ck_margin_event_both_times')),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_margin_event_ends_after_it_starts')),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_margin_event_ends_on_after_it_starts')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_margin_event_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_margin_event'))
    )
    with op.batch_alter_table('margin_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_margin_event_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('meeting_document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('symbol', sa.String(), nullable=True),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('based_on', sa.String(), nullable=True),
    sa.Column('prepared_by', sa.String(), nullable=True),
    sa.Column('online', sa.Boolean(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_meeting_document_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_document'))
    )
    with op.batch_alter_table('meeting_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meeting_document_meeting_id'), ['meeting_id'], unique=False)

    op.create_table('officer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('role', sa.String(), nullable=True),
    sa.Column('office', sa.String(), nullable=True),
    sa.Column('presides_on', sa.JSON(), nullable=False),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['country'], ['entity.code'], name=op.f('fk_officer_country')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_officer_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer')),
    sa.UniqueConstraint('meeting_id', 'key', name=op.f('uq_officer_meeting_id_key'))
    )
    op.create_table('programme_version',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_kind', sa.String(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('header', sa.JSON(), nullable=False),
    sa.Column('sittings', sa.JSON(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_programme_version_number')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_programme_version_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_programme_version')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_programme_version_meeting_id_number'))
    )
    op.create_table('published_meeting',
    sa.Column('meeting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('rehearsal', sa.Boolean(), nullable=False),
    sa.Column('header', sa.JSON(), nullable=False),
    sa.CheckConstraint("status IN ('scheduled', 'postponed', 'cancelled')", name=op.f('ck_published_meeting_status')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_published_meeting_meeting_id')),
    sa.PrimaryKeyConstraint('meeting_id', name=op.f('pk_published_meeting')),
    sa.UniqueConstraint('slug', name=op.f('uq_published_meeting_slug'))
    )
    with op.batch_alter_table('published_meeting', schema=None) as batch_op:
        batch_op.create_index('ix_published_meeting_starts_on', ['starts_on'], unique=False)

    op.create_table('sitting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('thematic_number', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('half_day', sa.String(), nullable=True),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('room', sa.String(), nullable=True),
    sa.Column('presiding_officer', sa.String(), nullable=True),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('status_reason', sa.String(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('interpretation', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('source', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("half_day IN ('morning', 'afternoon', 'evening')", name=op.f('ck_sitting_half_day')),
    sa.CheckConstraint("status IN ('scheduled', 'postponed', 'cancelled')", name=op.f('ck_sitting_status')),
    sa.CheckConstraint('(starts_at IS NULL) = (ends_at IS NULL)', name=op.f('ck_sitting_both_times')),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_sitting_ends_after_it_starts')),
    sa.CheckConstraint('number > 0', name=op.f('ck_sitting_number')),
    sa.ForeignKeyConstraint(['meeting_id', 'presiding_officer'], ['officer.meeting_id', 'officer.key'], name=op.f('fk_sitting_meeting_id_presiding_officer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_sitting_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_sitting_meeting_id_number')),
    sa.UniqueConstraint('uid', name=op.f('uq_sitting_uid'))
    )
    with op.batch_alter_table('sitting', schema=None) as batch_op:
        batch_op.create_index('ix_sitting_starts_at', ['starts_at'], unique=False)

    op.create_table('floor_entry',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('entity', sa.String(), nullable=True),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('source', sa.String(), nullable=True),
    sa.Column('withdraws_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('replaces_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.CheckConstraint('replaces_id < id', name=op.f('ck_floor_entry_replaces_an_earlier')),
    sa.CheckConstraint('withdraws_id < id', name=op.f('ck_floor_entry_withdraws_an_earlier')),
    sa.ForeignKeyConstraint(['entity'], ['entity.code'], name=op.f('fk_floor_entry_entity')),
    sa.ForeignKeyConstraint(['replaces_id'], ['floor_entry.id'], name=op.f('fk_floor_entry_replaces_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_floor_entry_sitting_id')),
    sa.ForeignKeyConstraint(['withdraws_id'], ['floor_entry.id'], name=op.f('fk_floor_entry_withdraws_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_floor_entry')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_floor_entry_replaces_id')),
    sa.UniqueConstraint('withdraws_id', name=op.f('uq_floor_entry_withdraws_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('floor_entry', schema=None) as batch_op:
        batch_op.create_index('ix_floor_entry_sitting', ['sitting_id', 'id'], unique=False)

    op.create_table('published_sitting',
    sa.Column('sitting_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('revised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.CheckConstraint("status IN ('scheduled', 'postponed', 'cancelled')", name=op.f('ck_published_sitting_status')),
    sa.ForeignKeyConstraint(['meeting_id'], ['published_meeting.meeting_id'], name=op.f('fk_published_sitting_meeting_id')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_published_sitting_sitting_id')),
    sa.PrimaryKeyConstraint('sitting_id', name=op.f('pk_published_sitting')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_published_sitting_meeting_id_number')),
    sa.UniqueConstraint('uid', name=op.f('uq_published_sitting_uid'))
    )
    with op.batch_alter_table('published_sitting', schema=None) as batch_op:
        batch_op.create_index('ix_published_sitting_starts_at', ['starts_at'], unique=False)

    op.create_table('segment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("kind IN ('opening', 'introductory_presentations', 'panel', 'questions_and_answers', 'interactive_debate', 'rights_of_reply', 'closing')", name=op.f('ck_segment_kind')),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_segment_minutes')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_segment_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_segment')),
    sa.UniqueConstraint('sitting_id', 'key', name=op.f('uq_segment_sitting_id_key'))
    )
    op.create_table('sitting_challenge',
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('challenge', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['challenge'], ['challenge.slug'], name=op.f('fk_sitting_challenge_challenge')),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_sitting_challenge_sitting_id')),
    sa.PrimaryKeyConstraint('sitting_id', 'challenge', name=op.f('pk_sitting_challenge'))
    )
    op.create_table('opening_speaker',
    sa.Column('role', sa.String(), nullable=True),
    sa.Column('on_behalf_of', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('delivered_by', sa.String(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('segment', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('entity', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('delivery', sa.String(), nullable=True),
    sa.Column('as_printed', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("delivery IN ('in_room', 'online', 'video_message', 'delivered_by_other', 'written_only')", name=op.f('ck_opening_speaker_delivery')),
    sa.ForeignKeyConstraint(['country'], ['entity.code'], name=op.f('fk_opening_speaker_country')),
    sa.ForeignKeyConstraint(['entity'], ['entity.code'], name=op.f('fk_opening_speaker_entity')),
    sa.ForeignKeyConstraint(['sitting_id', 'segment'], ['segment.sitting_id', 'segment.key'], name=op.f('fk_opening_speaker_sitting_id_segment'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_opening_speaker_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening_speaker'))
    )
    with op.batch_alter_table('opening_speaker', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opening_speaker_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('panellist',
    sa.Column('unit', sa.String(), nullable=True),
    sa.Column('topic', sa.String(), nullable=True),
    sa.Column('channel', sa.String(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('segment', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('entity', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('delivery', sa.String(), nullable=True),
    sa.Column('as_printed', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("delivery IN ('in_room', 'online', 'video_message', 'delivered_by_other', 'written_only')", name=op.f('ck_panellist_delivery')),
    sa.ForeignKeyConstraint(['country'], ['entity.code'], name=op.f('fk_panellist_country')),
    sa.ForeignKeyConstraint(['entity'], ['entity.code'], name=op.f('fk_panellist_entity')),
    sa.ForeignKeyConstraint(['sitting_id', 'segment'], ['segment.sitting_id', 'segment.key'], name=op.f('fk_panellist_sitting_id_segment'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_panellist_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panellist'))
    )
    with op.batch_alter_table('panellist', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panellist_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('presenter',
    sa.Column('unit', sa.String(), nullable=True),
    sa.Column('topic', sa.String(), nullable=True),
    sa.Column('delivered_by', sa.String(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('segment', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('entity', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('delivery', sa.String(), nullable=True),
    sa.Column('as_printed', sa.String(), nullable=True),
    sa.Column('extra', sa.JSON(), nullable=False),
    sa.CheckConstraint("delivery IN ('in_room', 'online', 'video_message', 'delivered_by_other', 'written_only')", name=op.f('ck_presenter_delivery')),
    sa.ForeignKeyConstraint(['country'], ['entity.code'], name=op.f('fk_presenter_country')),
    sa.ForeignKeyConstraint(['entity'], ['entity.code'], name=op.f('fk_presenter_entity')),
    sa.ForeignKeyConstraint(['sitting_id', 'segment'], ['segment.sitting_id', 'segment.key'], name=op.f('fk_presenter_sitting_id_segment'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['sitting_id'], ['sitting.id'], name=op.f('fk_presenter_sitting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_presenter'))
    )
    with op.batch_alter_table('presenter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_presenter_sitting_id'), ['sitting_id'], unique=False)

    op.create_table('published_challenge',
    sa.Column('sitting_id', sa.Integer(), nullable=False),
    sa.Column('challenge', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['challenge'], ['challenge.slug'], name=op.f('fk_published_challenge_challenge')),
    sa.ForeignKeyConstraint(['sitting_id'], ['published_sitting.sitting_id'], name=op.f('fk_published_challenge_sitting_id')),
    sa.PrimaryKeyConstraint('sitting_id', 'challenge', name=op.f('pk_published_challenge'))
    )
    with op.batch_alter_table('published_challenge', schema=None) as batch_op:
        batch_op.create_index('ix_published_challenge_challenge', ['challenge'], unique=False)
    for table in GUARDED:
        for statement in triggers(op.get_bind().dialect.name, table):
            op.execute(statement)


def downgrade() -> None:
    for table in GUARDED:
        for statement in untriggers(op.get_bind().dialect.name, table):
            op.execute(statement)
    with op.batch_alter_table('published_challenge', schema=None) as batch_op:
        batch_op.drop_index('ix_published_challenge_challenge')

    op.drop_table('published_challenge')
    with op.batch_alter_table('presenter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_presenter_sitting_id'))

    op.drop_table('presenter')
    with op.batch_alter_table('panellist', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panellist_sitting_id'))

    op.drop_table('panellist')
    with op.batch_alter_table('opening_speaker', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_opening_speaker_sitting_id'))

    op.drop_table('opening_speaker')
    op.drop_table('sitting_challenge')
    op.drop_table('segment')
    with op.batch_alter_table('published_sitting', schema=None) as batch_op:
        batch_op.drop_index('ix_published_sitting_starts_at')

    op.drop_table('published_sitting')
    with op.batch_alter_table('floor_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_floor_entry_sitting')

    op.drop_table('floor_entry')
    with op.batch_alter_table('sitting', schema=None) as batch_op:
        batch_op.drop_index('ix_sitting_starts_at')

    op.drop_table('sitting')
    with op.batch_alter_table('published_meeting', schema=None) as batch_op:
        batch_op.drop_index('ix_published_meeting_starts_on')

    op.drop_table('published_meeting')
    op.drop_table('programme_version')
    op.drop_table('officer')
    with op.batch_alter_table('meeting_document', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meeting_document_meeting_id'))

    op.drop_table('meeting_document')
    with op.batch_alter_table('margin_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_margin_event_meeting_id'))

    op.drop_table('margin_event')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index('ix_membership_state')

    op.drop_table('membership')
    op.drop_table('meeting')
    op.drop_table('workplan_entry')
    with op.batch_alter_table('entity', schema=None) as batch_op:
        batch_op.drop_index('ix_entity_sort_key')

    op.drop_table('entity')
    op.drop_table('workplan_year')
    op.drop_table('workplan')
    op.drop_table('regional_group')
    op.drop_table('package_source')
    op.drop_table('challenge')
