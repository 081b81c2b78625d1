"""Reading the database for numbers: what can be added up in SQL is, the rest goes to `analytics` as plain rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from animathic_lab.domain import GEMINI, LOCAL
from animathic_lab.records.analytics import NOT_THE_ARMS_FAULT, ArmStats, Call, Row, arm_statistics
from animathic_lab.records.codec import loads
from animathic_lab.records.schema import AttemptRow, GenerationRow, RatingRow

__all__ = ["arm_stats", "performance_summary", "report_rows"]

# The latest rating of each generation: ratings are only ever added, so the highest number is the last word.
_LAST = select(func.max(RatingRow.seq).label("seq")).group_by(RatingRow.generation_id).subquery()
_STARS = (
    select(RatingRow.generation_id, RatingRow.stars, RatingRow.matched_intent)
    .join(_LAST, RatingRow.seq == _LAST.c.seq)
    .subquery()
)

# Cached rows called nobody, and a person who stops a generation says nothing about the arm.
_COUNTS = and_(
    GenerationRow.cached.is_(False),
    or_(GenerationRow.error_kind.is_(None), GenerationRow.error_kind.not_in(NOT_THE_ARMS_FAULT)),
)


def arm_stats(session: Session, window: int) -> dict[str, ArmStats]:
    """Return how each arm did in its last ``window`` generations."""
    arms = session.scalars(select(AttemptRow.arm).distinct()).all()
    return {arm: arm_statistics(_latest_calls(session, arm, window)) for arm in arms}


def _latest_calls(session: Session, arm: str, window: int) -> list[Call]:
    query = (
        select(AttemptRow.generation_id, func.sum(AttemptRow.seconds), GenerationRow.model, GenerationRow.render_success)
        .join(GenerationRow, GenerationRow.id == AttemptRow.generation_id)
        .where(AttemptRow.arm == arm, _COUNTS)
        .group_by(AttemptRow.timestamp, AttemptRow.generation_id, GenerationRow.model, GenerationRow.render_success)
        .order_by(AttemptRow.timestamp.desc())
        .limit(window)
    )
    found = session.execute(query).all()
    stars = _stars(session, [row[0] for row in found])
    return [
        Call(arm=arm, ok=bool(success) and model == arm, seconds=float(seconds), stars=stars.get(generation_id))
        for generation_id, seconds, model, success in found
    ]


def _stars(session: Session, ids: Sequence[str]) -> dict[str, int]:
    rows = session.execute(
        select(RatingRow.generation_id, RatingRow.stars).where(RatingRow.generation_id.in_(ids)).order_by(RatingRow.seq)
    ).all()
    return {generation_id: stars for generation_id, stars in rows}


def performance_summary(session: Session) -> dict[str, Any]:
    """Return the numbers of all time by arm, and over all; equal to what `analytics` makes of all rows."""
    calls = (
        select(
            GenerationRow.id,
            func.coalesce(AttemptRow.arm, GenerationRow.model).label("arm"),
            func.coalesce(func.sum(AttemptRow.seconds), func.max(GenerationRow.total_time)).label("seconds"),
            func.max(
                case(
                    (
                        and_(
                            GenerationRow.render_success,
                            func.coalesce(AttemptRow.arm, GenerationRow.model) == GenerationRow.model,
                        ),
                        1,
                    ),
                    else_=0,
                )
            ).label("ok"),
        )
        .join(AttemptRow, AttemptRow.generation_id == GenerationRow.id, isouter=True)
        .where(_COUNTS)
        .group_by(GenerationRow.id, func.coalesce(AttemptRow.arm, GenerationRow.model))
        .subquery()
    )
    by_arm = (
        select(
            calls.c.arm,
            func.count(),
            func.sum(calls.c.ok),
            func.avg(calls.c.seconds),
            func.avg(case((calls.c.ok == 1, _STARS.c.stars), else_=None)),
        )
        .join(_STARS, _STARS.c.generation_id == calls.c.id, isouter=True)
        .group_by(calls.c.arm)
    )
    models = {arm: _numbers(0, 0, None, None) for arm in (GEMINI, LOCAL)}
    models |= {arm: _numbers(*numbers) for arm, *numbers in session.execute(by_arm)}
    good = func.coalesce(func.sum(case((GenerationRow.render_success, 1), else_=0)), 0)
    fallbacks = func.coalesce(func.sum(case((GenerationRow.fallback_used, 1), else_=0)), 0)
    total = (
        select(func.count(), good, func.avg(GenerationRow.total_time), func.avg(_STARS.c.stars), fallbacks)
        .select_from(GenerationRow)
        .join(_STARS, _STARS.c.generation_id == GenerationRow.id, isouter=True)
    )
    count, succeeded, seconds, stars, fell_back = session.execute(total).one()
    overall = _numbers(count, succeeded, seconds, stars)
    overall["fallback_rate"] = 100.0 * int(fell_back) / count if count else 0.0
    return {"models": models, "overall": overall, "period": "all time"}


def _numbers(count: int, good: int, seconds: float | None, stars: float | None) -> dict[str, Any]:
    return {
        "success_rate": 100.0 * int(good) / count if count else 0.0,
        "total_generations": int(count),
        "average_time": float(seconds or 0.0),
        "user_satisfaction": float(stars or 0.0),
    }


def report_rows(session: Session, since: datetime | None = None) -> list[Row]:
    """Return what a report needs of every generation since a moment, oldest first."""
    period = [] if since is None else [GenerationRow.timestamp >= since]
    attempts: dict[str, list[AttemptRow]] = defaultdict(list)
    columns = (
        AttemptRow.generation_id,
        AttemptRow.arm,
        AttemptRow.ok,
        AttemptRow.seconds,
        AttemptRow.error_kind,
        AttemptRow.error,
    )
    inner = select(*columns).join(GenerationRow, GenerationRow.id == AttemptRow.generation_id)
    for found in session.execute(inner.where(*period).order_by(AttemptRow.generation_id, AttemptRow.position)):
        attempts[found.generation_id].append(found)  # type: ignore[arg-type]  # a result row with these attributes
    query = (
        select(
            GenerationRow.id,
            GenerationRow.model,
            GenerationRow.primary_model,
            GenerationRow.render_success,
            GenerationRow.total_time,
            GenerationRow.cached,
            GenerationRow.complexity,
            GenerationRow.error_kind,
            GenerationRow.error_message,
            GenerationRow.generated_json,
            GenerationRow.facts_json,
            _STARS.c.stars,
            _STARS.c.matched_intent,
        )
        .join(_STARS, _STARS.c.generation_id == GenerationRow.id, isouter=True)
        .where(*period)
        .order_by(GenerationRow.timestamp, GenerationRow.id)
    )
    return [_report_row(found, attempts[found.id]) for found in session.execute(query)]


def _report_row(found: Any, attempts: Sequence[AttemptRow]) -> Row:
    facts = loads(found.facts_json, [])
    spec = json.loads(found.generated_json) if found.generated_json else {}
    return Row(
        id=found.id,
        model=found.model,
        primary_model=found.primary_model,
        render_success=found.render_success,
        total_time=found.total_time,
        cached=found.cached,
        complexity=found.complexity or 0.0,
        error_kind=found.error_kind or "",
        error=found.error_message or "",
        stars=found.stars,
        matched_intent=found.matched_intent,
        kinds=tuple(str(item["type"]) for item in spec.get("objects", ()) if "type" in item),
        missing=tuple(fact["kind"] for fact in facts if fact["drawn"] is False),
        asked=len(facts),
        calls=tuple(_calls(found, attempts)),
        failures=tuple((item.arm, item.error_kind, item.error) for item in attempts if not item.ok),
    )


def _calls(found: Any, attempts: Sequence[AttemptRow]) -> Iterable[Call]:
    if found.cached or found.error_kind in NOT_THE_ARMS_FAULT:
        return
    seconds: dict[str, float] = defaultdict(float)
    for item in attempts:
        seconds[item.arm] += item.seconds
    if not attempts:
        seconds[found.model] = found.total_time or 0.0
    for arm, spent in seconds.items():
        yield Call(arm=arm, ok=found.render_success and found.model == arm, seconds=spent, stars=found.stars)
