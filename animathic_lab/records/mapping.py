"""A generation and its rows, both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from animathic_lab.domain import Attempt, Fact, Generation, Prompt, Rating, Render, Route, Score, Stage, Tokens
from animathic_lab.records.analytics import training_verdict
from animathic_lab.records.codec import clean, dumps, loads, restore
from animathic_lab.records.schema import AttemptRow, GenerationRow, RatingRow

__all__ = ["attempt_rows", "from_row", "generation_columns", "rating_from_row", "rating_row"]


def _maybe(text: str | None) -> str | None:
    return clean(text) if text else None


def generation_columns(generation: Generation) -> dict[str, Any]:
    """Return the columns of ``generation_records`` for a generation, without trace and experiment, which come later."""
    route, timings, attempts = generation.route, generation.timings, generation.attempts
    suitable, notes = training_verdict(generation)
    return {
        "id": generation.id,
        "timestamp": generation.timestamp,
        "user_id": _maybe(generation.prompt.user_id),
        "session_id": _maybe(generation.prompt.session_id),
        "parent_id": _maybe(generation.prompt.parent_id),
        "prompt": clean(generation.prompt.text),
        "primary_model": generation.primary_model,
        "model": generation.model,
        "fallback_used": generation.fallback_used,
        "fallback_model": generation.model if generation.fallback_used else None,
        "generated_json": None if generation.spec is None else dumps(generation.spec),
        "compiled_manim": _maybe(generation.code),
        "render_success": generation.render_success,
        "generation_time": timings.get(Stage.GENERATE),
        "compilation_time": timings.get(Stage.COMPILE),
        "render_time": timings.get(Stage.RENDER),
        "total_time": timings.get("total"),
        "video_path": str(generation.video_path) if generation.video_path else None,
        "error_message": _maybe(generation.error),
        "error_kind": _maybe(generation.error_kind),
        "hint": _maybe(generation.hint),
        "suitable_for_training": suitable,
        "training_notes": notes,
        "complexity": route.complexity,
        "propensities": dumps(route.propensities),
        "eligible_arms": dumps(route.eligible),
        "policy_version": _maybe(route.policy_version),
        "feature_version": _maybe(route.feature_version),
        "prompt_version": next((item.prompt_version for item in reversed(attempts) if item.prompt_version), None),
        "cached": generation.cached,
        "tokens_in": sum(item.tokens.read for item in attempts),
        "tokens_out": sum(item.tokens.written for item in attempts),
        "cost_usd": sum(item.cost_usd for item in attempts),
        "route_json": dumps(route),
        "features_json": dumps(route.features),
        "facts_json": dumps(generation.facts),
        "scores_json": dumps(generation.scores),
        "warnings_json": dumps(generation.warnings),
        "timings_json": dumps(timings),
        "render_json": None if generation.render is None else dumps(generation.render),
    }


def attempt_rows(generation: Generation) -> list[AttemptRow]:
    """Return the rows of a generation's attempts, in their order."""
    return [
        AttemptRow(
            generation_id=generation.id,
            position=position,
            timestamp=generation.timestamp,
            arm=item.arm,
            number=item.number,
            ok=item.ok,
            seconds=item.seconds,
            error=clean(item.error),
            error_kind=item.error_kind,
            hint=clean(item.hint),
            raw=clean(item.raw),
            confidence=item.confidence,
            tokens_in=item.tokens.read,
            tokens_out=item.tokens.written,
            cost_usd=item.cost_usd,
            prompt_version=item.prompt_version,
        )
        for position, item in enumerate(generation.attempts)
    ]


def rating_row(rating: Rating) -> RatingRow:
    """Return the row of a rating, with the time of now where it has none."""
    return RatingRow(
        id=rating.id,
        generation_id=rating.generation_id,
        timestamp=rating.timestamp or datetime.now(UTC),
        stars=rating.stars,
        comment=clean(rating.comment),
        visual_quality=rating.visual_quality,
        matched_intent=rating.matched_intent,
        user_id=_maybe(rating.user_id),
    )


def rating_from_row(row: RatingRow) -> Rating:
    """Return the rating of a row."""
    return Rating(
        id=row.id,
        generation_id=row.generation_id,
        timestamp=row.timestamp,
        stars=row.stars,
        comment=row.comment,
        visual_quality=row.visual_quality,
        matched_intent=row.matched_intent,
        user_id=row.user_id,
    )


def from_row(row: GenerationRow) -> Generation:
    """Return the generation of a row and of its attempts and ratings."""
    spec: Mapping[str, Any] | None = json.loads(row.generated_json) if row.generated_json else None
    return Generation(
        id=row.id,
        prompt=Prompt(text=row.prompt, user_id=row.user_id, session_id=row.session_id, parent_id=row.parent_id),
        timestamp=row.timestamp,
        model=row.model,
        primary_model=row.primary_model,
        route=restore(Route, json.loads(row.route_json)),
        attempts=tuple(_attempt(item) for item in row.attempts),
        spec=spec,
        code=row.compiled_manim or "",
        render=restore(Render, json.loads(row.render_json)) if row.render_json else None,
        facts=tuple(restore(Fact, item) for item in loads(row.facts_json, [])),
        scores=tuple(restore(Score, item) for item in loads(row.scores_json, [])),
        warnings=tuple(loads(row.warnings_json, [])),
        error=row.error_message or "",
        error_kind=row.error_kind or "",
        hint=row.hint or "",
        timings=loads(row.timings_json, {}),
        ratings=tuple(rating_from_row(item) for item in row.ratings),
        trace_id=row.trace_id or "",
        cached=row.cached,
    )


def _attempt(row: AttemptRow) -> Attempt:
    return Attempt(
        arm=row.arm,
        number=row.number,
        ok=row.ok,
        seconds=row.seconds,
        error=row.error,
        error_kind=row.error_kind,
        hint=row.hint,
        raw=row.raw,
        confidence=row.confidence,
        tokens=Tokens(read=row.tokens_in, written=row.tokens_out),
        cost_usd=row.cost_usd,
        prompt_version=row.prompt_version,
    )
