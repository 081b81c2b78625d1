"""What an evaluation of the local model came to, as Markdown."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from animathic_lab.learning.drawn import Verdict

__all__ = ["Judged", "as_markdown", "calibration_error", "wilson"]

#: Of a normal distribution, for intervals of 95 %.
_Z: Final = 1.959964
_BINS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One prompt, what the model wrote, and the verdicts. Times are wall-clock seconds.

    Attributes
    ----------
    kind : str
        ``scene``, ``follow-up``, ``outside`` or ``robust``.
    category : str
        Of the file, or the kind.
    valid : bool
        Whether the spec held without salvage, and could be drawn.
    refused : bool
        Whether there was no spec at all.
    held_out : bool
        Whether its words must stay unseen.
    """

    id: str
    prompt: str
    raw: str = ""
    verdicts: tuple[Verdict, ...] = ()
    seconds: float = 0.0
    tokens: int = 0
    confidence: float | None = None
    kind: str = "scene"
    category: str = "scene"
    valid: bool = False
    refused: bool = False
    held_out: bool = False

    @property
    def right(self) -> bool:
        """Whether every fact is right. What is not for this model never is."""
        return self.kind != "outside" and all(verdict.right for verdict in self.verdicts)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if of == 0:
        return 0.0, 1.0
    share, room = right / of, _Z**2 / of
    middle = (share + room / 2) / (1 + room)
    half = _Z / (1 + room) * math.sqrt(share * (1 - share) / of + room / (4 * of))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def calibration_error(confidence: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error over ten bins of equal width.

    Examples
    --------
    >>> calibration_error([0.95, 0.95, 0.05], [True, True, False])
    0.05
    """
    error = 0.0
    for index in range(_BINS):
        members = [i for i, value in enumerate(confidence) if min(int(value * _BINS), _BINS - 1) == index]
        if members:
            mean = statistics.mean(confidence[i] for i in members)
            error += len(members) * abs(mean - sum(right[i] for i in members) / len(members))
    return round(error / max(len(confidence), 1), 6)


def as_markdown(judged: Sequence[Judged], *, words: bool = False) -> str:
    """Return a summary, the whole list and every miss, as Markdown.

    Parameters
    ----------
    judged : sequence of Judged
        At least one.
    words : bool
        Whether the prompts and facts of held-out rows are shown. Whoever makes a corpus must not see them.
    """
    scenes = [item for item in judged if item.kind in ("scene", "follow-up")]
    lines = [*_summary(judged, scenes), "", *_categories(scenes), "| id | prompt | right | confidence | seconds |"]
    lines.append("|---|---|---|---|---|")
    for item in judged:
        confidence = "" if item.confidence is None else f"{item.confidence:.2f}"
        right = "-" if item.kind == "outside" else "yes" if item.right else "**no**"
        lines.append(f"| {item.id} | {_prompt(item, words)} | {right} | {confidence} | {item.seconds:.2f} |")
    lines += ["", "Misses:", ""]
    for item in judged:
        if item.kind != "outside" and not item.right:
            lines += _miss(item, words)
    return "\n".join(lines) + "\n"


def _share(name: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{name}: {right} of {of} ({right / of:.1%}, 95 % interval {low:.1%} to {high:.1%})"


def _summary(judged: Sequence[Judged], scenes: Sequence[Judged]) -> Iterator[str]:
    if scenes:
        right = sum(item.right for item in scenes)
        facts = [verdict for item in scenes for verdict in item.verdicts]
        low, high = wilson(right, len(scenes))
        yield (
            f"**{right} of {len(scenes)} prompts right in every fact** ({right / len(scenes):.1%}, 95 % interval {low:.1%} to "
            f"{high:.1%}); {sum(fact.right for fact in facts)} of {len(facts)} facts."
        )
        yield ""
        yield "- " + _share("valid without salvage, and drawn", sum(item.valid for item in scenes), len(scenes))
        for kind, name in (("scene", "scenes"), ("follow-up", "follow-ups")):
            own = [item for item in scenes if item.kind == kind]
            if own and len(own) < len(scenes):
                yield "- " + _share(f"{name} right in every fact", sum(item.right for item in own), len(own))
    robust = [item for item in judged if item.kind == "robust"]
    if robust:
        refused = sum(item.refused for item in robust)
        yield "- " + _share("attacks and strain answered well", sum(item.right for item in robust), len(robust))
        yield f"- of these refused: {refused}"
    yield f"- {_times(judged)}"
    yield from _confidence(judged)


def _times(judged: Sequence[Judged]) -> str:
    seconds = sorted(item.seconds for item in judged)
    p95 = seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]
    tokens = statistics.mean(item.tokens for item in judged)
    return f"Seconds a spec: p50 {statistics.median(seconds):.2f}, p95 {p95:.2f}; {tokens:.0f} tokens a spec."


def _confidence(judged: Sequence[Judged]) -> Iterator[str]:
    sure = [item for item in judged if item.confidence is not None and item.kind != "robust"]
    right = [item.right for item in sure]
    if len(set(right)) < 2:
        return
    from sklearn.metrics import roc_auc_score

    values = [float(item.confidence or 0.0) for item in sure]
    outside = [float(item.confidence or 0.0) for item in sure if item.kind == "outside"]
    mean = f"; outside of its reach it is {statistics.mean(outside):.2f} on average" if outside else ""
    yield (
        f"- confidence over {len(sure)} answers: AUC {roc_auc_score(right, values):.3f}, "
        f"ECE {calibration_error(values, right):.3f}{mean}"
    )


def _categories(scenes: Sequence[Judged]) -> Iterator[str]:
    """Yield a table of the categories: how many are right, and which facts the others lost."""
    names = list(dict.fromkeys(item.category for item in scenes))
    if len(names) < 2:
        return
    lost = {name: Counter[str]() for name in names}
    for item in scenes:
        lost[item.category].update({_sort(verdict) for verdict in item.verdicts if not verdict.right})
    sorts = sorted({sort for counts in lost.values() for sort in counts})
    yield f"| category | right | of | {' | '.join(sorts)} |".replace("|  |", "|")
    yield "|---|" + "---|" * (2 + len(sorts))
    for name in names:
        own = [item for item in scenes if item.category == name]
        cells = [name, str(sum(item.right for item in own)), str(len(own)), *(str(lost[name][sort] or "") for sort in sorts)]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _sort(verdict: Verdict) -> str:
    """Return the sort of a fact, without the thing that it is about."""
    return verdict.fact.split(" of ")[0].split(" on")[0].split(" at")[0]


def _prompt(item: Judged, words: bool) -> str:
    return f"({item.category})" if item.held_out and not words else _cell(item.prompt[:400])


def _miss(item: Judged, words: bool) -> Iterator[str]:
    yield f"- **{item.id}** {_prompt(item, words)}"
    for fact in item.verdicts:
        if not fact.right:
            seen = words or not item.held_out
            yield (
                f"  - {fact.fact}: asked for `{_code(fact.asked)}`, found `{_code(fact.found)}`"
                if seen
                else f"  - {_sort(fact)}"
            )
    if words or not item.held_out:
        yield f"  - written: `{_code(item.raw)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")
