"""Quality: facts asked for against facts drawn, and what else can be told of a video without a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from animathic_lab.domain import Render, Score
from animathic_lab.quality.facts import facts_asked, facts_drawn

__all__ = ["assess", "facts_asked", "facts_drawn", "summary"]


def assess(text: str, render: Render, spec: Mapping[str, Any]) -> tuple[Score, ...]:
    """Run every probe on a finished video; see `probes.assess`."""
    from animathic_lab.quality import probes  # numpy and av are loaded only when there is a video

    return probes.assess(text, render, spec)


def summary(scores: Sequence[Score]) -> float:
    """Return the mean of scores, 0..1; 0 when there are none."""
    return sum(score.value for score in scores) / len(scores) if scores else 0.0
