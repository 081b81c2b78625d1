"""Initial tables: generations, attempts, ratings, outbox. Migrations are append-only: never edit this one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _generations()
    _outbox()
    _attempts()
    _ratings()


def _generations() -> None:
    op.create_table(
        "generation_records",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.String(length=64), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("primary_model", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("fallback_used", sa.Boolean(), nullable=False),
        sa.Column("fallback_model", sa.Text(), nullable=True),
        sa.Column("generated_json", sa.Text(), nullable=True),
        sa.Column("compiled_manim", sa.Text(), nullable=True),
        sa.Column("render_success", sa.Boolean(), nullable=False),
        sa.Column("generation_time", sa.Float(), nullable=True),
        sa.Column("compilation_time", sa.Float(), nullable=True),
        sa.Column("render_time", sa.Float(), nullable=True),
        sa.Column("total_time", sa.Float(), nullable=True),
        sa.Column("video_path", sa.Text(), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("error_kind", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.Column("suitable_for_training", sa.Boolean(), nullable=False),
        sa.Column("training_notes", sa.Text(), nullable=True),
        sa.Column("trace_id", sa.String(length=64), nullable=True),
        sa.Column("experiment_key", sa.Text(), nullable=True),
        sa.Column("variant", sa.Text(), nullable=True),
        sa.Column("complexity", sa.Float(), nullable=True),
        sa.Column("propensities", sa.Text(), nullable=True),
        sa.Column("eligible_arms", sa.Text(), nullable=True),
        sa.Column("policy_version", sa.Text(), nullable=True),
        sa.Column("feature_version", sa.Text(), nullable=True),
        sa.Column("prompt_version", sa.Text(), nullable=True),
        sa.Column("cached", sa.Boolean(), nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.Column("route_json", sa.Text(), nullable=False),
        sa.Column("features_json", sa.Text(), nullable=True),
        sa.Column("facts_json", sa.Text(), nullable=True),
        sa.Column("scores_json", sa.Text(), nullable=True),
        sa.Column("warnings_json", sa.Text(), nullable=True),
        sa.Column("timings_json", sa.Text(), nullable=True),
        sa.Column("render_json", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_generation_records_timestamp", "generation_records", ["timestamp"], unique=False)
    op.create_index("ix_generation_records_user_id", "generation_records", ["user_id"], unique=False)
    op.create_index("ix_generation_records_video_path", "generation_records", ["video_path"], unique=False)


def _outbox() -> None:
    op.create_table(
        "mlflow_outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("generation_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("payload_id", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mlflow_outbox_generation_id", "mlflow_outbox", ["generation_id", "id"], unique=False)


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("generation_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("arm", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("error_kind", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.Column("prompt_version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["generation_id"], ["generation_records.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("generation_id", "position"),
    )
    op.create_index("ix_attempts_arm", "attempts", ["arm", "timestamp", "generation_id"], unique=False)


def _ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("generation_id", sa.String(length=64), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("visual_quality", sa.Integer(), nullable=True),
        sa.Column("matched_intent", sa.Boolean(), nullable=True),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["generation_id"], ["generation_records.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ratings_generation_id", "ratings", ["generation_id", "seq"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_ratings_generation_id", table_name="ratings")

    op.drop_table("ratings")
    op.drop_index("ix_attempts_arm", table_name="attempts")

    op.drop_table("attempts")
    op.drop_index("ix_mlflow_outbox_generation_id", table_name="mlflow_outbox")

    op.drop_table("mlflow_outbox")
    op.drop_index("ix_generation_records_video_path", table_name="generation_records")
    op.drop_index("ix_generation_records_user_id", table_name="generation_records")
    op.drop_index("ix_generation_records_timestamp", table_name="generation_records")

    op.drop_table("generation_records")
