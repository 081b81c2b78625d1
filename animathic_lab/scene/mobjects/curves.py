"""Curves that survive whatever their expression does: poles and domain errors leave gaps, and moving ones are drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from manim import Axes, Mobject, TracedPath, VGroup, VMobject

from animathic_lab.scene.mobjects.basic import Graph

__all__ = [
    "Curve",
    "ImplicitCurve",
    "LiveCurve",
    "LiveGraph",
    "Points",
    "Trace",
    "inside",
    "lines",
    "on_plane",
    "path_of",
    "polar_point",
    "set_lines",
]

Points = npt.NDArray[np.float64]

_SAMPLES: Final = 501
_CELLS: Final = 160
#: Without axes, curves end a little outside the frame.
_FRAME: Final = ((-8.0, 8.0), (-5.0, 5.0))


def path_of(thing: VMobject) -> VMobject:
    """Return what can be gone along: the thing itself, or one path over all pieces of a curve with gaps, dashes or letters.

    Examples
    --------
    >>> from manim import LEFT, RIGHT, DashedLine
    >>> path_of(DashedLine(LEFT, RIGHT)).point_from_proportion(1).tolist()
    [1.0, 0.0, 0.0]
    """
    if thing.has_points():
        return thing
    pieces = [piece.points for piece in thing.family_members_with_points()]
    path = VMobject()
    path.set_points(np.concatenate(pieces) if pieces else np.tile(thing.get_center(), (4, 1)))
    return path


def on_plane(axes: Axes | None, x: Any, y: Any, z: Any = None) -> Points:
    """Return the points of coordinates, as an array of rows; without axes they are the frame's own.

    Examples
    --------
    >>> on_plane(None, [1, 2], 0.5).tolist()
    [[1.0, 0.5, 0.0], [2.0, 0.5, 0.0]]
    """
    x, y = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    high = np.zeros_like(x) if z is None else np.asarray(z, dtype=float)
    if axes is None:
        return np.stack([x, y, high], axis=-1)
    # Our axes are linear, wherever they have been moved, turned or stretched to.
    origin = axes.c2p(0, 0)
    right, up = axes.c2p(1, 0) - origin, axes.c2p(0, 1) - origin
    points: Points = origin + x[..., None] * right + y[..., None] * up
    if z is not None:
        points = points + high[..., None] * (axes.c2p(0, 0, 1) - origin)
    return points


def inside(axes: Axes | None, x: Any, y: Any, margin: float = 0.02) -> npt.NDArray[np.bool_]:
    """Return which coordinates are finite and within the range of the axes."""
    spans = _FRAME if axes is None else (tuple(axes.x_range[:2]), tuple(axes.y_range[:2]))
    held = np.isfinite(x) & np.isfinite(y)
    with np.errstate(invalid="ignore"):
        for values, (low, high) in zip((x, y), spans, strict=True):
            air = margin * (high - low)
            held = held & (values >= low - air) & (values <= high + air)
    return np.asarray(held)


def lines(starts: Points, ends: Points) -> Points:
    """Return straight lines as the points of a VMobject; those that meet, one after another, are one path."""
    thirds = np.linspace(0, 1, 4)[None, :, None]
    points: Points = (starts[:, None] * (1 - thirds) + ends[:, None] * thirds).reshape(-1, 3)
    return points


def set_lines(mobject: VMobject, starts: Points, ends: Points, *, nowhere: Points | None = None) -> None:
    """Let a mobject consist of straight lines; without any it is a line of no length, which nobody sees.

    Manim pairs the parts of a mobject with those of its copies by whether they have points, so none may lose its points.
    """
    points = lines(starts, ends) if len(starts) else np.tile(np.zeros(3) if nowhere is None else nowhere, (4, 1))
    mobject.set_points(points)


class Trace(TracedPath):
    """The path of something that moves.

    Parameters
    ----------
    place : callable
        Where it is.
    **style
        Such as ``stroke_color``.
    """

    def __init__(self, place: Callable[[], Any], **style: Any) -> None:
        super().__init__(place, **style)
        self.set_points(np.tile(place(), (4, 1)))
        self.frames = 0

    def update_path(self, mob: Mobject, dt: float) -> None:
        """Add where it is now; after it has appeared, begin there."""
        self.frames += 1
        if self.frames <= 2:
            # What appeared together with its trace stood still meanwhile, and jumps to where it should be by now.
            self.set_points(np.tile(self.traced_point_func(), (4, 1)))
        else:
            super().update_path(mob, dt)


class Curve(VMobject):
    """A curve through computed points; where they are not finite or leave the axes it has a gap.

    Parameters
    ----------
    axes : Axes or None
        Whose coordinates are meant; the frame's by default.
    function : callable
        From an array to y, to the pair of x and y, or to x, y and z.
    span : list of two floats
        From where to where.
    **style
        Such as ``color``.
    """

    def __init__(self, axes: Axes | None, function: Callable[[Any], Any], span: list[float], **style: Any) -> None:
        self.plane, self.function, self.span = axes, function, span
        super().__init__(**style)
        self.redraw()

    def redraw(self) -> None:
        """Compute the points anew."""
        t = np.linspace(self.span[0], self.span[1], _SAMPLES)
        with np.errstate(all="ignore"):
            found = self.function(t)
            found = found if isinstance(found, tuple) else (t, found)
            x, y, *z = (np.broadcast_to(np.asarray(values, dtype=float), t.shape) for values in found)
        held = inside(self.plane, x, y)
        for values in z:
            held = held & np.isfinite(values)
        points = on_plane(self.plane, *(np.where(held, values, 0.0) for values in (x, y, *z)))
        joined = held[:-1] & held[1:]
        set_lines(self, points[:-1][joined], points[1:][joined], nowhere=on_plane(self.plane, 0, 0))


class LiveCurve(Curve):
    """A curve that is drawn anew in every frame, because its function follows trackers or the time."""

    def __init__(self, axes: Axes | None, function: Callable[[Any], Any], span: list[float], **style: Any) -> None:
        super().__init__(axes, function, span, **style)
        self.add_updater(_redraw)


def _redraw(curve: Mobject) -> None:
    # A function of the module, so that a copy redraws itself and not what it was copied from.
    curve.redraw()


class LiveGraph(Graph):
    """A moving curve that nobody gave axes: it brings thin ones of its own, which move with it.

    Parameters
    ----------
    function : callable
        From an array to y.
    x_range, y_range : list of float
        ``[min, max, step]`` of the axes.
    size : float
        1 is 8 by 4.8 Manim units.
    **style
        Of the curve, such as ``color``.
    """

    def __init__(self, function: Any, *, x_range: list[float], y_range: list[float], size: float = 1.0, **style: Any) -> None:
        VGroup.__init__(self)
        config = {"color": "#888888"}
        axes = Axes(x_range=x_range, y_range=y_range, x_length=8 * size, y_length=4.8 * size, axis_config=config)
        self.add(axes, VGroup(LiveCurve(axes, function, x_range[:2], **style)))


class ImplicitCurve(VMobject):
    """Where a function of x and y is zero, found on a grid.

    Parameters
    ----------
    axes : Axes or None
        Whose coordinates are meant; the frame's by default.
    function : callable
        Of two arrays.
    x_range, y_range : list of two floats
        Where to look.
    **style
        Such as ``color``.
    """

    def __init__(
        self, axes: Axes | None, function: Callable[[Any, Any], Any], x_range: list[float], y_range: list[float], **style: Any
    ) -> None:
        super().__init__(**style)
        # Not an even number of cells: what is zero on an axis would lie on the corners of cells.
        x, y = (np.linspace(span[0], span[1], _CELLS) for span in (x_range, y_range))
        one, other = np.meshgrid(x, y, indexing="ij")
        with np.errstate(all="ignore"):
            values = np.broadcast_to(np.asarray(function(one, other), dtype=float), one.shape)
        starts, ends = _zero_lines(x, y, np.where(values == 0, 1e-12, values))
        set_lines(self, on_plane(axes, *starts.T), on_plane(axes, *ends.T), nowhere=on_plane(axes, 0, 0))


def _zero_lines(x: Points, y: Points, values: Points) -> tuple[Points, Points]:
    """Return starts and ends of the lines on which values over a grid change their sign, those that meet in a row."""
    crossings = _crossings(x, y, values)
    joined: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    with np.errstate(invalid="ignore"):
        signs = values > 0
    finite = np.isfinite(values)
    whole = finite[:-1, :-1] & finite[1:, :-1] & finite[:-1, 1:] & finite[1:, 1:]
    for i, j in zip(*np.nonzero(whole), strict=True):
        # Edges of a cell, around it: below, right, above, left. 0 runs along x, 1 along y.
        edges = [e for e in ((i, j, 0), (i + 1, j, 1), (i, j + 1, 0), (i, j, 1)) if e in crossings]
        if len(edges) == 4 and signs[i, j]:
            edges = [*edges[1:], edges[0]]
        for one, other in zip(edges[::2], edges[1::2], strict=True):
            joined.setdefault(one, []).append(other)
            joined.setdefault(other, []).append(one)
    path: list[tuple[Points, Points]] = []
    # Ends of open lines first, so that each is followed from its end.
    for first in sorted(joined, key=lambda edge: len(joined[edge])):
        here = first
        while joined[here]:
            there = joined[here].pop()
            joined[there].remove(here)
            path.append((crossings[here], crossings[there]))
            here = there
    if not path:
        return np.zeros((0, 2)), np.zeros((0, 2))
    return np.array([line[0] for line in path]), np.array([line[1] for line in path])


def _crossings(x: Points, y: Points, values: Points) -> dict[tuple[int, int, int], Points]:
    """Return the points at which edges of the grid meet zero, by the edge; a jump over a pole is none."""
    found: dict[tuple[int, int, int], Points] = {}
    scale = np.nanmedian(np.abs(values[np.isfinite(values)])) if np.isfinite(values).any() else 1.0
    for axis in (0, 1):
        one, other = (values[:-1], values[1:]) if axis == 0 else (values[:, :-1], values[:, 1:])
        with np.errstate(invalid="ignore"):
            across = np.isfinite(one) & np.isfinite(other) & ((one > 0) != (other > 0))
            across &= np.abs(one - other) < 200 * max(float(scale), 1e-9)
        for i, j in zip(*np.nonzero(across), strict=True):
            share = one[i, j] / (one[i, j] - other[i, j])
            x_at = x[i] + share * (x[i + 1] - x[i]) if axis == 0 else x[i]
            y_at = y[j] + share * (y[j + 1] - y[j]) if axis == 1 else y[j]
            found[(int(i), int(j), axis)] = np.array([x_at, y_at])
    return found


def polar_point(radius: Any, angle: Any) -> tuple[Any, Any]:
    """Return x and y of a point that is given by its distance from the origin and its angle."""
    return radius * np.cos(angle), radius * np.sin(angle)
