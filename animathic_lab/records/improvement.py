"""The improvement report: where the system falls short, and what to train next. Plain rows in, plain data out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from animathic_lab.records.analytics import Row, arm_numbers, error_patterns, overall_numbers

__all__ = ["complexity_distribution", "improvement_areas", "popular_kinds", "report", "training_priorities"]

#: Upper bounds of the complexity levels; the router's scale is 0..1.
_LEVELS: Final = (("simple", 0.35), ("moderate", 0.7), ("complex", float("inf")))
#: Fewer cases than this say nothing about an arm or a level.
_ENOUGH: Final = 5
_GOOD_SUCCESS: Final = 90.0
_GOOD_STARS: Final = 3.5
_MUCH_FALLBACK: Final = 20.0
_LONG_S: Final = 60.0


def _level(complexity: float) -> str:
    return next(name for name, bound in _LEVELS if complexity < bound)


def complexity_distribution(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Return count and success rate (0..100) of the prompts of each level of complexity."""
    found: dict[str, dict[str, Any]] = {}
    for name, _ in _LEVELS:
        level = [row for row in rows if _level(row.complexity) == name]
        good = sum(row.render_success for row in level)
        found[name] = {"count": len(level), "success_rate": 100.0 * good / len(level) if level else 0.0}
    return found


def popular_kinds(rows: Sequence[Row]) -> dict[str, int]:
    """Return in how many generations each kind of object was used, the most popular first."""
    counts = Counter(kind for row in rows for kind in set(row.kinds))
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def improvement_areas(rows: Sequence[Row], models: Mapping[str, Mapping[str, Any]], overall: Mapping[str, Any]) -> list[str]:
    """Say in whole sentences what falls short; empty when nothing does, or when nothing has happened yet."""
    if not rows:
        return []
    areas = []
    for arm, numbers in models.items():
        if numbers["total_generations"] >= _ENOUGH and numbers["success_rate"] < _GOOD_SUCCESS:
            areas.append(
                f"{arm} comes to a video in {numbers['success_rate']:.0f}% of {numbers['total_generations']} generations."
            )
    rated = sum(row.stars is not None for row in rows)
    if rated and overall["user_satisfaction"] < _GOOD_STARS:
        areas.append(f"People are not content: {overall['user_satisfaction']:.1f} of 5 stars over {rated} rated generations.")
    if not rated:
        areas.append("Nobody has rated anything yet: ratings are what the models learn from.")
    if len(rows) >= _ENOUGH and overall["fallback_rate"] > _MUCH_FALLBACK:
        areas.append(f"The first choice fails often: {overall['fallback_rate']:.0f}% of the generations needed another arm.")
    if overall["average_time"] > _LONG_S:
        areas.append(f"Generations take {overall['average_time']:.0f} s on average.")
    unmatched = sum(row.matched_intent is False for row in rows)
    if unmatched:
        areas.append(f"{unmatched} {'video was' if unmatched == 1 else 'videos were'} not what was meant.")
    return areas


def training_priorities(rows: Sequence[Row]) -> list[str]:
    """Say in whole sentences what to train first, with the counts that speak for it."""
    priorities: list[tuple[int, str]] = []
    missing = Counter(kind for row in rows for kind in row.missing)
    asked = sum(row.asked for row in rows)
    for kind, count in missing.items():
        priorities.append((count, f"Facts of kind {kind}: {count} of {asked} facts asked for were not drawn for it."))
    poor = Counter(kind for row in rows for kind in set(row.kinds) if row.stars is not None and row.stars <= 2)
    for kind, count in poor.items():
        priorities.append((count, f"Scenes with {kind}: {count} rated 1 or 2 stars."))
    for pattern in error_patterns(rows, limit=5):
        if pattern["count"] > 1:
            priorities.append((pattern["count"], f"{pattern['error_kind']}, {pattern['count']} times: {pattern['pattern']}"))
    return [words for _, words in sorted(priorities, key=lambda entry: (-entry[0], entry[1]))[:10]]


def report(rows: Sequence[Row], days: int) -> dict[str, Any]:
    """Return the improvement report over the rows of the last days.

    Parameters
    ----------
    rows : sequence of Row
        The generations of the period.
    days : int
        Its length, for the report itself.

    Returns
    -------
    dict
        ``overall_metrics``, ``models``, ``error_patterns``, ``complexity_distribution``, ``popular_kinds``,
        ``improvement_areas``, ``training_priorities``, ``period_days``. Rates are 0..100, satisfaction 0..5, times seconds.
    """
    overall, models = overall_numbers(rows), arm_numbers(rows)
    return {
        "overall_metrics": overall,
        "models": models,
        "error_patterns": error_patterns(rows),
        "complexity_distribution": complexity_distribution(rows),
        "popular_kinds": popular_kinds(rows),
        "improvement_areas": improvement_areas(rows, models, overall),
        "training_priorities": training_priorities(rows),
        "period_days": days,
    }
