"""Surfaces, lines and arrows in space, with as few faces as look well: Cairo draws each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from manim import OUT, RIGHT, UP, Cone, Line3D, ManimColor, Mobject, Text, ThreeDAxes, VGroup
from manim.mobject.three_d.three_dimensions import ThreeDVMobject

__all__ = ["Pointer", "Rod", "Sheet", "label_space"]

#: A surface without axes keeps its own units while it is as large as this, and is scaled to `_WIDE` otherwise.
_SMALL, _LARGE, _WIDE, _HIGH = 1.5, 9.0, 7.0, 4.5
_SIDES: Final = 8


class Sheet(VGroup):
    """A surface in space, made of flat faces. Where its function has no value, or leaves its axes, there is a hole.

    Parameters
    ----------
    function : callable
        From two arrays to x, y and z, as arrays or numbers.
    first, second : tuple of float
        From where to where the two variables go.
    faces : int
        Along each side.
    on : ThreeDAxes, optional
        In whose coordinates it is.
    size : float
        Without axes: a factor.
    checkerboard_colors : sequence, optional
        Colours of the faces in turn, instead of ``fill_color``.
    **style
        As ``fill_color``, ``fill_opacity``, ``stroke_color`` and ``stroke_width``.
    """

    def __init__(
        self,
        function: Callable[[Any, Any], Sequence[Any]],
        first: tuple[float, float],
        second: tuple[float, float],
        *,
        faces: int = 16,
        on: ThreeDAxes | None = None,
        size: float = 1.0,
        checkerboard_colors: Sequence[Any] | None = None,
        **style: Any,
    ) -> None:
        super().__init__()
        along, across = (np.linspace(low, high, faces + 1) for low, high in (first, second))
        u, v = np.meshgrid(along, across, indexing="ij")
        with np.errstate(all="ignore"):
            grid = np.stack([np.broadcast_to(np.asarray(part, dtype=float), u.shape) for part in function(u, v)], axis=-1)
        grid = _own_units(grid, size) if on is None else _on_axes(grid, on)
        colors = [ManimColor(color) for color in checkerboard_colors or ()]
        for row in range(faces):
            for column in range(faces):
                # This way round the light, which adds white to what faces it, leaves the colours of the upper side alone.
                corners = [grid[row, column], grid[row, column + 1], grid[row + 1, column + 1], grid[row + 1, column]]
                if np.all(np.isfinite(corners)):
                    face = ThreeDVMobject(**style)
                    face.set_points_as_corners([*corners, corners[0]])
                    if colors:
                        face.set_fill(colors[(row + column) % len(colors)])
                    self.add(face)


def _on_axes(grid: Any, axes: Any) -> Any:
    """Take coordinates of axes to the scene's; those outside of the axes become holes."""
    origin = axes.c2p(0, 0, 0)
    # Axes are straight, so three steps tell all; asking them for each of the points would take a second.
    steps = np.array([axes.c2p(*one) - origin for one in np.eye(3)])
    with np.errstate(invalid="ignore"):
        for index, (low, high) in enumerate((axes.x_range[:2], axes.y_range[:2], axes.z_range[:2])):
            slack = 0.02 * (high - low)
            grid = np.where(((grid[..., index] < low - slack) | (grid[..., index] > high + slack))[..., None], np.nan, grid)
        return origin + grid @ steps


def _own_units(grid: Any, size: float) -> Any:
    """Bring a surface without axes to a size that can be seen, around the origin."""
    finite = grid[np.all(np.isfinite(grid), axis=-1)]
    if not len(finite):
        return grid
    # Near a pole single points are far away; what they would hide counts more.
    low, high = np.quantile(finite, 0.02, axis=0), np.quantile(finite, 0.98, axis=0)
    wide = float(max(finite[:, 0].max() - finite[:, 0].min(), finite[:, 1].max() - finite[:, 1].min(), 1e-9))
    factor = 1.0 if _SMALL <= wide <= _LARGE else _WIDE / wide
    tall = float(max(high[2] - low[2], 1e-9)) * factor
    upwards = factor * min(1.0, _HIGH / tall)
    centre = (finite.min(axis=0) + finite.max(axis=0)) / 2
    centre[2] = (low[2] + high[2]) / 2
    moved = (grid - centre) * np.array([factor, factor, upwards]) * size
    with np.errstate(invalid="ignore"):
        return np.where((np.abs(moved[..., 2]) > _HIGH * size)[..., None], np.nan, moved)


class Rod(Line3D):
    """A line in space with few faces, between points or things.

    Parameters
    ----------
    start, end : Mobject or array_like of 3 floats
        Where both are the same place, it is very short.
    **style
        Such as ``color`` and ``thickness``.
    """

    def __init__(self, start: Any, end: Any, **style: Any) -> None:
        super().__init__(*_ends(start, end), resolution=_SIDES, **style)


class Pointer(VGroup):
    """An arrow in space with few faces.

    Parameters
    ----------
    start, end : Mobject or array_like of 3 floats
        From where to where.
    color : optional
        Of shaft and tip.
    thickness : float
        Of the shaft, in Manim units.
    """

    def __init__(self, start: Any, end: Any, *, color: Any = "#FFFFFF", thickness: float = 0.03) -> None:
        begin, tip = _ends(start, end)
        long = float(np.linalg.norm(tip - begin))
        along, head = (tip - begin) / long, min(0.3, 0.4 * long)
        wide = max(0.35 * head, 1.5 * thickness)
        cone = Cone(base_radius=wide, height=head, direction=along, resolution=(2, _SIDES), show_base=True)
        cone.remove(cone.start_point, cone.end_point)  # unseen, and beside the cone
        super().__init__(Rod(begin, tip - head * along, thickness=thickness), cone.shift(tip))
        self.set_color(color)


def _ends(start: Any, end: Any) -> tuple[Any, Any]:
    """Return the points where a way begins and ends: at things, those of their surface that face each other.

    Ends in the same place are moved apart a little, for a way without length has no direction.
    """
    first, last = _centre(start), _centre(end)
    if isinstance(start, Mobject):
        first = start.get_boundary_point(last - _centre(start))
    if isinstance(end, Mobject):
        last = end.get_boundary_point(_centre(start) - _centre(end))
    return (first, first + 1e-2 * OUT) if np.linalg.norm(last - first) < 1e-3 else (first, last)


def _centre(place: Any) -> Any:
    return place.get_center() if isinstance(place, Mobject) else np.asarray(place, dtype=float)


def label_space(axes: ThreeDAxes, x: str = "", y: str = "", *, numbers: bool = False) -> ThreeDAxes:
    """Add plain-text labels to axes in space, without LaTeX.

    Parameters
    ----------
    axes : ThreeDAxes
        Changed in place and returned; its ``captions`` are the labels, for a camera that lets them face it.
    x, y : str
        At the ends of two axes.
    numbers : bool
        Whether x and y get numbers at their ticks.
    """
    # No field names the third axis; where the others are called x and y, it is z.
    captions: list[Text] = []
    z = "z" if (x, y) == ("x", "y") else ""
    for words, axis in ((x, axes.x_axis), (y, axes.y_axis), (z, axes.z_axis)):
        if words:
            captions.append(Text(words, font_size=32).move_to(axis.get_end() + 0.4 * OUT))
    if numbers:
        for axis, side in ((axes.x_axis, -UP), (axes.y_axis, RIGHT)):
            for value in axis.get_tick_range():
                if abs(value) > 1e-9:
                    captions.append(Text(f"{value:g}", font_size=20).move_to(axis.n2p(value) + 0.3 * side))
    axes.captions = VGroup(*captions)  # type: ignore[attr-defined]  # ours, for generated code
    axes.add(*captions)
    return axes
