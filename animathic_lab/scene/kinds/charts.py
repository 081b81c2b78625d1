"""Charts of numbers: bars, pies, points, lines and histograms, each with axes of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.colorings import ink_of, painted
from animathic_lab.scene.kinds.planes import Span, nice_step, on_a_plane, ranges
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.wide import Pairs, each_value, listed, plain, same_count, series_of, wide_problem
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__: list[str] = []

_MOST_LINES: Final = 12
_SIZED: Final = ("width", "height", "size", "x_label", "y_label", "y_range")


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
    return f"[{', '.join(plain(value) for value in span)}]"


def _size(item: SceneObject, names: int = 0) -> str:
    # Many names below an axis need a wide one.
    scale, wide = scale_of(item), 9 if names <= 12 else 12
    return f"width={number(item.width or min(wide * scale, 12.5))}, height={number(item.height or min(5 * scale, 6.6))}"


def _names(item: SceneObject) -> str:
    return (f", x={item.x_label!r}" if item.x_label else "") + (f", y={item.y_label!r}" if item.y_label else "")


@entry(
    Kind.BAR_CHART,
    "charts",
    "A bar for each value, with its label; numbers writes the values on top. chart.0 is the first bar.",
    needs=("values",),
    reads=("labels", "colors", "numbers", *_SIZED),
    check=same_count,
    parts=each_value,
    example={"values": [3, 5, 2], "labels": ["a", "b", "c"]},
)
def _bars(item: SceneObject, spec: SceneSpec) -> str:
    values = item.values or []
    labels = f"labels={item.labels!r}, " if item.labels else ""
    span, colors = _span(values, item.y_range, zero=True), painted(item, len(values))
    shown = ", numbers=True" if item.numbers else ""
    return (
        f"Bars({listed(values)}, {labels}y_range={_range_code(span)}, {colors}{shown}, {_size(item, len(values))}{_names(item)}"
        f"{ink_of(spec)})"
    )


def _on_axes(item: SceneObject) -> bool:
    return item.axes is not None


def _single(item: SceneObject) -> Pairs:
    if item.vertices:
        return [list(vertex[:2]) for vertex in item.vertices]
    return [[float(index + 1), value] for index, value in enumerate(item.values or [])]


def _has_pairs(item: SceneObject, spec: SceneSpec) -> str | None:
    if item.rows and not (item.vertices or item.values):
        if (message := wide_problem(item, of="an x")) is not None:
            return message
        if len(item.headers or ()) > _MOST_LINES + 1:
            return f"headers: more than {_MOST_LINES} colours cannot be told apart"
        return on_a_plane(item, spec)
    if len(_single(item)) < 1:
        return "vertices: at least one [x, y] is needed, or rows of x and a value for each name in headers"
    return on_a_plane(item, spec) or same_count(item, spec)


def _parts_of(item: SceneObject) -> list[int | None] | None:
    if item.vertices or item.values:
        return [0] * len(_single(item))
    series = series_of(item)[2] if item.rows else None
    if series is None:
        return None
    return [0] * len(series[0]) if len(series) == 1 else [len(own) for own in series]


@entry(
    Kind.SCATTER,
    "charts",
    "Points at vertices, on axes of its own or on given ones. In several colours, with a legend: headers are the names, each "
    "row an x and a y for each name. chart.0 is the first point, of several colours all points of the first.",
    reads=("vertices", "values", "headers", "rows", "colors", "axes", "x_range", "radius", "numbers", *_SIZED),
    late=_on_axes,
    check=_has_pairs,
    parts=_parts_of,
    example={"vertices": [[1, 2], [2, 3.5], [3, 3], [4, 5]]},
)
@entry(
    Kind.LINE_CHART,
    "charts",
    "Points joined by lines: vertices, or values with a label each. Several lines, with a legend: headers are their names, "
    "each row an x or its label and a y for each name. chart.0 is the first point, of several lines the first line.",
    reads=(
        *("vertices", "values", "labels", "headers", "rows", "colors", "axes", "x_range", "radius", "numbers", "stroke_width"),
        *_SIZED,
    ),
    late=_on_axes,
    check=_has_pairs,
    parts=_parts_of,
    example={"values": [2, 4, 3, 6], "labels": ["Q1", "Q2", "Q3", "Q4"]},
)
def _points(item: SceneObject, spec: SceneSpec) -> str:
    line = item.type is Kind.LINE_CHART
    labels, names, series = ([], (), [_single(item)]) if item.vertices or item.values else series_of(item)
    if line and item.labels and not item.vertices and not names:
        labels = item.labels
    if len(series) == 1:
        default = readable("yellow" if line else "blue", spec.background or "black")
        listed_points, named, colors = _listed_pairs(series[0]), "", painted(item, len(series[0]), default)
    else:
        listed_points = f"[{', '.join(_listed_pairs(own) for own in series)}]"
        named, colors = f", names={list(names)!r}", painted(item, len(series))
    more = f", stroke_width={number(item.stroke_width)}" if line and item.stroke_width is not None else ""
    more += f", radius={number(item.radius)}" if item.radius else ""
    pairs = [pair for own in series for pair in own]
    if item.axes:
        _check_inside(item, spec, pairs)
        joined = ", joined=True" if line else ""
        ink = ink_of(spec) if named else ""
        return f"PointsOn({item.axes}, {listed_points}{named}{joined}{more}, {colors}{ink})"
    x = _span([pair[0] for pair in pairs], item.x_range, zero=False)
    y = _span([pair[1] for pair in pairs], item.y_range, zero=item.values is not None)
    words = ""
    if labels:
        words, x = f", labels={labels!r}", (0.5, len(labels) + 0.5, 1.0)
    spans = f"x_range={_range_code(x)}, y_range={_range_code(y)}"
    name = "LineChart" if line else "Scatter"
    if not line:
        words = ""
    style = f"{colors}, {_size(item, len(labels))}{_names(item)}{ink_of(spec)}"
    return f"{name}({listed_points}{named}{words}, {spans}{more}, {style})"


def _listed_pairs(pairs: Pairs) -> str:
    return f"[{', '.join(listed(pair) for pair in pairs)}]"


def _check_inside(item: SceneObject, spec: SceneSpec, pairs: Pairs) -> None:
    shown = ranges(spec.object(item.axes or ""), spec)
    for pair in pairs:
        for value, (low, high, _), name in zip(pair, shown, "xy", strict=True):
            if not low - 0.02 * (high - low) <= value <= high + 0.02 * (high - low):
                inside = f"{name} between {plain(low)} and {plain(high)}"
                raise CompileError(f"{pair} lies outside the axes", path=item.id, valid=f"{inside}, or other axes")


def _stretches(item: SceneObject) -> list[int | None] | None:
    return [0] * len(_binned(np.asarray(item.values, dtype=float), item)[0]) if item.values else None


@entry(
    Kind.HISTOGRAM,
    "charts",
    "How many of the values fall into each of some equal stretches; sides says how many there are.",
    needs=("values",),
    reads=("sides", "x_range", "colors", *_SIZED),
    parts=_stretches,
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
    style = f"color={color_code(color)}, {_size(item)}{_names(item)}{ink_of(spec)}"
    heights = listed([float(count) for count in counts])
    return f"Histogram({heights}, x_range={_range_code(x)}, y_range={_range_code(y)}, {style})"


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
