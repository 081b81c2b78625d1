"""Scores and ratings as MLflow assessments. Their ids follow from ours, so that a second writing is the same assessment."""

from __future__ import annotations

import hashlib
from typing import Any

from animathic_lab.domain import Generation, Rating, Score
from animathic_lab.tracking.ids import trace_id_of
from animathic_lab.tracking.store import Redactor

__all__ = ["assessments_of_rating", "assessments_of_scores"]


def assessments_of_scores(generation: Generation, redactor: Redactor) -> list[Any]:
    """Return the offline scores of a generation as feedback of code."""
    return [_score(generation, score, redactor) for score in generation.scores]


def _score(generation: Generation, score: Score, redactor: Redactor) -> Any:
    from mlflow.entities import AssessmentSource, Feedback

    feedback = Feedback(
        name=score.name,
        value=score.value,
        rationale=redactor.text(score.reason),
        source=AssessmentSource(source_type="CODE", source_id="animathic.quality"),
        trace_id=trace_id_of(generation.id),
    )
    feedback.assessment_id = f"a-{_digest(generation.id, score.name)}"
    return feedback


def _digest(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:32]


def assessments_of_rating(rating: Rating, redactor: Redactor) -> list[Any]:
    """Return a rating as MLflow's assessments, one for each question that the person answered."""
    from mlflow.entities import AssessmentSource, Feedback

    answers: dict[str, int | bool | None] = {
        "user_rating": rating.stars,
        "visual_quality": rating.visual_quality,
        "matched_intent": rating.matched_intent,
    }
    found = []
    for name, value in answers.items():
        if value is None:
            continue
        feedback = Feedback(
            name=name,
            value=value,
            rationale=redactor.text(rating.comment) or None if name == "user_rating" else None,
            source=AssessmentSource(source_type="HUMAN", source_id=rating.user_id or "person"),
            trace_id=trace_id_of(rating.generation_id),
            metadata={"rating_id": rating.id},
            create_time_ms=int(rating.timestamp.timestamp() * 1000) if rating.timestamp else None,
        )
        feedback.assessment_id = f"a-{_digest(rating.id, name)}"
        found.append(feedback)
    return found
