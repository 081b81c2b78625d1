"""Curves y = f(x), on axes or with thin ones of their own."""

from __future__ import annotations

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.expressions import parse
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.planes import SAMPLES, bounds, ranges
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["segments"]


def _on_axes(item: SceneObject) -> bool:
    return item.axes is not None


def segments(item: SceneObject, spec: SceneSpec) -> list[tuple[float, float]]:
    """Return the stretches of x on which a plot has values inside its axes; a pole or a domain error leaves a gap.

    Raises
    ------
    CompileError
        There is no such stretch.
    """
    axes = spec.object(item.axes) if item.axes else item
    x, y = ranges(axes, spec)
    low, high = (item.x_range[0], item.x_range[1]) if item.x_range else (x[0], x[1])
    grid = np.linspace(low, high, SAMPLES)
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


@entry(
    Kind.PLOT,
    "curves",
    "The curve of an expression of x.",
    needs=("expression",),
    reads=("axes", "x_range", "size"),
    late=_on_axes,
    example={"expression": "sin(x)"},
)
def _plot(item: SceneObject, spec: SceneSpec) -> str:
    code, style = parse(item.expression or "0").code, style_of(item, spec, default="yellow")
    function = f"lambda x: {code}" if "x" in parse(item.expression or "0").variables else f"lambda x: {code} + 0 * x"
    pieces = [f"[{number(a)}, {number(b)}]" for a, b in segments(item, spec)]
    if item.axes and len(pieces) == 1:
        return f"{item.axes}.plot({function}, x_range={pieces[0]}, {style})"
    listed = f"[{', '.join(pieces)}]"
    if item.axes:
        return f"VGroup(*({item.axes}.plot({function}, x_range=piece, {style}) for piece in {listed}))"
    x, y = ranges(item, spec)
    size = f", size={number(scale_of(item))}" if item.size else ""
    return f"Graph({function}, x_range={bounds(x)}, y_range={bounds(y)}, pieces={listed}{size}, {style})"
