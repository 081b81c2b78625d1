"""Shapes computed from other shapes: their union, intersection, difference and exclusion."""

from __future__ import annotations

from functools import reduce
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

_NAMES: Final = {
    Kind.UNION: "Union",
    Kind.INTERSECTION: "Intersection",
    Kind.DIFFERENCE: "Difference",
    Kind.EXCLUSION: "Exclusion",
}
#: Kinds that are one closed outline.
_SHAPES: Final = frozenset(
    {Kind.CIRCLE, Kind.ELLIPSE, Kind.SQUARE, Kind.RECTANGLE, Kind.TRIANGLE, Kind.STAR, Kind.POLYGON, Kind.ANNULUS, Kind.DOT}
    | {Kind.SECTOR, Kind.ROUNDED_RECTANGLE, Kind.POLYLINE, Kind.SURROUND, Kind.AREA, *_NAMES}
)
_TWO = [
    {"id": "a", "type": "circle", "x": -0.6, "y": 0, "color": "blue"},
    {"id": "b", "type": "circle", "x": 0.6, "y": 0, "color": "red"},
]


def _always(item: SceneObject) -> bool:
    return True


def _shapes(item: SceneObject, spec: SceneSpec) -> str | None:
    names = list(dict.fromkeys(item.children or ()))
    if len(names) < 2:
        return f"children: {item.type} needs two different shapes as children"
    for child in (spec.object(name) for name in names):
        if child.type not in _SHAPES or (child.type is Kind.POLYLINE and not child.closed):
            return f"children: {item.type} is made of closed shapes, and {child.id!r} is none"
        if (child.count or 1) > 1:
            return f"children: {item.type} is made of single shapes, and {child.id!r} is {child.count} of them"
    return None


@entry(
    Kind.UNION,
    "shapes",
    "All of several shapes as one.",
    needs=("children",),
    reads=("children",),
    late=_always,
    check=_shapes,
    example={"children": ["a", "b"], "color": "orange", "others": _TWO},
)
@entry(
    Kind.INTERSECTION,
    "shapes",
    "What several shapes have in common.",
    needs=("children",),
    reads=("children",),
    late=_always,
    check=_shapes,
    example={"children": ["a", "b"], "color": "green", "others": _TWO},
)
@entry(
    Kind.DIFFERENCE,
    "shapes",
    "The first shape without the others.",
    needs=("children",),
    reads=("children",),
    late=_always,
    check=_shapes,
    example={"children": ["a", "b"], "color": "pink", "others": _TWO},
)
@entry(
    Kind.EXCLUSION,
    "shapes",
    "What belongs to one of two shapes and not to both.",
    needs=("children",),
    reads=("children",),
    late=_always,
    check=_shapes,
    example={"children": ["a", "b"], "color": "yellow", "others": _TWO},
)
def _boolean(item: SceneObject, spec: SceneSpec) -> str:
    name, style = _NAMES[item.type], style_of(item, spec, default="green", fill=0.7)
    first, *others = dict.fromkeys(item.children or ())
    if item.type in (Kind.UNION, Kind.INTERSECTION) or len(others) == 1:
        return f"{name}({', '.join([first, *others])}, {style})"
    # Manim takes two shapes apart at a time.
    if item.type is Kind.DIFFERENCE:
        return f"{name}({first}, Union({', '.join(others)}), {style})"
    inner = reduce(lambda so_far, other: f"{name}({so_far}, {other})", others[:-1], first)
    return f"{name}({inner}, {others[-1]}, {style})"
