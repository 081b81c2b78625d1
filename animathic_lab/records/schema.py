"""The tables of the feedback database. Types and SQL are those that SQLite and PostgreSQL share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, DateTime, Dialect, Float, ForeignKey, Index, Integer, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

__all__ = ["AttemptRow", "Base", "GenerationRow", "OutboxRow", "RatingRow", "UtcDateTime"]


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time, stored as UTC and returned with its zone: SQLite itself would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zone into UTC; a time without a zone is taken to be UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the stored time its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Registry of the tables."""

    type_annotation_map: Any = {str: Text, datetime: UtcDateTime, float: Float, bool: Boolean, int: Integer}  # noqa: RUF012


class GenerationRow(Base):
    """One generation. Columns that end in ``_json`` and ``generated_json`` are JSON as text; times are in seconds."""

    __tablename__ = "generation_records"
    __table_args__ = (
        Index("ix_generation_records_timestamp", "timestamp"),
        Index("ix_generation_records_user_id", "user_id"),
        Index("ix_generation_records_video_path", "video_path"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    timestamp: Mapped[datetime]
    user_id: Mapped[str | None]
    session_id: Mapped[str | None]
    parent_id: Mapped[str | None] = mapped_column(String(64))
    prompt: Mapped[str]
    primary_model: Mapped[str]
    model: Mapped[str]
    fallback_used: Mapped[bool]
    fallback_model: Mapped[str | None]
    generated_json: Mapped[str | None]
    compiled_manim: Mapped[str | None]
    render_success: Mapped[bool]
    generation_time: Mapped[float | None]
    compilation_time: Mapped[float | None]
    render_time: Mapped[float | None]
    total_time: Mapped[float | None]
    video_path: Mapped[str | None]
    error_message: Mapped[str | None]
    error_kind: Mapped[str | None]
    hint: Mapped[str | None]
    suitable_for_training: Mapped[bool]
    training_notes: Mapped[str | None]
    trace_id: Mapped[str | None] = mapped_column(String(64))
    experiment_key: Mapped[str | None]
    variant: Mapped[str | None]
    complexity: Mapped[float | None]
    propensities: Mapped[str | None]
    eligible_arms: Mapped[str | None]
    policy_version: Mapped[str | None]
    feature_version: Mapped[str | None]
    prompt_version: Mapped[str | None]
    cached: Mapped[bool]
    tokens_in: Mapped[int]
    tokens_out: Mapped[int]
    cost_usd: Mapped[float]
    route_json: Mapped[str]
    features_json: Mapped[str | None]
    facts_json: Mapped[str | None]
    scores_json: Mapped[str | None]
    warnings_json: Mapped[str | None]
    timings_json: Mapped[str | None]
    render_json: Mapped[str | None]

    attempts: Mapped[list[AttemptRow]] = relationship(
        order_by="AttemptRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    ratings: Mapped[list[RatingRow]] = relationship(
        order_by="RatingRow.seq", cascade="all, delete-orphan", passive_deletes=True
    )


class AttemptRow(Base):
    """One call of one arm. The timestamp is the generation's, kept here so that an arm's latest calls are one index away."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_arm", "arm", "timestamp", "generation_id"),)

    generation_id: Mapped[str] = mapped_column(
        String(64), ForeignKey("generation_records.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    timestamp: Mapped[datetime]
    arm: Mapped[str]
    number: Mapped[int]
    ok: Mapped[bool]
    seconds: Mapped[float]
    error: Mapped[str]
    error_kind: Mapped[str]
    hint: Mapped[str]
    raw: Mapped[str]
    confidence: Mapped[float | None]
    tokens_in: Mapped[int]
    tokens_out: Mapped[int]
    cost_usd: Mapped[float]
    prompt_version: Mapped[str]


class RatingRow(Base):
    """A person's verdict. Rows are only ever added; ``seq`` is the order in which they came."""

    __tablename__ = "ratings"
    # SQLite would give the number of a deleted last row to the next one.
    __table_args__ = (Index("ix_ratings_generation_id", "generation_id", "seq"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    generation_id: Mapped[str] = mapped_column(String(64), ForeignKey("generation_records.id", ondelete="CASCADE"))
    timestamp: Mapped[datetime]
    stars: Mapped[int]
    comment: Mapped[str]
    visual_quality: Mapped[int | None]
    matched_intent: Mapped[bool | None]
    user_id: Mapped[str | None]


class OutboxRow(Base):
    """Something that MLflow has not seen yet. No foreign key: a deletion outlives its generation."""

    __tablename__ = "mlflow_outbox"
    __table_args__ = (Index("ix_mlflow_outbox_generation_id", "generation_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    generation_id: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    payload_id: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    attempts: Mapped[int]
    last_error: Mapped[str | None]
    next_try: Mapped[datetime]
    claimed_until: Mapped[datetime | None]
