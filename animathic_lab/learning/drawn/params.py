"""``params`` and ``params_range`` of a row: the fields of the language as they are seen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from animathic_lab.learning.drawn.measures import LINES, in_direction, measure
from animathic_lab.learning.drawn.seen import Thing
from animathic_lab.learning.drawn.values import (
    in_order,
    plain_words,
    runs_of,
    same_color,
    same_equation,
    same_function,
    same_number,
    same_words,
)
from animathic_lab.learning.drawn.verdict import Verdict
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["judge_params"]

_HEADLESS: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.DOUBLE_ARROW})


def judge_params(row: Mapping[str, Any], thing: Thing, spec: SceneSpec) -> Iterator[Verdict]:
    """Yield a verdict for each field of ``params`` and ``params_range``."""
    for name, asked in (row.get("params") or {}).items():
        found = measure(thing, name, spec)
        same = _SPECIAL.get(name, _plain)
        yield Verdict(f"{name} of {thing.item.type}", str(asked), str(found), same(asked, found, thing))
    for name, (low, high) in (row.get("params_range") or {}).items():
        found = measure(thing, name, spec)
        right = (
            isinstance(found, int | float) and (low is None or found >= low - 1e-9) and (high is None or found <= high + 1e-9)
        )
        yield Verdict(f"{name} of {thing.item.type}", f"{low} to {high}", str(found), right)


def _plain(asked: Any, found: Any, thing: Thing) -> bool:
    if isinstance(asked, bool):
        return asked is bool(found)
    if isinstance(asked, int | float):
        return found is not None and same_number(asked, found)
    if isinstance(asked, list):
        return in_order(asked, found or [], lambda one, other: _plain(one, other, thing))
    return same_words(asked, found)


def _range(asked: Any, found: Any, thing: Thing) -> bool:
    return found is not None and in_order(asked, list(found)[: len(asked)], same_number)


def _labels(asked: Any, found: Any, thing: Thing) -> bool:
    return in_order(asked, found or [], lambda one, other: str(one).lower() in str(other).lower())


def _values(asked: Any, found: Any, thing: Thing) -> bool:
    shown = found if found is not None else [vertex[1] for vertex in thing.item.vertices or ()]
    return in_order(asked, shown, same_number)


def _vertices(asked: Any, found: Any, thing: Thing) -> bool:
    corners = [tuple(vertex) for vertex in found or ()]
    if thing.item.closed and len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()

    def near(one: Any, other: Any) -> bool:
        return len(one) == len(other) and all(abs(a - b) <= max(0.01 * abs(a), 1e-6) for a, b in zip(one, other, strict=True))

    turns = [corners[index:] + corners[:index] for index in range(max(len(corners), 1))]
    return any(in_order(asked, way, near) for turn in turns for way in (turn, turn[::-1]))


def _edges(asked: Any, found: Any, thing: Thing) -> bool:
    def plain(edges: Any) -> list[tuple[str, ...]]:
        ends = [(str(edge[0]), str(edge[1])) for edge in edges or ()]
        return sorted(ends if thing.item.directed else [tuple(sorted(pair)) for pair in ends])

    return plain(asked) == plain(found)


def _direction(asked: Any, found: Any, thing: Thing) -> bool:
    item = thing.item
    if item.type not in LINES:
        return str(asked) == str(found)
    angle = math.radians(thing.first.angle)
    vector = (math.cos(angle), math.sin(angle))
    back = (-vector[0], -vector[1])
    return in_direction(vector, asked) or (item.type in _HEADLESS and in_direction(back, asked))


def _components(asked: Any, found: Any, thing: Thing) -> bool:
    item = thing.item
    if item.vertices:
        tail, tip = (item.vertices[0], item.vertices[-1]) if len(item.vertices) > 1 else ([0.0, 0.0], item.vertices[-1])
        return in_order(asked, [tip[0] - tail[0], tip[1] - tail[1]], same_number)
    box, angle = thing.first.box, math.radians(thing.first.angle)
    length = item.length or math.hypot(box.width, box.height)
    seen = [length * math.cos(angle), length * math.sin(angle)]
    return all(abs(one - other) <= 0.05 for one, other in zip(asked, seen, strict=True))


def _tags(asked: Any, found: Any, thing: Thing) -> bool:
    runs = [run for run in runs_of(thing.item.text or "") if run[0].strip()]
    return bool(runs) and all(set(asked) <= run[1] for run in runs)


def _style(name: str) -> Callable[[Any, Any, Thing], bool]:
    def same(asked: Any, found: Any, thing: Thing) -> bool:
        return bool(asked) is (bool(found) or _tags([name], None, thing))

    return same


def _closed(asked: Any, found: Any, thing: Thing) -> bool:
    return bool(found) is bool(asked) or (bool(asked) and thing.item.type is not Kind.POLYLINE)


def _colors(asked: Any, found: Any, thing: Thing) -> bool:
    return in_order(asked, found or [], same_color)


def _lines(asked: Any, found: Any, thing: Thing) -> bool:
    if thing.item.type is Kind.MATH:
        return _plain(asked, found, thing)
    shown = found if found else [line for line in (thing.item.text or "").split("\n") if line.strip()]
    return in_order(asked, [plain_words(line) for line in shown], same_words)


def _cells(asked: Any, found: Any, thing: Thing) -> bool:
    return in_order(asked, found or [], lambda one, other: in_order(one, other, _cell))


def _cell(one: Any, other: Any) -> bool:
    return same_words(str(one), other) or same_number(one, other, share=1e-9)


def _headers(asked: Any, found: Any, thing: Thing) -> bool:
    return in_order(asked, found or [], same_words)


def _expression(asked: Any, found: Any, thing: Thing) -> bool:
    if thing.item.type is Kind.IMPLICIT:
        return same_equation(asked, found)
    return same_function(asked, found, "t" if thing.item.type is Kind.PARAMETRIC else "x")


def _language(asked: Any, found: Any, thing: Thing) -> bool:
    return str(asked).lower() == str(found or "").lower()


_SPECIAL: Final[Mapping[str, Callable[[Any, Any, Thing], bool]]] = {
    **{"x_range": _range, "y_range": _range, "t_range": _range, "labels": _labels, "values": _values},
    **{"vertices": _vertices, "edges": _edges, "direction": _direction, "components": _components, "tags": _tags},
    **{"bold": _style("b"), "italic": _style("i"), "closed": _closed, "colors": _colors, "parts": _lines, "rows": _cells},
    **{"headers": _headers, "expression": _expression, "expression_y": _expression, "language": _language},
}


def effective_values(item: SceneObject) -> tuple[Any, ...]:
    """Return what a chart or a table shows of its table: labels, values, points and cells."""
    return item.labels, item.values, item.vertices, item.headers, item.rows
