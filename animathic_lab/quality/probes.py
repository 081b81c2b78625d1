"""Offline probes: what can be told about a video without a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np

from animathic_lab.domain import Box, Drawing, Drawn, Render, Score
from animathic_lab.quality.facts import facts_drawn
from animathic_lab.quality.frames import sample_frames
from animathic_lab.quality.tracks import kind_of
from animathic_lab.vocabulary import hex_of

__all__ = ["assess", "ratio"]

_WIDTH: Final = 14.22
_HEIGHT: Final = 8.0
_SLACK: Final = 0.02
#: Share of the smaller box from which two things are in each other's way.
_OVERLAP: Final = 0.35
#: Brightness by which a pixel differs from the background, and the share of such pixels in a frame that is not blank.
_VISIBLE: Final = 24
_LEAST_SHARE: Final = 0.0002
#: WCAG asks for 3:1 of graphics and large letters.
_CONTRAST: Final = 3.0
_SCENERY: Final = frozenset(
    {"axes", "number_plane", "number_line", "plot", "line", "dashed_line", "arrow", "double_arrow", "dot", "arc"}
)
_WORDS: Final = frozenset({"text", "math"})


def assess(text: str, render: Render, spec: Mapping[str, Any]) -> tuple[Score, ...]:
    """Run every probe on a finished video.

    Parameters
    ----------
    text : str
        The person's words.
    render : Render
        With its drawing and its mp4 file.
    spec : Mapping
        The scene spec as plain data.

    Returns
    -------
    tuple of Score
        ``facts`` (only when the words ask for any), ``in_frame``, ``overlap``, ``not_blank``, ``motion`` and ``contrast``.
    """
    drawing = render.drawing
    return (
        *_facts(text, drawing, spec),
        _in_frame(drawing),
        _overlap(drawing, spec),
        *_frames(render.path),
        _contrast(drawing, str(spec.get("background") or "black")),
    )


def _facts(text: str, drawing: Drawing, spec: Mapping[str, Any]) -> Iterator[Score]:
    facts = facts_drawn(text, drawing, spec)
    if not facts:
        return
    missing = [fact.asked for fact in facts if not fact.drawn]
    reason = f"Missing: {', '.join(missing)}." if missing else f"All {len(facts)} facts that the prompt asks for were drawn."
    yield Score(name="facts", value=1 - len(missing) / len(facts), reason=reason)


def _in_frame(drawing: Drawing) -> Score:
    outside: dict[str, float] = {}
    names = set()
    for item in (item for play in drawing.plays for item in play.after if item.opacity > 0):
        names.add(item.id)
        share = _share_outside(item.box)
        if share > _SLACK:
            outside[item.id] = max(share, outside.get(item.id, 0.0))
    if not names:
        return Score(name="in_frame", value=0.0, reason="Nothing stands on the canvas after any step.")
    value = 1 - sum(outside.values()) / len(names)
    if not outside:
        return Score(name="in_frame", value=1.0, reason="Everything stays inside the frame.")
    said = ", ".join(f"{name} by {share:.0%}" for name, share in outside.items())
    return Score(name="in_frame", value=max(0.0, value), reason=f"Outside the frame: {said}.")


def _share_outside(box: Box) -> float:
    """Return the share of a box that lies outside the frame; of a line, of its length."""
    inside = 1.0
    for low, high, half in ((box.left, box.right, _WIDTH / 2), (box.bottom, box.top, _HEIGHT / 2)):
        length = max(high - low, 1e-6)
        inside *= max(0.0, min(high, half) - max(low, -half)) / length if length > 1e-5 else float(abs(low) <= half)
    return 1 - inside


def _overlap(drawing: Drawing, spec: Mapping[str, Any]) -> Score:
    """Judge what stands together after each step; what the spec puts inside of another, or words on a shape, is meant."""
    meant = _meant_together(spec)
    worst: dict[frozenset[str], float] = {}
    for play in drawing.plays:
        seen = [item for item in play.after if item.opacity > 0]
        for one, other in combinations(seen, 2):
            pair = frozenset({one.id, other.id})
            if pair not in meant and not _may_overlap(one, other, spec):
                share = _common_share(one.box, other.box)
                if share > _OVERLAP:
                    worst[pair] = max(share, worst.get(pair, 0.0))
    if not worst:
        return Score(name="overlap", value=1.0, reason="Nothing is in the way of anything else.")
    said = "; ".join(f"{' and '.join(sorted(pair))} by {share:.0%}" for pair, share in worst.items())
    return Score(name="overlap", value=max(0.0, 1 - sum(worst.values()) / 2), reason=f"These cover each other: {said}.")


def _meant_together(spec: Mapping[str, Any]) -> set[frozenset[str]]:
    pairs: set[frozenset[str]] = set()
    for item in spec.get("objects", ()):
        name = str(item.get("id"))
        if item.get("relation") in ("inside", "around"):
            pairs.add(frozenset({name, str(item.get("anchor"))}))
        for field in ("from_id", "to_id", "axes"):
            if item.get(field):
                pairs.add(frozenset({name, str(item[field])}))
        children = [str(child) for child in item.get("children") or ()]
        pairs |= {frozenset({name, child}) for child in children}
    for step in spec.get("steps", ()):
        near = [str(step[field]) for field in ("anchor", "into") if step.get(field)]
        pairs |= {frozenset({str(target), other}) for target in step.get("targets", ()) for other in near}
    return pairs


def _may_overlap(one: Drawn, other: Drawn, spec: Mapping[str, Any]) -> bool:
    kinds = {kind_of(one, spec), kind_of(other, spec)}
    # Axes, lines and dots are drawn over things on purpose; words stand on shapes, but not on words.
    return bool(kinds & _SCENERY) or "group" in kinds or "" in kinds or (bool(kinds & _WORDS) and not kinds <= _WORDS)


def _common_share(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min(one.width * one.height, other.width * other.height)
    return width * height / smaller if smaller > 0 else 0.0


def _frames(path: Path) -> tuple[Score, Score]:
    try:
        frames = sample_frames(path)
    except OSError as error:
        reason = f"The video could not be read: {error}."
        return Score(name="not_blank", value=0.0, reason=reason), Score(name="motion", value=0.0, reason=reason)
    return _not_blank(frames), _motion(frames)


def _not_blank(frames: Sequence[Any]) -> Score:
    # Scenes begin on an empty canvas, and many end on one: full marks when at least half of the moments show something.
    judged = frames[1:] or frames
    shown = [_share_visible(frame) >= _LEAST_SHARE for frame in judged]
    value = min(1.0, 2 * sum(shown) / len(shown)) if shown else 0.0
    reason = f"{sum(shown)} of {len(shown)} sampled frames show something."
    return Score(name="not_blank", value=value, reason=reason)


def _share_visible(frame: Any) -> float:
    background = int(np.median(frame[::4, ::4]))
    return float(np.mean(np.abs(frame[::2, ::2].astype(np.int16) - background) > _VISIBLE))


def _motion(frames: Sequence[Any]) -> Score:
    pairs = list(zip(frames, frames[1:], strict=False))  # noqa: RUF007  # pairwise would be consumed by the first count
    moved = [float(np.mean(np.abs(a[::2, ::2].astype(np.int16) - b[::2, ::2]) > _VISIBLE)) >= _LEAST_SHARE for a, b in pairs]
    if not any(moved):
        return Score(name="motion", value=0.0, reason="Nothing changes between the sampled frames.")
    return Score(
        name="motion", value=1.0, reason=f"The picture changes in {sum(moved)} of {len(moved)} stretches of the video."
    )


def _contrast(drawing: Drawing, background: str) -> Score:
    ground = hex_of(background) or "#000000"
    ratios = {
        name: max(ratio(item.color, ground) for play in drawing.plays for item in play.after if item.id == name)
        for name in drawing.first_seen()
    }
    if not ratios:
        return Score(name="contrast", value=0.0, reason="Nothing was drawn.")
    weak = {name: value for name, value in ratios.items() if value < _CONTRAST}
    if not weak:
        return Score(
            name="contrast", value=1.0, reason=f"Every object stands out; the least ratio is {min(ratios.values()):.1f} to 1."
        )
    said = ", ".join(f"{name} ({value:.1f} to 1)" for name, value in weak.items())
    return Score(name="contrast", value=1 - len(weak) / len(ratios), reason=f"Hard to see against {background}: {said}.")


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours by WCAG 2, 1 (equal) to 21 (black and white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
