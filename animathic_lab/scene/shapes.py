"""Python source for each kind of object: one constructor call, readable, with every string escaped."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.expressions import Expression, parse
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import Direction, Kind, SceneObject, SceneSpec, Size

__all__ = ["DIRECTIONS", "constructor", "number"]

_SIZES: Final[Mapping[Size, float]] = {Size.TINY: 0.35, Size.SMALL: 0.6, Size.MEDIUM: 1.0, Size.LARGE: 1.5, Size.HUGE: 2.2}
DIRECTIONS: Final[Mapping[Direction, str]] = {
    Direction.LEFT: "LEFT",
    Direction.RIGHT: "RIGHT",
    Direction.UP: "UP",
    Direction.DOWN: "DOWN",
    Direction.UP_LEFT: "UL",
    Direction.UP_RIGHT: "UR",
    Direction.DOWN_LEFT: "DL",
    Direction.DOWN_RIGHT: "DR",
}
_WRAP_AT: Final = 44
_SAMPLES: Final = 401


def number(value: float) -> str:
    """Return a short literal for a number: at most four decimals, no trailing zeros.

    Examples
    --------
    >>> number(2.0), number(1.23456), number(-0.5)
    ('2', '1.2346', '-0.5')
    """
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def constructor(item: SceneObject, spec: SceneSpec) -> str:
    """Return a Python expression that makes the object, not yet placed.

    Parameters
    ----------
    item : SceneObject
        Of any kind. Plots refer to their axes by id, connectors to what they connect.
    spec : SceneSpec
        The spec it belongs to.

    Raises
    ------
    CompileError
        The object cannot be made, for example a plot without a single finite value in its range.
    """
    source = _MAKERS[item.type](item, spec)
    if item.rotation:
        source += f".rotate({number(item.rotation)} * DEGREES)"
    if item.count is not None and item.count > 1:
        gap = 0.5 if item.gap is None else item.gap
        layout = {
            "row": f".arrange(RIGHT, buff={number(gap)})",
            "column": f".arrange(DOWN, buff={number(gap)})",
            "grid": f".arrange_in_grid(cols={int(np.ceil(np.sqrt(item.count)))}, buff={number(gap)})",
            "circle": "",
        }[(item.arrange or "row")]
        copies = f"*({source} for _ in range({item.count}))"
        source = f"arrange_ring({copies})" if item.arrange == "circle" else f"fit_to_frame(VGroup({copies}){layout})"
    return source


def _scale(item: SceneObject) -> float:
    return _SIZES[item.size] if item.size else 1.0


def _style(item: SceneObject, spec: SceneSpec, *, default: str, fill: float | None = None) -> str:
    color = item.color or readable(default, spec.background or "black")
    parts = [f"color={color_code(color)}"]
    opacity = item.fill_opacity if item.fill_opacity is not None else fill
    if opacity is not None:
        parts.append(f"fill_opacity={number(opacity)}")
    if item.stroke_width is not None:
        parts.append(f"stroke_width={number(item.stroke_width)}")
    return ", ".join(parts)


def _closed(item: SceneObject, spec: SceneSpec) -> str:
    return _style(item, spec, default="blue", fill=0.6)


def _circle(item: SceneObject, spec: SceneSpec) -> str:
    return f"Circle(radius={number(item.radius or (item.width or 2.0) / 2 * _scale(item))}, {_closed(item, spec)})"


def _ellipse(item: SceneObject, spec: SceneSpec) -> str:
    width, height = item.width or 3.0 * _scale(item), item.height or 1.6 * _scale(item)
    return f"Ellipse(width={number(width)}, height={number(height)}, {_closed(item, spec)})"


def _square(item: SceneObject, spec: SceneSpec) -> str:
    return (
        f"Square(side_length={number(item.width or item.length or item.height or 2.0 * _scale(item))}, {_closed(item, spec)})"
    )


def _rectangle(item: SceneObject, spec: SceneSpec) -> str:
    width, height = item.width or 3.2 * _scale(item), item.height or 1.8 * _scale(item)
    return f"Rectangle(width={number(width)}, height={number(height)}, {_closed(item, spec)})"


def _triangle(item: SceneObject, spec: SceneSpec) -> str:
    source = f"Triangle({_closed(item, spec)})"
    factor = (item.radius or 1.2 * _scale(item)) if item.width is None else item.width / 1.732
    return f"{source}.scale({number(factor)})"


def _star(item: SceneObject, spec: SceneSpec) -> str:
    return f"Star(n={item.points or 5}, outer_radius={number(item.radius or 1.3 * _scale(item))}, {_closed(item, spec)})"


def _polygon(item: SceneObject, spec: SceneSpec) -> str:
    return f"RegularPolygon(n={item.sides or 5}, {_closed(item, spec)}).scale({number(item.radius or 1.2 * _scale(item))})"


def _arc(item: SceneObject, spec: SceneSpec) -> str:
    style = _style(item, spec, default="white")
    return f"Arc(radius={number(item.radius or 1.5 * _scale(item))}, angle={number(item.angle or 90)} * DEGREES, {style})"


def _annulus(item: SceneObject, spec: SceneSpec) -> str:
    outer = item.radius or 1.2 * _scale(item)
    style = _style(item, spec, default="blue", fill=0.8)
    return f"Annulus(inner_radius={number(0.6 * outer)}, outer_radius={number(outer)}, {style})"


def _dot(item: SceneObject, spec: SceneSpec) -> str:
    return f"Dot(radius={number(item.radius or 0.12 * _scale(item))}, {_style(item, spec, default='white')})"


def _line(item: SceneObject, spec: SceneSpec) -> str:
    name = {Kind.LINE: "Line", Kind.DASHED_LINE: "DashedLine", Kind.ARROW: "Arrow", Kind.DOUBLE_ARROW: "DoubleArrow"}[item.type]
    style = _style(item, spec, default="white")
    if item.from_id and item.to_id:
        return f"{name}({item.from_id}, {item.to_id}, buff=0.15, {style})"
    direction = DIRECTIONS[item.direction or Direction.RIGHT]
    half = number((item.length or item.width or 4.0 * _scale(item)) / 2)
    # Manim's arrows leave a gap at both ends by default, which is for connecting things, not for an arrow on its own.
    gap = ", buff=0" if item.type in (Kind.ARROW, Kind.DOUBLE_ARROW) else ""
    return f"{name}(-{half} * {direction}, {half} * {direction}{gap}, {style})"


def _text(item: SceneObject, spec: SceneSpec) -> str:
    words = item.text or ""
    lines = [wrapped for line in words.split("\n") for wrapped in (textwrap.wrap(line, _WRAP_AT) or [""])]
    size = item.font_size or 48 * _scale(item)
    # Tabs have no width in Pango's layout of a single line; repr is the only way that words reach the code.
    source = f"Text({chr(10).join(lines).expandtabs(4)!r}, font_size={number(size)}, {_style(item, spec, default='white')})"
    long = max(len(line) for line in lines) * size > 24 * 48 or len(lines) > 4
    return f"fit_to_frame({source})" if long else source


def _math(item: SceneObject, spec: SceneSpec) -> str:
    size = item.font_size or 56 * _scale(item)
    tex = (item.text or "").strip().strip("$").strip()
    return f"fit_to_frame(Formula({tex!r}, font_size={number(size)}, {_style(item, spec, default='white')}))"


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


def _bounds(values: tuple[float, float, float]) -> str:
    return f"[{', '.join(number(value) for value in values)}]"


def plots_of(item: SceneObject, spec: SceneSpec) -> list[SceneObject]:
    """Return the plots that are drawn on these axes; a plot without axes is drawn on its own."""
    if item.type is Kind.PLOT:
        return [item]
    return [other for other in spec.objects if other.type is Kind.PLOT and other.axes == item.id]


def _ranges(item: SceneObject, spec: SceneSpec) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    x = _range(item.x_range or next((p.x_range for p in plots_of(item, spec) if p.x_range), None), (-5, 5))
    if item.y_range is not None:
        return x, _range(item.y_range, (-3, 3))
    plots = [parse(plot.expression or "0") for plot in plots_of(item, spec)]
    return x, (_y_range(plots, x) if plots else _range(None, (-3, 3)))


def _y_range(plots: list[Expression], x: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return a range that shows the plots: their finite values, without the extremes near a pole."""
    grid = np.linspace(x[0], x[1], _SAMPLES)
    values = np.concatenate([np.asarray(plot(x=grid)) for plot in plots])
    values = values[np.isfinite(values)]
    if values.size == 0:
        return -3.0, 3.0, 1.0
    low, high = np.quantile(values, [0.02, 0.98])
    low, high = min(float(low), 0.0), max(float(high), 0.0)
    step = _nice_step(max(high - low, 1e-3) * 1.2)
    return float(np.floor(low * 1.05 / step) * step), float(max(np.ceil(high * 1.05 / step), 1) * step), step


def _axes(item: SceneObject, spec: SceneSpec) -> str:
    x, y = _ranges(item, spec)
    size = _scale(item)
    width, height = item.width or min(10 * size, 13.0), item.height or min(5.6 * size, 7.2)
    numbers = "{'include_numbers': True, 'label_constructor': Text, 'font_size': 20}" if item.numbers else "{}"
    style = f"'color': {color_code(item.color)}, " if item.color else ""
    config = numbers if not style else "{" + style + numbers[1:].lstrip("}") + ("" if item.numbers else "}")
    name = "NumberPlane" if item.type is Kind.NUMBER_PLANE else "Axes"
    source = f"{name}(x_range={_bounds(x)}, y_range={_bounds(y)}, x_length={number(width)}, y_length={number(height)}"
    source += (f", axis_config={config}" if config != "{}" else "") + ")"
    if item.x_label or item.y_label:
        source = f"label_axes({source}, x={item.x_label or ''!r}, y={item.y_label or ''!r})"
    return source


def _number_line(item: SceneObject, spec: SceneSpec) -> str:
    bounds = _range(item.x_range, (-5, 5))
    numbers = "" if item.numbers is False else ", include_numbers=True, label_constructor=Text, font_size=24"
    length = number(item.length or item.width or min(10 * _scale(item), 13.0))
    return f"NumberLine(x_range={_bounds(bounds)}, length={length}{numbers}, {_style(item, spec, default='white')})"


def segments(item: SceneObject, spec: SceneSpec) -> list[tuple[float, float]]:
    """Return the stretches of x on which a plot has values inside its axes; a pole or a domain error leaves a gap.

    Raises
    ------
    CompileError
        There is no such stretch.
    """
    axes = spec.object(item.axes) if item.axes else item
    x, y = _ranges(axes, spec)
    low, high = (item.x_range[0], item.x_range[1]) if item.x_range else (x[0], x[1])
    grid = np.linspace(low, high, _SAMPLES)
    values = np.asarray(parse(item.expression or "0")(x=grid))
    margin = 0.02 * (y[1] - y[0])
    with np.errstate(invalid="ignore"):
        inside = np.isfinite(values) & (values >= y[0] - margin) & (values <= y[1] + margin)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    found = [(float(grid[a]), float(grid[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= 2]
    if not found:
        raise CompileError(
            f"{item.expression!r} has no value to draw between {number(low)} and {number(high)}",
            path=item.id,
            valid="a range where it is finite",
        )
    return found


def _plot(item: SceneObject, spec: SceneSpec) -> str:
    code, style = parse(item.expression or "0").code, _style(item, spec, default="yellow")
    function = f"lambda x: {code}" if "x" in parse(item.expression or "0").variables else f"lambda x: {code} + 0 * x"
    pieces = [f"[{number(a)}, {number(b)}]" for a, b in segments(item, spec)]
    if item.axes and len(pieces) == 1:
        return f"{item.axes}.plot({function}, x_range={pieces[0]}, {style})"
    listed = f"[{', '.join(pieces)}]"
    if item.axes:
        return f"VGroup(*({item.axes}.plot({function}, x_range=piece, {style}) for piece in {listed}))"
    x, y = _ranges(item, spec)
    size = f", size={number(_scale(item))}" if item.size else ""
    return f"Graph({function}, x_range={_bounds(x)}, y_range={_bounds(y)}, pieces={listed}{size}, {style})"


def _group(item: SceneObject, spec: SceneSpec) -> str:
    source, gap = f"VGroup({', '.join(item.children or [])})", number(0.5 if item.gap is None else item.gap)
    if item.arrange is None:
        return source
    layout = {
        "row": f".arrange(RIGHT, buff={gap})",
        "column": f".arrange(DOWN, buff={gap})",
        "grid": f".arrange_in_grid(buff={gap})",
    }
    around = f"arrange_ring({', '.join(item.children or [])})"
    return around if item.arrange == "circle" else source + layout[item.arrange]


_MAKERS: Final[Mapping[Kind, Callable[[SceneObject, SceneSpec], str]]] = {
    Kind.CIRCLE: _circle,
    Kind.ELLIPSE: _ellipse,
    Kind.SQUARE: _square,
    Kind.RECTANGLE: _rectangle,
    Kind.TRIANGLE: _triangle,
    Kind.STAR: _star,
    Kind.POLYGON: _polygon,
    Kind.ARC: _arc,
    Kind.ANNULUS: _annulus,
    Kind.DOT: _dot,
    Kind.LINE: _line,
    Kind.DASHED_LINE: _line,
    Kind.ARROW: _line,
    Kind.DOUBLE_ARROW: _line,
    Kind.TEXT: _text,
    Kind.MATH: _math,
    Kind.AXES: _axes,
    Kind.NUMBER_LINE: _number_line,
    Kind.NUMBER_PLANE: _axes,
    Kind.PLOT: _plot,
    Kind.GROUP: _group,
}
