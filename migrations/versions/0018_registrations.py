"""Terms of registering, delegations, and the people of each."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("entity_code", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("quota", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("credentials_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("credentials_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code_version", sa.Integer(), nullable=False),
        sa.Column("last_code_version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "category IN ('member', 'other_member_state', 'observer_state', 'un_entity', 'igo', 'ngo', 'expert', 'secretariat')",
            name=op.f("ck_delegation_category"),
        ),
        sa.ForeignKeyConstraint(["credentials_id"], ["file.id"], name=op.f("fk_delegation_credentials_id")),
        sa.ForeignKeyConstraint(["entity_code"], ["entity.code"], name=op.f("fk_delegation_entity_code")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delegation_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("meeting_id", "entity_code", name=op.f("uq_delegation_meeting_id_entity_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_delegation_credentials_id"), "delegation", ["credentials_id"], unique=False)
    op.create_index(op.f("ix_delegation_entity_code"), "delegation", ["entity_code"], unique=False)

    op.create_table(
        "registration_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("quotas", sa.JSON(), nullable=False),
        sa.Column("ngo_seats", sa.Integer(), nullable=True),
        sa.Column("with_credentials", sa.JSON(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("final_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_registration_terms_closes_after_it_opens")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_registration_terms_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_terms")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_registration_terms_meeting_id")),
    )
    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("place_number", sa.Integer(), nullable=True),
        sa.Column("seat_number", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_names", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("email_key", sa.String(), nullable=True),
        sa.Column("known", sa.String(), nullable=True),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=True),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("gender_words", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("wants_visa_letter", sa.Boolean(), nullable=False),
        sa.Column("visa_details", sa.String(), nullable=False),
        sa.Column("consents", sa.JSON(), nullable=False),
        sa.Column("may_wait", sa.Boolean(), nullable=False),
        sa.Column("approved", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('approved', 'more_wanted', 'submitted')) = (place_number IS NOT NULL)",
            name=op.f("ck_registration_place_is_held"),
        ),
        sa.CheckConstraint("gender IN ('woman', 'man', 'own_words')", name=op.f("ck_registration_gender")),
        sa.CheckConstraint("role IN ('head', 'alternate', 'adviser', 'expert')", name=op.f("ck_registration_role")),
        sa.CheckConstraint("source IN ('delegation', 'code', 'secretariat')", name=op.f("ck_registration_source")),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'more_wanted', 'approved', 'waiting', 'rejected', 'withdrawn')",
            name=op.f("ck_registration_state"),
        ),
        sa.CheckConstraint("way IN ('in_person', 'online')", name=op.f("ck_registration_way")),
        sa.CheckConstraint(
            "place_number > 0 AND (seat_number IS NULL OR seat_number > 0)", name=op.f("ck_registration_numbers")
        ),
        sa.CheckConstraint(
            "seat_number IS NULL OR place_number IS NOT NULL", name=op.f("ck_registration_seat_with_place")
        ),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name=op.f("fk_registration_delegation_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_registration_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("public_id", name=op.f("uq_registration_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_registration_delegation_id"), "registration", ["delegation_id"], unique=False)
    op.create_index(op.f("ix_registration_email_key"), "registration", ["email_key"], unique=False)
    op.create_index("ix_registration_state", "registration", ["meeting_id", "state"], unique=False)
    op.create_index(
        "uq_registration_head",
        "registration",
        ["delegation_id"],
        unique=True,
        sqlite_where=sa.text("role = 'head' AND NOT (state IN ('rejected', 'withdrawn'))"),
        postgresql_where=sa.text("role = 'head' AND NOT (state IN ('rejected', 'withdrawn'))"),
    )
    op.create_index(
        "uq_registration_known",
        "registration",
        ["meeting_id", "known"],
        unique=True,
        sqlite_where=sa.text("NOT (state IN ('rejected', 'withdrawn'))"),
        postgresql_where=sa.text("NOT (state IN ('rejected', 'withdrawn'))"),
    )
    op.create_index(
        "uq_registration_place",
        "registration",
        ["delegation_id", "way", "place_number"],
        unique=True,
        sqlite_where=sa.text("place_number IS NOT NULL"),
        postgresql_where=sa.text("place_number IS NOT NULL"),
    )
    op.create_index(
        "uq_registration_seat",
        "registration",
        ["meeting_id", "seat_number"],
        unique=True,
        sqlite_where=sa.text("seat_number IS NOT NULL"),
        postgresql_where=sa.text("seat_number IS NOT NULL"),
    )

    op.create_table(
        "registration_plan",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("sitting_id", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.String(), nullable=False),
        sa.CheckConstraint(
            "attendance IN ('in_person', 'online', 'absent')", name=op.f("ck_registration_plan_attendance")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_registration_plan_registration_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_registration_plan_sitting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("registration_id", "sitting_id", name=op.f("pk_registration_plan")),
    )
    op.create_index(op.f("ix_registration_plan_sitting_id"), "registration_plan", ["sitting_id"], unique=False)

    op.create_table(
        "registration_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("party IN ('delegation', 'secretariat')", name=op.f("ck_registration_word_party")),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_registration_word_file_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_registration_word_registration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_word")),
    )
    op.create_index(op.f("ix_registration_word_file_id"), "registration_word", ["file_id"], unique=False)
    op.create_index(
        op.f("ix_registration_word_registration_id"), "registration_word", ["registration_id"], unique=False
    )


def downgrade() -> None:
    for table in ("registration_word", "registration_plan", "registration", "registration_terms", "delegation"):
        op.drop_table(table)
