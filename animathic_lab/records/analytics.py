"""What the records say, computed from plain rows: no database here, so that every number can be checked by hand."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from animathic_lab.domain import GEMINI, LOCAL, Generation, Rating

__all__ = [
    "ArmStats",
    "Call",
    "Row",
    "arm_numbers",
    "arm_statistics",
    "error_patterns",
    "normalise",
    "overall_numbers",
    "rating_verdict",
    "training_verdict",
]

#: Kinds of error that are the person's doing and say nothing about an arm.
NOT_THE_ARMS_FAULT: Final = frozenset({"RenderCancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmStats:
    """How an arm has done lately; None where there is nothing to tell yet.

    Attributes
    ----------
    calls : int
        Generations in which it was tried.
    success_rate : float or None
        Share of them, 0..1, in which its spec became a video.
    seconds_p50 : float or None
        Median of the seconds that its attempts took in one generation.
    rating : float or None
        Mean of the latest stars, 1..5, of the generations that it wrote.
    """

    calls: int = 0
    success_rate: float | None = None
    seconds_p50: float | None = None
    rating: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What one arm did in one generation: all its attempts together."""

    arm: str
    ok: bool
    seconds: float
    stars: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a report needs of one generation.

    Attributes
    ----------
    stars : int or None
        Of the latest rating.
    failures : tuple of (str, str, str)
        Arm, kind and message of every failed attempt.
    missing : tuple of str
        Kinds of the facts that were asked for and not drawn.
    """

    id: str
    model: str
    primary_model: str
    render_success: bool
    total_time: float | None = None
    cached: bool = False
    complexity: float = 0.0
    error_kind: str = ""
    error: str = ""
    stars: int | None = None
    matched_intent: bool | None = None
    kinds: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    asked: int = 0
    calls: tuple[Call, ...] = ()
    failures: tuple[tuple[str, str, str], ...] = ()


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return float(statistics.fmean(known)) if known else 0.0


def arm_statistics(calls: Sequence[Call]) -> ArmStats:
    """Summarise the calls of one arm."""
    if not calls:
        return ArmStats()
    stars = [call.stars for call in calls if call.ok and call.stars is not None]
    return ArmStats(
        calls=len(calls),
        success_rate=sum(call.ok for call in calls) / len(calls),
        seconds_p50=float(statistics.median(call.seconds for call in calls)),
        rating=float(statistics.fmean(stars)) if stars else None,
    )


def overall_numbers(rows: Sequence[Row]) -> dict[str, Any]:
    """Return count, success rate (0..100), satisfaction (0..5), mean seconds and fallback rate (0..100)."""
    count = len(rows)
    return {
        "total_generations": count,
        "success_rate": 100.0 * sum(row.render_success for row in rows) / count if count else 0.0,
        "user_satisfaction": _mean(row.stars for row in rows),
        "average_time": _mean(row.total_time for row in rows),
        "fallback_rate": 100.0 * sum(row.model != row.primary_model for row in rows) / count if count else 0.0,
    }


def arm_numbers(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Return the numbers of each arm; the two arms that always exist are always there.

    A generation counts for every arm that was tried in it: an arm whose failure another one made good has failed.
    """
    by_arm: dict[str, list[Call]] = defaultdict(list, {GEMINI: [], LOCAL: []})
    for row in rows:
        for call in row.calls:
            by_arm[call.arm].append(call)
    return {
        arm: {
            "success_rate": 100.0 * sum(call.ok for call in calls) / len(calls) if calls else 0.0,
            "total_generations": len(calls),
            "average_time": _mean(call.seconds for call in calls),
            "user_satisfaction": _mean(call.stars for call in calls if call.ok),
        }
        for arm, calls in by_arm.items()
    }


_VARIABLE_PARTS: Final = (
    (re.compile(r"(['\"`])(?:(?!\1).){0,200}\1"), "*"),
    (re.compile(r"(?<![\w*])(?:/[\w.+-]+){2,}"), "PATH"),
    (re.compile(r"\b[0-9a-f]{8,}\b", re.IGNORECASE), "ID"),
    (re.compile(r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE), "N"),
    (re.compile(r"\s+"), " "),
)


def normalise(message: str) -> str:
    """Return a message without what differs from case to case: quoted names, paths, ids, numbers.

    Examples
    --------
    >>> normalise("steps[3].targets[0]: no object has the id 'sun'")
    'steps[N].targets[N]: no object has the id *'
    """
    for pattern, sign in _VARIABLE_PARTS:
        message = pattern.sub(sign, message)
    return message.strip()[:200]


def error_patterns(rows: Sequence[Row], *, limit: int = 20) -> list[dict[str, Any]]:
    """Cluster what went wrong, repaired or not, by kind and normalised message; the most frequent first."""
    clusters: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        failures = row.failures
        if row.error and not any((kind, said) == (row.error_kind, row.error) for _, kind, said in failures):
            # It failed outside any attempt, for example because the deadline had passed.
            failures = (*failures, (row.model, row.error_kind, row.error))
        for arm, kind, said in failures:
            clusters[kind, normalise(said)].append((arm, said, row.id))
    ordered = sorted(clusters.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return [
        {
            "error_kind": kind,
            "pattern": pattern,
            "count": len(cases),
            "arms": dict(Counter(arm for arm, _, _ in cases)),
            "example": cases[0][1],
            "generation_id": cases[0][2],
        }
        for (kind, pattern), cases in ordered[:limit]
    ]


def training_verdict(generation: Generation) -> tuple[bool, str]:
    """Tell whether a generation can teach a model, and why.

    What a person says counts more than what was measured; see `rating_verdict`.
    """
    if generation.ratings:
        return rating_verdict(generation.ratings[-1], render_success=generation.render_success)
    if not generation.render_success or generation.spec is None:
        return False, f"no video ({generation.error_kind or 'unknown'})"
    missing = [fact.asked for fact in generation.facts if fact.drawn is False]
    if missing:
        return False, f"not drawn: {', '.join(missing)}"
    if not any(fact.drawn for fact in generation.facts):
        return False, "nothing could be checked and nobody has rated it yet"
    return True, "everything asked for was drawn"


def rating_verdict(rating: Rating, *, render_success: bool) -> tuple[bool, str]:
    """Tell whether a rated generation can teach a model, and why."""
    if not render_success:
        return False, f"no video; rated {rating.stars} of 5"
    if rating.matched_intent is False:
        return False, f"rated {rating.stars} of 5, but not what was meant"
    return rating.stars >= 4, f"rated {rating.stars} of 5"
