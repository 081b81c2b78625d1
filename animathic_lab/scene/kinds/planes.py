"""Axes and number lines, and the ranges that show what is drawn on them."""

from __future__ import annotations

from typing import Final

import numpy as np

from animathic_lab.scene.expressions import Expression, parse
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["SAMPLES", "bounds", "plots_of", "ranges"]

SAMPLES: Final = 401


def _range(bounds: list[float] | None, default: tuple[float, float]) -> tuple[float, float, float]:
    if bounds is None:
        bounds = list(default)
    step = bounds[2] if len(bounds) == 3 else _nice_step(bounds[1] - bounds[0])
    return bounds[0], bounds[1], step


def _nice_step(span: float) -> float:
    """Return 1, 2 or 5 times a power of ten that gives about ten ticks."""
    raw = span / 10
    power = 10.0 ** np.floor(np.log10(raw))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999))


def bounds(values: tuple[float, float, float]) -> str:
    return f"[{', '.join(number(value) for value in values)}]"


def plots_of(item: SceneObject, spec: SceneSpec) -> list[SceneObject]:
    """Return the plots that are drawn on these axes; a plot without axes is drawn on its own."""
    if item.type is Kind.PLOT:
        return [item]
    return [other for other in spec.objects if other.type is Kind.PLOT and other.axes == item.id]


def ranges(item: SceneObject, spec: SceneSpec) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    x = _range(item.x_range or next((p.x_range for p in plots_of(item, spec) if p.x_range), None), (-5, 5))
    if item.y_range is not None:
        return x, _range(item.y_range, (-3, 3))
    plots = [parse(plot.expression or "0") for plot in plots_of(item, spec)]
    return x, (_y_range(plots, x) if plots else _range(None, (-3, 3)))


def _y_range(plots: list[Expression], x: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return a range that shows the plots: their finite values, without the extremes near a pole."""
    grid = np.linspace(x[0], x[1], SAMPLES)
    values = np.concatenate([np.asarray(plot(x=grid)) for plot in plots])
    values = values[np.isfinite(values)]
    if values.size == 0:
        return -3.0, 3.0, 1.0
    low, high = np.quantile(values, [0.02, 0.98])
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    step = _nice_step(max(high - low, 1e-3) * 1.2)
    return float(np.floor(low * 1.05 / step) * step), float(max(np.ceil(high * 1.05 / step), 1) * step), step


@entry(
    Kind.AXES,
    "planes",
    "Axes with a range, and what is plotted on them.",
    reads=("x_range", "y_range", "x_label", "y_label", "numbers", "width", "height", "size"),
    example={"numbers": True},
)
@entry(
    Kind.NUMBER_PLANE,
    "planes",
    "Axes with a grid.",
    reads=("x_range", "y_range", "x_label", "y_label", "numbers", "width", "height", "size"),
)
def _axes(item: SceneObject, spec: SceneSpec) -> str:
    x, y = ranges(item, spec)
    size = scale_of(item)
    width, height = item.width or min(10 * size, 13.0), item.height or min(5.6 * size, 7.2)
    numbers = "{'include_numbers': True, 'label_constructor': Text, 'font_size': 20}" if item.numbers else "{}"
    style = f"'color': {color_code(item.color)}, " if item.color else ""
    config = numbers if not style else "{" + style + numbers[1:].lstrip("}") + ("" if item.numbers else "}")
    name = "NumberPlane" if item.type is Kind.NUMBER_PLANE else "Axes"
    source = f"{name}(x_range={bounds(x)}, y_range={bounds(y)}, x_length={number(width)}, y_length={number(height)}"
    source += (f", axis_config={config}" if config != "{}" else "") + ")"
    if item.x_label or item.y_label:
        source = f"label_axes({source}, x={item.x_label or ''!r}, y={item.y_label or ''!r})"
    return source


@entry(
    Kind.NUMBER_LINE,
    "planes",
    "A number line.",
    reads=("x_range", "length", "numbers", "size"),
    example={"x_range": [-3, 3]},
)
def _number_line(item: SceneObject, spec: SceneSpec) -> str:
    span = _range(item.x_range, (-5, 5))
    numbers = "" if item.numbers is False else ", include_numbers=True, label_constructor=Text, font_size=24"
    length = number(item.length or item.width or min(10 * scale_of(item), 13.0))
    return f"NumberLine(x_range={bounds(span)}, length={length}{numbers}, {style_of(item, spec, default='white')})"
