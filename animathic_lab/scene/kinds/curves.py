"""Curves: y = f(x), r of theta, parametric ones and implicit ones, on axes or by themselves."""

from __future__ import annotations

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.planes import SAMPLES, Samples, bounds, curve_points, on_a_plane, ranges, x_span
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.live import own_variables, read, seen_values, start_values
from animathic_lab.scene.references import live_ids
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["axes_of", "function_of", "is_live", "segments", "x_bounds"]


def _on_axes(item: SceneObject) -> bool:
    return item.axes is not None


def is_live(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether an object is drawn anew in every frame."""
    return item.id in live_ids(spec)


def axes_of(plot: SceneObject) -> str:
    """Return the code of the axes that a plot stands on; one that nobody gave axes has thin ones of its own."""
    return plot.axes or f"{plot.id}.axes"


def function_of(plot: SceneObject, spec: SceneSpec) -> str:
    """Return the function of a plot as code."""
    own = own_variables(plot, spec)["expression"]
    # Of the two names of the angle, the code knows one.
    name = own[-1]
    expression = read(plot.expression or "0", spec, *own, spelled=dict.fromkeys(own, name))
    # Manim asks for an array as long as x, also where there is no x.
    return f"lambda {name}: {expression.code}" + ("" if expression.variables & set(own) else f" + 0 * {name}")


def x_bounds(plot: SceneObject, spec: SceneSpec) -> tuple[float, float]:
    """Return from where to where a plot is drawn."""
    if plot.x_range:
        return plot.x_range[0], plot.x_range[1]
    x = x_span(spec.object(plot.axes) if plot.axes else plot, spec)
    return x[0], x[1]


def segments(item: SceneObject, spec: SceneSpec) -> list[tuple[float, float]]:
    """Return the stretches of x on which a plot has values inside its axes; a pole or a domain error leaves a gap.

    Raises
    ------
    CompileError
        There is no such stretch.
    """
    axes = spec.object(item.axes) if item.axes else item
    x, y = ranges(axes, spec)
    low, high = x_bounds(item, spec)
    # Beside the even samples the places at which Manim looks: a hole as small as one of them would spoil its whole curve.
    looks = np.arange(low, high, min(x[2] / 10, high - low))[: 10 * SAMPLES]
    grid = np.union1d(np.linspace(low, high, SAMPLES), looks)
    own = own_variables(item, spec)["expression"]
    values = read(item.expression or "0", spec, *own)(**{**start_values(spec), **dict.fromkeys(own, grid)})
    margin = 0.02 * (y[1] - y[0])
    with np.errstate(invalid="ignore"):
        inside = np.isfinite(values) & (values >= y[0] - margin) & (values <= y[1] + margin)
    found = _stretches(grid, inside)
    if not found:
        raise _nothing(item, f"between {number(low)} and {number(high)}")
    return found


def _stretches(grid: Samples, inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[tuple[float, float]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    return [(float(grid[a]), float(grid[b - 1])) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= 2]


def _nothing(item: SceneObject, where: str) -> CompileError:
    valid = "a range where it is finite"
    return CompileError(f"{item.expression!r} has no value to draw {where}", path=item.id, valid=valid)


@entry(
    Kind.PLOT,
    "curves",
    "The curve of an expression of x, which may use trackers and time.",
    needs=("expression",),
    reads=("axes", "x_range", "size"),
    late=_on_axes,
    check=on_a_plane,
    follows=True,
    example={"expression": "sin(x)"},
)
def _plot(item: SceneObject, spec: SceneSpec) -> str:
    function, style = function_of(item, spec), style_of(item, spec, default="yellow")
    if item.axes and spec.object(item.axes).type is Kind.POLAR_PLANE:
        return _polar(item, spec, function, style)
    live = is_live(item, spec)
    low, high = x_bounds(item, spec)
    if item.axes and live:
        return f"LiveCurve({item.axes}, {function}, [{number(low)}, {number(high)}], {style})"
    pieces = [(low, high)] if live else segments(item, spec)
    listed = ", ".join(f"[{number(a)}, {number(b)}]" for a, b in pieces)
    if item.axes and len(pieces) == 1:
        return f"{item.axes}.plot({function}, x_range={listed}, {style})"
    if item.axes:
        return f"VGroup(*({item.axes}.plot({function}, x_range=part, {style}) for part in [{listed}]))"
    x, y = ranges(item, spec)
    size = f", size={number(scale_of(item))}" if item.size else ""
    own = f"LiveGraph({function}" if live else f"Graph({function}"
    stretch = "" if live else f", pieces=[{listed}]"
    return f"{own}, x_range={bounds(x)}, y_range={bounds(y)}{stretch}{size}, {style})"


def _polar(item: SceneObject, spec: SceneSpec, function: str, style: str) -> str:
    low, high = item.x_range[:2] if item.x_range else (0.0, 2 * np.pi)
    own = own_variables(item, spec)["expression"]
    grid = np.linspace(low, high, SAMPLES)
    expression = read(item.expression or "0", spec, *own)
    values = expression(**{**start_values(spec), **dict.fromkeys(own, grid)})
    name = "LiveCurve" if is_live(item, spec) else "Curve"
    if name == "Curve" and not np.isfinite(values).any():
        raise _nothing(item, f"for angles between {number(low)} and {number(high)}")
    point = f"lambda theta: polar_point({function.split(': ', 1)[1]}, theta)"
    return f"{name}({item.axes}, {point}, [{number(low)}, {number(high)}], {style})"


@entry(
    Kind.PARAMETRIC,
    "curves",
    "The curve through x = expression and y = expression_y, both of t; with expression_z in space.",
    needs=("expression", "expression_y"),
    reads=("expression_z", "axes", "t_range"),
    late=_on_axes,
    check=on_a_plane,
    follows=True,
    example={"expression": "2*cos(t)", "expression_y": "sin(2*t)"},
)
def _parametric(item: SceneObject, spec: SceneSpec) -> str:
    low, high = (item.t_range or [0, 2 * np.pi])[:2]
    if not any((np.isfinite(x) & np.isfinite(y)).sum() > 1 for x, y in curve_points(item, spec)):
        raise _nothing(item, f"for t between {number(low)} and {number(high)}")
    # Axes with two coordinates have no place for a third.
    flat = item.axes is not None and spec.object(item.axes).type is not Kind.AXES_3D
    texts = [item.expression, item.expression_y] + [item.expression_z] * (item.expression_z is not None and not flat)
    codes = ", ".join(read(text or "0", spec, "t").code for text in texts)
    name = "LiveCurve" if is_live(item, spec) else "Curve"
    style = style_of(item, spec, default="yellow")
    source = f"{name}({item.axes or 'None'}, lambda t: ({codes}), [{number(low)}, {number(high)}], {style})"
    # Without axes its coordinates are the frame's, of which a moving one must not lose sight.
    return source if item.axes or name == "LiveCurve" else f"fit_to_frame({source})"


@entry(
    Kind.IMPLICIT,
    "curves",
    "The curve of an equation of x and y, such as x^2 + y^2 = 4.",
    needs=("expression",),
    reads=("axes", "x_range", "y_range"),
    late=_on_axes,
    check=on_a_plane,
    example={"expression": "x^2 + y^2 = 4"},
)
def _implicit(item: SceneObject, spec: SceneSpec) -> str:
    x, y = ranges(spec.object(item.axes) if item.axes else item, spec)
    if not item.axes:
        x, y = (item.x_range or [-7, 7], item.y_range or [-4, 4])  # type: ignore[assignment]  # only both ends are read
    expression = read(item.expression or "0", spec, "x", "y", equation=True)
    one, other = np.meshgrid(np.linspace(x[0], x[1], 201), np.linspace(y[0], y[1], 201))
    if not any(_crosses(expression(**{**moment, "x": one, "y": other})) for moment in seen_values(spec)):
        raise CompileError(
            f"{item.expression!r} holds nowhere with x in {bounds_of(x)} and y in {bounds_of(y)}",
            path=item.id,
            valid="an equation that some points of the axes fulfil",
        )
    style = style_of(item, spec, default="yellow")
    where = f"{item.axes or 'None'}, lambda x, y: {expression.code}, {bounds_of(x)}, {bounds_of(y)}"
    return f"ImplicitCurve({where}, {style})"


def bounds_of(values: tuple[float, ...] | list[float]) -> str:
    """Return the ends of a range as code."""
    return f"[{number(values[0])}, {number(values[1])}]"


def _crosses(values: Samples) -> bool:
    """Whether values over a grid change their sign somewhere, or are zero."""
    with np.errstate(invalid="ignore"):
        signs = np.where(np.isfinite(values), np.sign(values), np.nan)
        across = (np.abs(np.diff(signs, axis=0)) >= 1).any() or (np.abs(np.diff(signs, axis=1)) >= 1).any()
    return bool(across)
