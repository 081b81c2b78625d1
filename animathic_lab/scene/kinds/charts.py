"""Charts of numbers: bars, pies, points, lines and histograms, each with axes of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.planes import Span, nice_step, on_a_plane, ranges
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["PALETTE"]

#: Colours of parts that nobody gave a colour.
PALETTE: Final = ("blue", "green", "yellow", "red", "purple", "teal", "orange", "pink")
_SIZED: Final = ("width", "height", "size", "x_label", "y_label", "y_range")


def _plain(value: float) -> str:
    # Not rounded to four decimals: small values are as good as large ones.
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def _listed(values: Sequence[float]) -> str:
    return f"[{', '.join(_plain(value) for value in values)}]"


def _span(values: Sequence[float], given: list[float] | None, *, zero: bool) -> Span:
    """Return a range around values with a round step, with zero or without."""
    if given is not None:
        return given[0], given[1], given[2] if len(given) == 3 else nice_step(given[1] - given[0])
    low, high = min(values), max(values)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9 * max(abs(high), 1.0):
        low, high = low - (0.0 if zero and low >= 0 else 1.0), high + 1.0
    step = nice_step((high - low) * 1.4)
    return float(np.floor(low / step + 1e-9) * step), float(np.ceil(high / step - 1e-9) * step), step


def _range_code(span: Span) -> str:
    return f"[{', '.join(_plain(value) for value in span)}]"


def _size(item: SceneObject) -> str:
    scale = scale_of(item)
    return f"width={number(item.width or min(9 * scale, 12.5))}, height={number(item.height or min(5 * scale, 6.6))}"


def _painted(item: SceneObject, count: int, *, many: bool) -> str:
    colors = item.colors or ([item.color] if item.color else list(PALETTE) if many else ["blue"])
    shown = [colors[index % len(colors)] for index in range(min(count, 12) if len(colors) > 1 else 1)]
    return f"colors=[{', '.join(color_code(color) for color in shown)}]"


def _names(item: SceneObject) -> str:
    return (f", x={item.x_label!r}" if item.x_label else "") + (f", y={item.y_label!r}" if item.y_label else "")


def _same_count(item: SceneObject, spec: SceneSpec) -> str | None:
    if item.labels and item.values and len(item.labels) != len(item.values):
        return f"labels: {len(item.labels)} labels for {len(item.values)} values"
    return None


@entry(
    Kind.BAR_CHART,
    "charts",
    "A bar for each value, with its label; numbers writes the values on top.",
    needs=("values",),
    reads=("labels", "colors", "numbers", *_SIZED),
    check=_same_count,
    example={"values": [3, 5, 2], "labels": ["a", "b", "c"]},
)
def _bars(item: SceneObject, spec: SceneSpec) -> str:
    values = item.values or []
    labels = f"labels={item.labels!r}, " if item.labels else ""
    span, painted = _span(values, item.y_range, zero=True), _painted(item, len(values), many=True)
    shown = ", numbers=True" if item.numbers else ""
    return (
        f"Bars({_listed(values)}, {labels}y_range={_range_code(span)}, {painted}{shown}, {_size(item)}{_names(item)}"
        f"{_ink(spec)})"
    )


def _ink(spec: SceneSpec) -> str:
    ink = readable("white", spec.background or "black")
    return "" if ink == "white" else f", ink={color_code(ink)}"


def _shares(item: SceneObject, spec: SceneSpec) -> str | None:
    values = item.values or []
    if any(value < 0 for value in values) or not any(values):
        return "values: a pie has shares, none below 0 and at least one above"
    if item.inner_radius is not None and item.inner_radius >= (item.radius or 2.2 * scale_of(item)):
        return "inner_radius: must be smaller than the radius"
    return _same_count(item, spec)


@entry(
    Kind.PIE_CHART,
    "charts",
    "Shares of a whole as sectors of a circle; with an inner_radius a ring; numbers writes percentages.",
    needs=("values",),
    reads=("labels", "colors", "numbers", "radius", "inner_radius", "size"),
    check=_shares,
    example={"values": [50, 30, 20], "labels": ["A", "B", "C"]},
)
def _pie(item: SceneObject, spec: SceneSpec) -> str:
    values = item.values or []
    labels = f"labels={item.labels!r}, " if item.labels else ""
    hole = f", hole={number(item.inner_radius)}" if item.inner_radius else ""
    shown = ", numbers=True" if item.numbers else ""
    radius = number(item.radius or 2.2 * scale_of(item))
    colors = item.colors or list(PALETTE)
    painted = ", ".join(color_code(colors[index % len(colors)]) for index in range(len(values)))
    return f"Pie({_listed(values)}, {labels}colors=[{painted}], radius={radius}{hole}{shown}{_ink(spec)})"


def _on_axes(item: SceneObject) -> bool:
    return item.axes is not None


def _pairs(item: SceneObject) -> list[list[float]]:
    if item.vertices:
        return [list(vertex[:2]) for vertex in item.vertices]
    return [[float(index + 1), value] for index, value in enumerate(item.values or [])]


def _has_pairs(item: SceneObject, spec: SceneSpec) -> str | None:
    if len(_pairs(item)) < 1:
        return "vertices: at least one [x, y] is needed"
    return on_a_plane(item, spec) or _same_count(item, spec)


@entry(
    Kind.SCATTER,
    "charts",
    "Points at vertices, on axes of its own or on given ones.",
    reads=("vertices", "values", "axes", "x_range", "radius", "numbers", *_SIZED),
    late=_on_axes,
    check=_has_pairs,
    example={"vertices": [[1, 2], [2, 3.5], [3, 3], [4, 5]]},
)
@entry(
    Kind.LINE_CHART,
    "charts",
    "Points joined by lines: vertices, or values with a label each.",
    reads=("vertices", "values", "labels", "axes", "x_range", "radius", "numbers", "stroke_width", *_SIZED),
    late=_on_axes,
    check=_has_pairs,
    example={"values": [2, 4, 3, 6], "labels": ["Q1", "Q2", "Q3", "Q4"]},
)
def _points(item: SceneObject, spec: SceneSpec) -> str:
    pairs, line = _pairs(item), item.type is Kind.LINE_CHART
    listed = f"[{', '.join(_listed(pair) for pair in pairs)}]"
    color = color_code(item.color or readable("yellow" if line else "blue", spec.background or "black"))
    dots = f", radius={number(item.radius)}" if item.radius else ""
    joined = ", joined=True" if line else ""
    if line and item.stroke_width is not None:
        joined += f", stroke_width={number(item.stroke_width)}"
    if item.axes:
        shown = ranges(spec.object(item.axes), spec)
        for pair in pairs:
            for value, (low, high, _), name in zip(pair, shown, "xy", strict=True):
                if not low - 0.02 * (high - low) <= value <= high + 0.02 * (high - low):
                    inside = f"{name} between {_plain(low)} and {_plain(high)}"
                    raise CompileError(f"{pair} lies outside the axes", path=item.id, valid=f"{inside}, or other axes")
        return f"PointsOn({item.axes}, {listed}{joined}{dots}, color={color})"
    x = _span([pair[0] for pair in pairs], item.x_range, zero=False)
    y = _span([pair[1] for pair in pairs], item.y_range, zero=item.values is not None)
    labels = ""
    if line and item.labels and not item.vertices:
        labels, x = f", labels={item.labels!r}", (0.5, len(pairs) + 0.5, 1.0)
    spans = f"x_range={_range_code(x)}, y_range={_range_code(y)}"
    name = "LineChart" if line else "Scatter"
    joined = joined.removeprefix(", joined=True")
    return f"{name}({listed}{labels}, {spans}{joined}{dots}, color={color}, {_size(item)}{_names(item)}{_ink(spec)})"


@entry(
    Kind.HISTOGRAM,
    "charts",
    "How many of the values fall into each of some equal stretches; sides says how many there are.",
    needs=("values",),
    reads=("sides", "x_range", "colors", *_SIZED),
    example={"values": [1, 2, 2, 3, 3, 3, 4, 4, 5]},
)
def _histogram(item: SceneObject, spec: SceneSpec) -> str:
    values = np.asarray(item.values or [], dtype=float)
    counts, edges = _binned(values, item)
    if not counts.any():
        raise CompileError("no value lies within its range", path=item.id, valid="an x_range that holds some values")
    y = _span([float(count) for count in counts], item.y_range, zero=True)
    x = (float(edges[0]), float(edges[-1]), float(edges[1] - edges[0]))
    if item.y_range is None and y[2] < 1:
        y = (0.0, float(np.ceil(y[1])), 1.0)
    color = item.color or (item.colors or ["blue"])[0]
    painted = f"color={color_code(color)}"
    listed = _listed([float(count) for count in counts])
    return (
        f"Histogram({listed}, x_range={_range_code(x)}, y_range={_range_code(y)}, {painted}, {_size(item)}{_names(item)}"
        f"{_ink(spec)})"
    )


def _binned(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], item: SceneObject) -> tuple[np.ndarray, np.ndarray]:
    """Return counts and edges of equal stretches, with round edges unless their number is given."""
    low, high = item.x_range[:2] if item.x_range else (float(values.min()), float(values.max()))
    if item.sides is not None:
        found: tuple[np.ndarray, np.ndarray] = np.histogram(values, bins=item.sides, range=(low, high))
        return found
    count = int(np.clip(np.ceil(np.log2(max(len(values), 1))) + 1, 3, 20))
    step = nice_step(max(high - low, 1e-9) / count * 10)
    low = float(np.floor(low / step + 1e-9) * step)
    number_of = int(np.clip(np.floor((high - low) / step + 1e-9) + 1, 1, 60))
    return np.histogram(values, bins=number_of, range=(low, low + number_of * step))
