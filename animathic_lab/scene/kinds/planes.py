"""Axes and number lines, and the ranges that show what is drawn on them."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.kinds.wide import points_in
from animathic_lab.scene.live import moves, own_variables, read, seen_values, start_values
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = [
    "SAMPLES",
    "Samples",
    "Span",
    "bounds",
    "covering",
    "curve_points",
    "nice_step",
    "on_a_plane",
    "plots_of",
    "ranges",
    "values_of",
    "x_span",
]

Samples = npt.NDArray[np.float64]
Span = tuple[float, float, float]

SAMPLES: Final = 401


def _range(bounds: list[float] | None, default: tuple[float, float]) -> Span:
    if bounds is None:
        bounds = list(default)
    step = bounds[2] if len(bounds) == 3 else nice_step(bounds[1] - bounds[0])
    return bounds[0], bounds[1], step


def nice_step(span: float) -> float:
    """Return 1, 2 or 5 times a power of ten that gives about ten ticks."""
    raw = span / 10
    power = 10.0 ** np.floor(np.log10(raw))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999))


def bounds(values: Span) -> str:
    """Return a range as code."""
    return f"[{', '.join(number(value) for value in values)}]"


def on_a_plane(item: SceneObject, spec: SceneSpec) -> str | None:
    """Check that what has two coordinates does not stand on a number line."""
    if any(other.id == item.axes and other.type is Kind.NUMBER_LINE for other in spec.objects):
        return f"axes: {item.axes!r} is a number line, which has no y"
    return None


def plots_of(item: SceneObject, spec: SceneSpec) -> list[SceneObject]:
    """Return the plots that are drawn on these axes; a plot without axes is drawn on its own."""
    if item.type is Kind.PLOT:
        return [item]
    return [other for other in spec.objects if other.type is Kind.PLOT and other.axes == item.id]


def curve_points(item: SceneObject, spec: SceneSpec) -> list[tuple[Samples, Samples]]:
    """Return the points of a parametric curve, at every moment that `seen_values` knows of."""
    low, high = (item.t_range or [0, 2 * np.pi])[:2]
    grid = np.linspace(low, high, SAMPLES)
    x, y = (read(text or "0", spec, "t") for text in (item.expression, item.expression_y))
    moments = seen_values(spec) if moves(item, spec) else [start_values(spec)]
    return [(x(**{**moment, "t": grid}), y(**{**moment, "t": grid})) for moment in moments]


def _marks_of(item: SceneObject) -> list[tuple[Samples, Samples]]:
    """Return the points of what is drawn on axes point by point."""
    if item.type not in (Kind.SCATTER, Kind.LINE_CHART, Kind.POLYLINE):
        return []
    pairs = [vertex[:2] for vertex in item.vertices or ()]
    pairs = pairs or [[float(index + 1), value] for index, value in enumerate(item.values or ())]
    pairs = pairs or (points_in(item) if item.rows and item.type is not Kind.POLYLINE else [])
    return [(np.array([pair[0]]), np.array([pair[1]])) for pair in pairs]


def values_of(plot: SceneObject, spec: SceneSpec, grid: Samples) -> Samples:
    """Return the values of a plot over a grid, at every moment that `seen_values` knows of, one after another."""
    own = own_variables(plot, spec)["expression"]
    function = read(plot.expression or "0", spec, *own)
    moments = seen_values(spec) if moves(plot, spec) else [start_values(spec)]
    return np.concatenate([function(**{**moment, **dict.fromkeys(own, grid)}) for moment in moments])


def ranges(item: SceneObject, spec: SceneSpec) -> tuple[Span, Span]:
    """Return the ranges of axes: those of the spec, or such as show what is drawn on them."""
    x = x_span(item, spec)
    if item.y_range is not None:
        return x, _range(item.y_range, (-3, 3))
    grid = np.linspace(x[0], x[1], SAMPLES)
    shown = [values_of(plot, spec, grid) for plot in plots_of(item, spec)] + [pair[1] for pair in _points_on(item, spec)]
    if _has_equation(item, spec):
        shown.append(np.linspace(-3, 3, SAMPLES))
    return x, (covering(np.concatenate(shown)) if shown else _range(None, (-3, 3)))


def x_span(item: SceneObject, spec: SceneSpec) -> Span:
    """Return the range of x of axes: that of the spec, of the plots on them, or such as shows what is drawn on them."""
    if item.x_range is not None:
        return _range(item.x_range, (-5, 5))
    given = [plot.x_range for plot in plots_of(item, spec) if plot.x_range]
    if len(given) == 1:
        return _range(given[0], (-5, 5))
    if given:
        return _range([min(span[0] for span in given), max(span[1] for span in given)], (-5, 5))
    marks = any(_marks_of(other) for other in spec.objects if other.axes == item.id)
    points = _points_on(item, spec) if marks or not plots_of(item, spec) else []
    if points and not _has_equation(item, spec):
        return covering(np.concatenate([pair[0] for pair in points]))
    return _range(None, (-5, 5))


def _points_on(item: SceneObject, spec: SceneSpec) -> list[tuple[Samples, Samples]]:
    """Return the points of parametric curves and of marks on axes."""
    found: list[tuple[Samples, Samples]] = []
    for other in spec.objects:
        if other.axes == item.id:
            found += curve_points(other, spec) if other.type is Kind.PARAMETRIC else _marks_of(other)
    return found


def _has_equation(item: SceneObject, spec: SceneSpec) -> bool:
    return any(other.type is Kind.IMPLICIT and other.axes == item.id for other in spec.objects)


def covering(values: Samples) -> Span:
    """Return a range that shows values: the finite ones, without the extremes near a pole, and zero."""
    values = values[np.isfinite(values)]
    if values.size == 0:
        return -3.0, 3.0, 1.0
    cut = 0.02 if values.size > 200 else 0.0
    low, high = np.quantile(values, [cut, 1 - cut])
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    step = nice_step(max(high - low, 1e-3) * 1.2)
    return float(np.floor(low * 1.05 / step) * step), float(max(np.ceil(high * 1.05 / step), 1) * step), step


def _largest_radius(item: SceneObject, spec: SceneSpec) -> float:
    """Return how far out a polar plane reaches: as its range says, or as far as what is drawn on it."""
    if item.x_range is not None:
        return max(abs(item.x_range[0]), abs(item.x_range[1]))
    found = []
    for plot in plots_of(item, spec):
        low, high = plot.x_range[:2] if plot.x_range else (0.0, 2 * np.pi)
        found.append(values_of(plot, spec, np.linspace(low, high, SAMPLES)))
    for other in spec.objects:
        if other.type is Kind.PARAMETRIC and other.axes == item.id:
            found += [np.hypot(x, y) for x, y in curve_points(other, spec)]
    values = np.abs(np.concatenate(found)) if found else np.array([3.0])
    values = values[np.isfinite(values)]
    return max(float(np.quantile(values, 0.98)), 1e-3) if values.size else 3.0


def _parts_of_axes(item: SceneObject) -> list[int | None]:
    # Manim's planes have faded lines, of which there are none, and lines before their axes.
    lines: list[int | None] = [] if item.type is Kind.AXES else [0, None]
    numbers = item.type is Kind.COMPLEX_PLANE and item.numbers is not False
    return [*lines, None, None, *[None] * (bool(item.x_label) + bool(item.y_label) + numbers)]


@entry(
    Kind.AXES,
    "planes",
    "Axes with a range, and what is plotted on them.",
    reads=("x_range", "y_range", "x_label", "y_label", "numbers", "width", "height", "size"),
    parts=_parts_of_axes,
    example={"numbers": True},
)
@entry(
    Kind.NUMBER_PLANE,
    "planes",
    "Axes with a grid.",
    reads=("x_range", "y_range", "x_label", "y_label", "numbers", "width", "height", "size"),
    parts=_parts_of_axes,
)
@entry(
    Kind.COMPLEX_PLANE,
    "planes",
    "The plane of complex numbers.",
    reads=("x_range", "y_range", "x_label", "y_label", "numbers", "width", "height", "size"),
    parts=_parts_of_axes,
    example={"x_range": [-4, 4], "y_range": [-2, 2]},
)
def _axes(item: SceneObject, spec: SceneSpec) -> str:
    x, y = ranges(item, spec)
    size = scale_of(item)
    width, height = item.width or min(10 * size, 13.0), item.height or min(5.6 * size, 7.2)
    if item.type is Kind.COMPLEX_PLANE:
        x, y, width, height = _of_equal_units(item, x, y, width, height)
    numbers = "{'include_numbers': True, 'label_constructor': Text, 'font_size': 20}" if item.numbers else "{}"
    style = f"'color': {color_code(item.color)}, " if item.color else ""
    config = numbers if not style else "{" + style + numbers[1:].lstrip("}") + ("" if item.numbers else "}")
    name = {Kind.NUMBER_PLANE: "NumberPlane", Kind.COMPLEX_PLANE: "ComplexPlane"}.get(item.type, "Axes")
    if item.type is Kind.COMPLEX_PLANE:
        config = config if item.color else "{}"
    source = f"{name}(x_range={bounds(x)}, y_range={bounds(y)}, x_length={number(width)}, y_length={number(height)}"
    source += (f", axis_config={config}" if config != "{}" else "") + ")"
    if item.x_label or item.y_label:
        source = f"label_axes({source}, x={item.x_label or ''!r}, y={item.y_label or ''!r})"
    if item.type is Kind.COMPLEX_PLANE and item.numbers is not False:
        source = f"number_complex({source})"
    return _inked(source, item, spec)


def _inked(source: str, item: SceneObject, spec: SceneSpec) -> str:
    """Return axes that can be seen on the background, their numbers too, which Manim makes white."""
    ink = readable("white", spec.background or "black")
    return source if ink == "white" else f"ink_axes({source}, {color_code(item.color or ink)})"


def _of_equal_units(item: SceneObject, x: Span, y: Span, width: float, height: float) -> tuple[Span, Span, float, float]:
    """Return ranges and size of a plane on which a turned number stays as long as it was."""
    unit = min(width / (x[1] - x[0]), height / (y[1] - y[0]))
    step = max(x[2], y[2])
    return (x[0], x[1], step), (y[0], y[1], step), unit * (x[1] - x[0]), unit * (y[1] - y[0])


@entry(
    Kind.POLAR_PLANE,
    "planes",
    "A plane of circles and rays; a plot on it is r of theta.",
    reads=("x_range", "numbers", "width", "size"),
    parts=lambda item: [0, *[None] * (3 if item.numbers is False else 4)],
)
def _polar(item: SceneObject, spec: SceneSpec) -> str:
    radius = _largest_radius(item, spec)
    step = item.x_range[2] if item.x_range and len(item.x_range) == 3 else nice_step(radius * 2)
    radius = float(np.ceil(radius / step - 1e-6) * step)
    size = item.width or item.height or min(6 * scale_of(item), 7.2)
    lines = f", background_line_style={{'stroke_color': {color_code(item.color)}}}" if item.color else ""
    source = f"PolarPlane(radius_max={number(radius)}, radius_step={number(step)}, size={number(size)}, azimuth_step=12{lines})"
    return _inked(source if item.numbers is False else f"number_polar({source})", item, spec)


@entry(
    Kind.NUMBER_LINE,
    "planes",
    "A number line.",
    reads=("x_range", "length", "numbers", "size"),
    parts=lambda item: [None] * (2 if item.numbers is False else 3),
    example={"x_range": [-3, 3]},
)
def _number_line(item: SceneObject, spec: SceneSpec) -> str:
    span = _range(item.x_range, (-5, 5))
    numbers = "" if item.numbers is False else ", include_numbers=True, label_constructor=Text, font_size=24"
    length = number(item.length or item.width or min(10 * scale_of(item), 13.0))
    name = "Ruler" if any(other.axes == item.id for other in spec.objects) else "NumberLine"
    source = f"{name}(x_range={bounds(span)}, length={length}{numbers}, {style_of(item, spec, default='white')})"
    return _inked(source, item, spec)
