"""Where things stand: relations between boxes, arrangements, places, ends of lines, and what marks what."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Final

from animathic_lab.domain import Box
from animathic_lab.learning.drawn.measures import WORDS, font_size
from animathic_lab.learning.drawn.seen import Seen, Thing, union_box

__all__ = ["arranged", "distance", "ends_of", "in_place", "related", "together"]

_THIRD_X: Final = 2.37
_THIRD_Y: Final = 1.33
_EDGES: Final = {"align_left": "left", "align_right": "right", "align_top": "top", "align_bottom": "bottom"}


def in_place(box: Box, place: str) -> bool:
    """Tell whether a box lies in a named place: by its centre and the thirds of the frame."""
    x, y = box.center
    if place == "center":
        return math.hypot(x, y) <= 0.5 + 1e-6
    tests = {"left": x < -_THIRD_X, "right": x > _THIRD_X, "top": y > _THIRD_Y, "bottom": y < -_THIRD_Y}
    return all(tests[word] for word in place.split("_"))


def together(seen: Seen, ones: Sequence[Thing], others: Sequence[Thing]) -> tuple[Box, Box] | None:
    """Return the boxes of two sets of things when all of them first stand on the canvas together."""
    for play in range(len(seen.plays)):
        first = [seen.at(thing, play) for thing in ones]
        second = [seen.at(thing, play) for thing in others]
        if ones and others and all(first) and all(second):
            return union_box([drawn.box for drawn in first if drawn]), union_box([drawn.box for drawn in second if drawn])
    return None


def distance(one: Box, other: Box) -> float:
    """Return the air between two boxes."""
    x = max(one.left - other.right, other.left - one.right, 0.0)
    y = max(one.bottom - other.top, other.bottom - one.top, 0.0)
    return math.hypot(x, y)


def related(seen: Seen, ones: Sequence[Thing], relation: str, others: Sequence[Thing]) -> bool:
    """Tell whether a relation holds when its things are first at rest together."""
    if relation == "perpendicular_to":
        return bool(ones and others) and abs((ones[0].first.angle - others[0].first.angle) % 180 - 90) <= 3
    if relation in ("smaller_than", "larger_than"):
        sizes = _sizes(seen, ones, others)
        if sizes is None:
            return False
        less, more = sizes if relation == "smaller_than" else sizes[::-1]
        return less <= more / 1.1 + 1e-6 or less <= 0.9 * more
    boxes = together(seen, ones, others)
    return boxes is not None and by_boxes(boxes[0], relation, boxes[1])


def _sizes(seen: Seen, ones: Sequence[Thing], others: Sequence[Thing]) -> tuple[float, float] | None:
    if ones and others and all(thing.item.type in WORDS for thing in (*ones, *others)):
        return font_size(ones[0].item), font_size(others[0].item)
    boxes = together(seen, ones, others)
    if boxes is None:
        return None
    return max(boxes[0].width, boxes[0].height), max(boxes[1].width, boxes[1].height)


def by_boxes(one: Box, relation: str, other: Box) -> bool:
    """Tell whether a relation of the language holds between two boxes."""
    (x, y), (far_x, far_y) = one.center, other.center
    slack = 0.1 + 1e-6
    if relation == "left_of":
        return x < far_x and one.right - other.left <= slack
    if relation == "right_of":
        return x > far_x and other.right - one.left <= slack
    if relation == "above":
        return y > far_y and other.top - one.bottom <= slack
    if relation == "below":
        return y < far_y and one.top - other.bottom <= slack
    if relation == "inside":
        return _contains(other, one)
    if relation == "around":
        return _contains(one, other)
    if relation == "on":
        return math.hypot(x - far_x, y - far_y) <= 0.2 + 1e-6
    edge = _EDGES.get(relation)
    return edge is not None and abs(getattr(one, edge) - getattr(other, edge)) <= slack


def _contains(outer: Box, inner: Box) -> bool:
    slack = 0.02
    return (
        outer.left <= inner.left + slack
        and outer.right >= inner.right - slack
        and outer.bottom <= inner.bottom + slack
        and outer.top >= inner.top - slack
        and (outer.width > inner.width - slack or outer.height > inner.height - slack)
    )


def ends_of(thing: Thing) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a straight line begins and ends: the corners of its box, as its angle says."""
    box, angle = thing.first.box, math.radians(thing.first.angle)
    (x, y), cosine, sine = box.center, math.cos(angle), math.sin(angle)
    # A head makes the box of a level arrow higher than the line.
    half = min(
        box.width / 2 / abs(cosine) if abs(cosine) > 0.2 else math.inf,
        box.height / 2 / abs(sine) if abs(sine) > 0.2 else math.inf,
    )
    return (x - half * cosine, y - half * sine), (x + half * cosine, y + half * sine)


def arranged(boxes: Sequence[Box], way: str, *, ordered: bool = False, grid: Sequence[int] | None = None) -> bool:
    """Tell whether boxes lie in a row, a column, a circle or a grid."""
    centres = [box.center for box in boxes]
    if len(boxes) < 2:
        return False
    if way in ("row", "column"):
        along, across = (0, 1) if way == "row" else (1, 0)
        level = max(c[across] for c in centres) - min(c[across] for c in centres) <= 0.2 + 1e-6
        places = [c[0] if way == "row" else -c[1] for c in centres]
        apart = len({round(place, 2) for place in places}) == len(places)
        return level and apart and (not ordered or places == sorted(places)) and along != across
    if way == "circle":
        x, y = sum(c[0] for c in centres) / len(centres), sum(c[1] for c in centres) / len(centres)
        radii = [math.hypot(c[0] - x, c[1] - y) for c in centres]
        mean = sum(radii) / len(radii)
        return len(boxes) > 2 and mean > 0.1 and all(abs(radius - mean) <= 0.1 * mean for radius in radii)
    rows = _levels([c[1] for c in centres], 0.2)
    columns = _levels([c[0] for c in centres], 0.2)
    if grid is not None and [len(rows), len(columns)] != list(grid):
        return False
    full = len(rows) * len(columns) - len(boxes) < len(columns)
    return len(rows) >= 2 and len(columns) >= 2 and full and _even(rows) and _even(columns)


def _levels(values: Sequence[float], slack: float) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > slack:
            levels.append(value)
    return levels


def _even(levels: Sequence[float]) -> bool:
    gaps = [b - a for a, b in itertools.pairwise(levels)]
    return not gaps or max(gaps) - min(gaps) <= 0.1 * max(gaps) + 0.05
