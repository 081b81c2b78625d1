"""What belongs to a plot: areas, Riemann rectangles, tangents, secants, lines to the axes, and labels of anything."""

from __future__ import annotations

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.kinds.book import Check, entry
from animathic_lab.scene.kinds.curves import axes_of, function_of, is_live, segments, x_bounds
from animathic_lab.scene.kinds.planes import x_span
from animathic_lab.scene.kinds.style import DIRECTIONS, number, style_of
from animathic_lab.scene.live import bindings_of, own_variables, read, start_values
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.references import base_of, code_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind

__all__ = ["at_code", "value_at"]

MAX_BARS = 200
_AXES = frozenset({Kind.AXES, Kind.NUMBER_PLANE, Kind.COMPLEX_PLANE, Kind.POLAR_PLANE})


def _always(item: SceneObject) -> bool:
    return True


def _of(item: SceneObject, spec: SceneSpec) -> SceneObject:
    return spec.object(base_of(item.of or ""))


def _is_plot(ref: str | None, spec: SceneSpec) -> bool:
    found = [item for item in spec.objects if item.id == ref]
    polar = [item.id for item in spec.objects if item.type is Kind.POLAR_PLANE]
    return bool(found) and found[0].type is Kind.PLOT and found[0].axes not in polar


def _needs_plot(item: SceneObject, spec: SceneSpec) -> str | None:
    if not _is_plot(item.of, spec):
        return f"of: {item.of!r} is not a plot of y over x"
    if item.to_id is not None and not _is_plot(item.to_id, spec):
        return f"to_id: {item.to_id!r} is not a plot of y over x"
    return None


def _needs_place(*, axes: bool) -> Check:
    def check(item: SceneObject, spec: SceneSpec) -> str | None:
        on_axes = axes and any(other.id == item.of and other.type in _AXES for other in spec.objects)
        if not on_axes and (problem := _needs_plot(item, spec)):
            return problem + (", nor axes" if axes else "")
        if item.at is None and not any(text.split("=", 1)[0].strip() == "at" for text in item.bind or ()):
            return f"at: {item.type.replace('_', ' ')} needs to know where it stands: at, or a binding of it"
        return None

    return check


def at_code(item: SceneObject, spec: SceneSpec, field: str = "at", default: float = 0.0) -> str:
    """Return a number of an object as code: what it is bound to, or what the spec says."""
    bound = bindings_of(item, spec).get(field)
    value: float | None = getattr(item, field)
    return bound.code if bound is not None else number(default if value is None else value)


def value_at(plot: SceneObject, spec: SceneSpec, x: float) -> float:
    """Return the value of a plot at the start of the scene.

    Raises
    ------
    CompileError
        It has none there.
    """
    own = own_variables(plot, spec)["expression"]
    values = {**start_values(spec), **dict.fromkeys(own, x)}
    value = float(read(plot.expression or "0", spec, *own)(**values))
    if not np.isfinite(value):
        raise CompileError(f"{plot.expression!r} has no value at {number(x)}", path=plot.id, valid="an x at which it is finite")
    if plot.axes is not None:
        low, high, _ = x_span(spec.object(plot.axes), spec)
        if not low - 0.02 * (high - low) <= x <= high + 0.02 * (high - low):
            raise CompileError(
                f"{number(x)} lies outside the axes", path=plot.id, valid=f"an x between {number(low)} and {number(high)}"
            )
    return value


def _span(item: SceneObject, plot: SceneObject, spec: SceneSpec) -> tuple[str, str]:
    low, high = item.x_range[:2] if item.x_range else x_bounds(plot, spec)
    return number(low), at_code(item, spec, "at", high) if "at" in bindings_of(item, spec) else number(high)


def _curve(expression: str) -> list[dict[str, str]]:
    """Return what every example here belongs to: a curve on axes."""
    return [{"id": "ax", "type": "axes"}, {"id": "curve", "type": "plot", "axes": "ax", "expression": expression}]


@entry(
    Kind.AREA,
    "curves",
    "The area between a plot and the x axis, or a second plot; a binding of at moves its right end.",
    needs=("of",),
    reads=("x_range", "to_id", "at"),
    late=_always,
    check=_needs_plot,
    example={
        "of": "curve",
        "x_range": [0, 2],
        "others": _curve("x^2 / 4"),
    },
)
def _area(item: SceneObject, spec: SceneSpec) -> str:
    plot, style = _of(item, spec), style_of(item, spec, default="blue", fill=0.5)
    span = ", ".join(_span(item, plot, spec))
    bounded = f", {function_of(spec.object(item.to_id), spec)}" if item.to_id else ""
    return f"Area({axes_of(plot)}, {function_of(plot, spec)}, [{span}]{bounded}, {style})"


@entry(
    Kind.RIEMANN,
    "curves",
    "Rectangles of width dx under a plot.",
    needs=("of",),
    reads=("x_range", "dx", "colors", "at"),
    late=_always,
    check=_needs_plot,
    example={
        "of": "curve",
        "x_range": [0, 4],
        "dx": 0.5,
        "others": _curve("x^2 / 8"),
    },
)
def _riemann(item: SceneObject, spec: SceneSpec) -> str:
    plot = _of(item, spec)
    low, high = item.x_range[:2] if item.x_range else x_bounds(plot, spec)
    if item.dx is not None and (high - low) / item.dx > MAX_BARS:
        raise CompileError(
            f"{(high - low) / item.dx:.0f} rectangles are too many", path=f"{item.id}.dx", valid=f"at most {MAX_BARS}"
        )
    colors = item.colors or ([item.color] if item.color else ["blue", "green"])
    painted = f"colors=[{', '.join(color_code(color) for color in colors)}]"
    opacity = number(0.7 if item.fill_opacity is None else item.fill_opacity)
    dx, span = at_code(item, spec, "dx", (high - low) / 10), ", ".join(_span(item, plot, spec))
    where = f"{axes_of(plot)}, {function_of(plot, spec)}, [{span}], {dx}"
    return f"RiemannBars({where}, {painted}, fill_opacity={opacity})"


@entry(
    Kind.TANGENT,
    "curves",
    "The tangent of a plot at an x.",
    needs=("of",),
    reads=("at", "length"),
    late=_always,
    check=_needs_place(axes=False),
    example={
        "of": "curve",
        "at": 1,
        "others": _curve("x^2 / 2"),
    },
)
def _tangent(item: SceneObject, spec: SceneSpec) -> str:
    plot = _of(item, spec)
    if item.at is not None and not is_live(item, spec):
        value_at(plot, spec, item.at)
    where = f"{axes_of(plot)}, {function_of(plot, spec)}, {at_code(item, spec)}, length={number(item.length or 4)}"
    return f"TangentOn({where}, {style_of(item, spec, default='green')})"


@entry(
    Kind.SECANT,
    "curves",
    "The line through two points of a plot, dx apart.",
    needs=("of",),
    reads=("at", "dx", "length"),
    late=_always,
    check=_needs_place(axes=False),
    example={
        "of": "curve",
        "at": -1,
        "dx": 2,
        "others": _curve("x^2 / 2 - x"),
    },
)
def _secant(item: SceneObject, spec: SceneSpec) -> str:
    plot = _of(item, spec)
    if item.at is not None and not is_live(item, spec):
        value_at(plot, spec, item.at)
        value_at(plot, spec, item.at + (item.dx or 1.0))
    where = f"{axes_of(plot)}, {function_of(plot, spec)}, {at_code(item, spec)}, {at_code(item, spec, 'dx', 1.0)}"
    return f"SecantOn({where}, length={number(item.length or 5)}, {style_of(item, spec, default='green')})"


@entry(
    Kind.VERTICAL_LINE,
    "curves",
    "A line from the x axis to a plot, or through the whole of axes, at an x.",
    needs=("of",),
    reads=("at",),
    late=_always,
    check=_needs_place(axes=True),
    example={
        "of": "curve",
        "at": 2,
        "others": _curve("x^2 / 4"),
    },
)
@entry(
    Kind.HORIZONTAL_LINE,
    "curves",
    "A line from the y axis to a plot at an x, or through the whole of axes at a y.",
    needs=("of",),
    reads=("at",),
    late=_always,
    check=_needs_place(axes=True),
    example={
        "of": "curve",
        "at": 2,
        "others": _curve("x^2 / 4"),
    },
)
def _line(item: SceneObject, spec: SceneSpec) -> str:
    of, style = _of(item, spec), style_of(item, spec, default="yellow")
    axes, at = (of.id if of.type in _AXES else axes_of(of)), at_code(item, spec)
    if of.type is Kind.PLOT and item.at is not None and not is_live(item, spec):
        value_at(of, spec, item.at)
    target = "" if of.type in _AXES else f", {function_of(of, spec)}"
    name = "VerticalOn" if item.type is Kind.VERTICAL_LINE else "HorizontalOn"
    return f"{name}({axes}, {at}{target}, {style})"


@entry(
    Kind.LABEL,
    "curves",
    "Words, or a formula between $ signs, beside a plot or anything else; it goes with what moves.",
    needs=("of", "text"),
    reads=("at", "direction", "font_size", "gap"),
    late=_always,
    follows=True,
    example={
        "of": "curve",
        "text": "$x^2$",
        "at": 1.5,
        "others": _curve("x^2"),
    },
)
def _label(item: SceneObject, spec: SceneSpec) -> str:
    of, words = _of(item, spec), (item.text or "").strip()
    color = item.color or of.color or readable("white", spec.background or "black")
    style = f"font_size={number(item.font_size or 32)}, color={color_code(color)}"
    formula = len(words) > 2 and words[0] == words[-1] == "$"
    source = f"Formula({words[1:-1]!r}, {style})" if formula else f"Text({words!r}, {style})"
    gap = number(0.15 if item.gap is None else item.gap)
    if of.type is not Kind.PLOT or _is_polar(of, spec):
        side = DIRECTIONS[item.direction or Direction.UP]
        anchor = code_of(item.of or "")
        if is_live(item, spec):
            return f"pin({source}, lambda: {anchor}, {side}, buff={gap})"
        return f"{source}.next_to({anchor}, {side}, buff={gap}).shift_onto_screen()"
    at = segments(of, spec)[-1][1] if item.at is None else item.at
    side = DIRECTIONS[item.direction or (Direction.RIGHT if item.at is None else Direction.UP_RIGHT)]
    if is_live(item, spec):
        where = at_code(item, spec, "at", at)
        return f"pin({source}, lambda: on_curve({axes_of(of)}, {function_of(of, spec)}, {where}), {side}, buff={gap})"
    place = f"{axes_of(of)}.c2p({number(at)}, {number(value_at(of, spec, at))})"
    return f"{source}.next_to({place}, {side}, buff={gap}).shift_onto_screen()"


def _is_polar(plot: SceneObject, spec: SceneSpec) -> bool:
    return plot.axes is not None and spec.object(plot.axes).type is Kind.POLAR_PLANE
