"""How large, how thick and how opaque a thing is: measured where the drawing tells, and else as it was compiled."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.learning.drawn.seen import Thing
from animathic_lab.scene.kinds.planes import nice_step, ranges, x_span
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind, Size

__all__ = ["LINES", "PLANES", "WORDS", "font_size", "in_direction", "kinds_of", "measure", "size_factor", "span_of"]

WORDS: Final = frozenset(
    {Kind.TEXT, Kind.MATH, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE, Kind.BULLETS, Kind.CODE, Kind.NUMBER, Kind.LABEL}
)
LINES: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW, Kind.VECTOR})
PLANES: Final = frozenset({Kind.AXES, Kind.NUMBER_PLANE, Kind.COMPLEX_PLANE, Kind.POLAR_PLANE, Kind.AXES_3D, Kind.NUMBER_LINE})
_SIZES: Final[Mapping[Size, float]] = {Size.TINY: 0.35, Size.SMALL: 0.6, Size.MEDIUM: 1.0, Size.LARGE: 1.5, Size.HUGE: 2.2}
_FONTS: Final[Mapping[Kind, float]] = {
    **{Kind.MATH: 56, Kind.NUMBER: 56, Kind.PARAGRAPH: 32, Kind.BULLETS: 36, Kind.CODE: 26, Kind.LABEL: 36},
}
_RADII: Final[Mapping[Kind, float]] = {
    **{Kind.CIRCLE: 1.0, Kind.TRIANGLE: 1.2, Kind.STAR: 1.3, Kind.POLYGON: 1.2, Kind.ARC: 1.5, Kind.ANNULUS: 1.2},
    **{Kind.DOT: 0.12, Kind.SECTOR: 1.6, Kind.PIE_CHART: 2.2, Kind.ANGLE: 0.6, Kind.RIGHT_ANGLE: 0.3},
}
_BOXES: Final[Mapping[Kind, tuple[float, float]]] = {
    Kind.SQUARE: (2.0, 2.0),
    Kind.CIRCLE: (2.0, 2.0),
    Kind.RECTANGLE: (3.2, 1.8),
    Kind.ROUNDED_RECTANGLE: (3.2, 1.8),
    Kind.ELLIPSE: (3.0, 1.6),
    Kind.DOT: (0.24, 0.24),
    Kind.ANNULUS: (2.4, 2.4),
    Kind.TRIANGLE: (2.078, 1.8),
    Kind.STAR: (2.473, 2.352),
}
_LENGTHS: Final[Mapping[Kind, float]] = {kind: 3.0 if kind is Kind.VECTOR else 4.0 for kind in LINES} | {
    Kind.CURVED_ARROW: 4.0,
    Kind.NUMBER_LINE: 10.0,
}
_CLOSED: Final = frozenset(
    {Kind.CIRCLE, Kind.ELLIPSE, Kind.SQUARE, Kind.RECTANGLE, Kind.TRIANGLE, Kind.STAR, Kind.POLYGON, Kind.SECTOR}
    | {Kind.ROUNDED_RECTANGLE, Kind.UNION, Kind.INTERSECTION, Kind.DIFFERENCE, Kind.EXCLUSION}
)
#: Kinds whose box is their radius or their sides.
_SEEN: Final = frozenset(
    {Kind.CIRCLE, Kind.SQUARE, Kind.RECTANGLE, Kind.ROUNDED_RECTANGLE, Kind.ELLIPSE, Kind.DOT, Kind.ANNULUS}
)
_VECTORS: Final[Mapping[str, tuple[int, int]]] = {
    **{"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)},
    **{"up_left": (-1, 1), "up_right": (1, 1), "down_left": (-1, -1), "down_right": (1, -1)},
}


def kinds_of(item: SceneObject) -> frozenset[str]:
    """Return the kinds that an object passes for: its own, and those which look the same."""
    kinds = {str(item.type)}
    if item.type in (Kind.TEXT, Kind.MARKUP, Kind.PARAGRAPH):
        kinds |= {"text", "markup", "paragraph"}
    if item.type is Kind.VECTOR:
        kinds.add("arrow")
    if item.type is Kind.POLYGON and item.sides == 3:
        kinds.add("triangle")
    if item.type is Kind.POLYLINE and not item.closed and len(item.vertices or ()) == 2:
        kinds.add("line")
    if item.width is not None and item.width == item.height:
        kinds |= {Kind.RECTANGLE: {"square"}, Kind.ELLIPSE: {"circle"}}.get(item.type, set())
    return frozenset(kinds)


def scale(item: SceneObject) -> float:
    """Return the factor of a size in words."""
    return _SIZES[item.size] if item.size else 1.0


def font_size(item: SceneObject) -> float:
    """Return the font size as it was compiled."""
    return item.font_size or _FONTS.get(item.type, 48.0) * scale(item)


def size_factor(thing: Thing) -> float | None:
    """Return how many times as large as its default a thing is seen; None where that cannot be told."""
    item, box = thing.item, thing.first.box
    if item.type in WORDS:
        return font_size(item) / _FONTS.get(item.type, 48.0)
    if item.type in _BOXES and not item.rotation:
        return max(box.width, box.height) / max(_BOXES[item.type])
    if item.type in _RADII:
        return (item.radius or _RADII[item.type] * scale(item)) / _RADII[item.type]
    if item.type in _LENGTHS:
        return max(box.width, box.height) / _LENGTHS[item.type]
    return None


def measure(thing: Thing, name: str, spec: SceneSpec) -> Any:
    """Return a field of a thing as it is seen, or as it was compiled with what the compiler takes by default."""
    item, box = thing.item, thing.first.box
    seen = item.type in _SEEN and not item.rotation
    given = getattr(item, name, None)
    if name == "radius":
        return box.width / 2 if seen else given or _RADII.get(item.type, 0.0) * scale(item)
    if name in ("width", "height"):
        if seen:
            return box.width if name == "width" else box.height
        return given or _BOXES.get(item.type, (0.0, 0.0))[name == "height"] * scale(item)
    if name == "length":
        upright = item.type in LINES and (thing.first.angle % 90) in (0, 90)
        plain = item.type in (Kind.LINE, Kind.DASHED_LINE)
        if plain or upright:
            return math.hypot(box.width, box.height) if plain else max(box.width, box.height)
        return given or item.width or min(_LENGTHS.get(item.type, 0.0) * scale(item), 13.0)
    if name == "inner_radius":
        return given or (0.6 * (item.radius or 1.2 * scale(item)) if item.type is Kind.ANNULUS else 0.0)
    if name == "font_size":
        return font_size(item)
    if name in ("x_range", "y_range"):
        return span_of(item, name, spec)
    if name == "numbers":
        ownership = item.type in (Kind.NUMBER_LINE, Kind.POLAR_PLANE, Kind.COMPLEX_PLANE)
        return given is not False if ownership else bool(given)
    if name == "value" and item.type is Kind.NUMBER:
        return thing.first.text
    return _DEFAULTS.get(name, {}).get(item.type, _COMMON.get(name)) if given is None else given


_DEFAULTS: Final[Mapping[str, Mapping[Kind, Any]]] = {
    "fill_opacity": {**dict.fromkeys(_CLOSED, 0.6), Kind.ANNULUS: 0.8, Kind.DOT: 1.0, Kind.AREA: 0.5},
    "stroke_width": {Kind.CROSS: 6.0},
    "angle": {Kind.ARC: 90.0, Kind.SECTOR: 90.0, Kind.CURVED_ARROW: -75.0},
    "points": {Kind.STAR: 5},
    "sides": {Kind.POLYGON: 5},
    "direction": {**dict.fromkeys(LINES, "right"), Kind.BRACE: "down"},
    "closed": {},
}
_COMMON: Final[Mapping[str, Any]] = {
    **{"stroke_width": 4.0, "rotation": 0.0, "opacity": 1.0, "t_range": [0.0, 2 * math.pi], "fill_opacity": 0.0},
    **{"closed": False, "directed": False, "bold": False, "italic": False},
}


def span_of(item: SceneObject, name: str, spec: SceneSpec) -> list[float] | None:
    """Return from where to where, and in which steps, something runs: as the spec says, or as the compiler has it."""
    given: list[float] | None = getattr(item, name)
    axes = next((other for other in spec.objects if other.id == item.axes), None)
    if item.type is Kind.NUMBER_LINE:
        low, high = (given or [-5.0, 5.0])[:2]
        return [low, high, given[2] if given and len(given) == 3 else nice_step(high - low)]
    if item.type in (Kind.AXES, Kind.NUMBER_PLANE, Kind.COMPLEX_PLANE):
        return list(ranges(item, spec)[name == "y_range"])
    if item.type is Kind.PLOT and name == "x_range" and (axes is None or axes.type is not Kind.POLAR_PLANE):
        span = list(x_span(axes or item, spec))
        return [*given[:2], span[2]] if given else span
    return given


def in_direction(vector: tuple[float, float], direction: str) -> bool:
    """Tell whether a vector goes into a direction: within 30 degrees."""
    x, y = _VECTORS[direction]
    length = math.hypot(*vector)
    if length < 1e-3:
        return False
    cosine = (vector[0] * x + vector[1] * y) / (length * math.hypot(x, y))
    return cosine >= math.cos(math.radians(30.001))
