"""What belongs to a curve on axes, computed so that a pole or a gap leaves it out instead of failing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from manim import (
    BLUE,
    GREEN,
    RIGHT,
    UP,
    WHITE,
    Axes,
    Dot,
    Mobject,
    VGroup,
    VMobject,
    color_gradient,
)

from animathic_lab.scene.mobjects.curves import Points, inside, lines, on_plane, set_lines

__all__ = [
    "Area",
    "HorizontalOn",
    "RiemannBars",
    "SecantOn",
    "TangentOn",
    "VerticalOn",
    "on_curve",
    "pin",
]

Function = Callable[[Any], Any]
_SAMPLES: Final = 301
_MAX_BARS: Final = 200


def _values(function: Function, x: Any) -> Points:
    with np.errstate(all="ignore"):
        return np.broadcast_to(np.asarray(function(np.asarray(x, dtype=float)), dtype=float), np.shape(x))


def _clipped(axes: Axes, y: Any) -> Points:
    """Return values held within the axes; infinite ones end at their edge, NaN stays."""
    return _held(y, axes.y_range)


def _held(values: Any, span: Any) -> Points:
    found: Points = np.clip(np.asarray(values, dtype=float), float(span[0]), float(span[1]))
    return found


def _polyline(mobject: VMobject, points: Points) -> None:
    mobject.append_points(lines(points[:-1], points[1:]))


def on_curve(axes: Axes, function: Function, at: float) -> Points | None:
    """Return the point of a curve at an x; None where it has none inside its axes."""
    y = float(_values(function, at))
    return on_plane(axes, at, y) if inside(axes, at, y).all() else None


class Area(VMobject):
    """The area between a curve and the x axis, or a second curve.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant; the area ends at their edges.
    function : callable
        From x to y.
    span : list of two floats
        From where to where.
    other : callable, optional
        The second curve.
    **style
        Such as ``color`` and ``fill_opacity``.
    """

    def __init__(self, axes: Axes, function: Function, span: list[float], other: Function | None = None, **style: Any) -> None:
        super().__init__(**{"fill_opacity": 0.5, "stroke_width": 0, **style})
        x = np.linspace(min(span), max(span), _SAMPLES)
        x = _held(np.nan_to_num(x), axes.x_range)
        upper = _clipped(axes, _values(function, x))
        lower = _clipped(axes, _values(other, x) if other is not None else np.zeros_like(x))
        held = np.isfinite(upper) & np.isfinite(lower)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], held, [False]]).astype(int)))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if end - start > 1 and x[end - 1] > x[start]:
                part = slice(start, end)
                top, bottom = on_plane(axes, x[part], upper[part]), on_plane(axes, x[part], lower[part])[::-1]
                _polyline(self, np.concatenate([top, bottom, top[:1]]))
        if not len(self.points):
            set_lines(self, np.zeros((0, 3)), np.zeros((0, 3)), nowhere=on_plane(axes, x[0], 0))


class RiemannBars(VGroup):
    """Rectangles under a curve, each as high as the curve at its left side.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    function : callable
        From x to y.
    span : list of two floats
        From where to where.
    dx : float
        Width of each.
    colors : list
        One, or a gradient.
    fill_opacity : float
        0..1.
    """

    def __init__(
        self,
        axes: Axes,
        function: Function,
        span: list[float],
        dx: float,
        *,
        colors: list[Any] | None = None,
        fill_opacity: float = 0.7,
    ) -> None:
        super().__init__()
        low, high = float(min(span)), float(max(span))
        if not np.isfinite([low, high, dx]).all() or high - low < 1e-9:
            return
        # A binding may bring the width to zero: then they are as thin as many are allowed.
        count = int(np.clip(np.ceil((high - low) / max(abs(dx), 1e-9) - 1e-6), 1, _MAX_BARS))
        width = max(abs(dx), (high - low) / _MAX_BARS)
        left = low + width * np.arange(count)
        heights = _clipped(axes, _values(function, left))
        shades = color_gradient(colors or [BLUE, GREEN], count) if count > 1 else (colors or [BLUE])[:1]
        base = float(_clipped(axes, 0.0))
        right, base_line = np.minimum(left + width, high), np.full(count, base)
        x, y = np.stack([left, right, right, left], axis=1), np.stack([base_line, base_line, heights, heights], axis=1)
        for corners, shade in zip(on_plane(axes, x, y), shades, strict=True):
            if np.isfinite(corners).all():
                bar = VMobject(stroke_width=0.8, stroke_color="#000000", fill_color=shade, fill_opacity=fill_opacity)
                bar.set_points(lines(corners, np.roll(corners, -1, axis=0)))
                self.add(bar)


class _LineOn(VMobject):
    """A straight line, or nothing. One path without parts: what is drawn anew in every frame must keep its structure."""

    def __init__(self, ends: Points | None, *, dashed: bool = False, **style: Any) -> None:
        super().__init__(**style)
        long = 0.0 if ends is None else float(np.linalg.norm(ends[1] - ends[0]))
        if ends is None or not np.isfinite(long) or long < 0.02:
            set_lines(self, np.zeros((0, 3)), np.zeros((0, 3)))
            return
        # A dash at either end, gaps as long as dashes.
        count = max(1, round(long / 0.1)) if dashed else 1
        dash = 1 / (2 * count - 1)
        starts = ends[0] + 2 * dash * np.arange(count)[:, None] * (ends[1] - ends[0])
        set_lines(self, starts, starts + dash * (ends[1] - ends[0]))


class _Nothing(VMobject):
    """Stands for a part that is not there now."""

    def __init__(self) -> None:
        super().__init__()
        set_lines(self, np.zeros((0, 3)), np.zeros((0, 3)))


class TangentOn(_LineOn):
    """The tangent of a curve, or nothing where it has none.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    function : callable
        From x to y.
    at : float
        The x where it touches.
    length : float
        In Manim units.
    **style
        Such as ``color``.
    """

    def __init__(self, axes: Axes, function: Function, at: float, *, length: float = 4.0, **style: Any) -> None:
        step = 1e-4 * float(axes.x_range[1] - axes.x_range[0])
        before, here, after = (float(_values(function, at + d)) for d in (-step, 0.0, step))
        point = on_curve(axes, function, at)
        rise = (after - before) / 2
        # At a corner or a jump the two sides disagree about the slope.
        if point is None or not np.isfinite(rise) or abs(after - 2 * here + before) > 0.1 * max(abs(2 * rise), step):
            super().__init__(None, **style)
            return
        ends = on_plane(axes, [at - step, at + step], [here - rise, here + rise])
        half = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0]) * length / 2
        super().__init__(np.array([point - half, point + half]), **style)


class SecantOn(VGroup):
    """The line through two points of a curve, with a dot on each; a point that is not there is left out.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    function : callable
        From x to y.
    at, dx : float
        The x of one point, and how far on the other is.
    length : float
        In Manim units; longer where the points are further apart.
    **style
        Of the line, such as ``color``.
    """

    def __init__(self, axes: Axes, function: Function, at: float, dx: float, *, length: float = 5.0, **style: Any) -> None:
        one, other = on_curve(axes, function, at), on_curve(axes, function, at + dx)
        dots = [_Nothing() if point is None else Dot(point, radius=0.07, color=WHITE) for point in (one, other)]
        ends = None
        if one is not None and other is not None and (long := float(np.linalg.norm(other - one))) > 1e-9:
            half = (other - one) / long * max(length, long) / 2
            ends = np.array([(one + other) / 2 - half, (one + other) / 2 + half])
        super().__init__(_LineOn(ends, **style), *dots)


def _ends(axes: Axes, x: Any, y: Any) -> Points | None:
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return None
    return on_plane(axes, _held(x, axes.x_range), _held(y, axes.y_range))


class VerticalOn(_LineOn):
    """A line at an x: from the x axis up to a curve, or through the whole axes.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    at : float
        The x.
    function : callable, optional
        The curve.
    **style
        Such as ``color``.
    """

    def __init__(self, axes: Axes, at: float, function: Function | None = None, **style: Any) -> None:
        y = list(axes.y_range[:2]) if function is None else [0.0, float(_values(function, at))]
        super().__init__(_ends(axes, [at, at], y), dashed=function is not None, **style)


class HorizontalOn(_LineOn):
    """A line from the y axis to a curve at an x, or one at a y through the whole axes.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    at : float
        The x, or without a curve the y.
    function : callable, optional
        The curve.
    **style
        Such as ``color``.
    """

    def __init__(self, axes: Axes, at: float, function: Function | None = None, **style: Any) -> None:
        if function is None:
            super().__init__(_ends(axes, list(axes.x_range[:2]), [at, at]), **style)
            return
        y = float(_values(function, at))
        super().__init__(_ends(axes, [0.0, at], [y, y]), dashed=True, **style)


def pin(mobject: Mobject, place: Callable[[], Any], direction: Any = UP + RIGHT, *, buff: float = 0.15) -> Mobject:
    """Let a mobject stand beside a point or a mobject that moves; where that is nowhere, it stays.

    Parameters
    ----------
    mobject : Mobject
        Placed at once, and in every frame.
    place : callable
        The point, the mobject, or None for nowhere.
    direction : array_like
        On which side.
    buff : float
        How far away, in Manim units.
    """

    def update(target: Mobject) -> None:
        where = place()
        if where is not None:
            target.next_to(where, direction, buff=buff)

    update(mobject)
    mobject.add_updater(update)
    return mobject
