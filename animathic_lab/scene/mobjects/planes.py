"""Numbers on planes, set without LaTeX."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from manim import DOWN, LEFT, ComplexPlane, NumberLine, PolarPlane, VGroup, VMobject, rotate_vector
from manim.mobject.text.text_mobject import Text
from manim.utils.space_ops import normalize

__all__ = ["Ruler", "ink_axes", "number_complex", "number_polar"]


class Ruler(NumberLine):
    """A number line on which things stand by coordinates: x along it, y above it in Manim units."""

    def c2p(self, x: float, y: float = 0.0, z: float = 0.0) -> Any:
        """Return the place of coordinates."""
        return self.n2p(x) + y * self._upwards()

    def p2c(self, point: Any) -> tuple[float, float]:
        """Return the coordinates of a place."""
        x = self.p2n(point)
        return float(x), float(np.dot(np.asarray(point) - self.n2p(x), self._upwards()))

    def _upwards(self) -> Any:
        # Manim's unit vector is as long as one of the line's own units.
        return rotate_vector(normalize(self.get_unit_vector()), np.pi / 2)

    @property
    def x_axis(self) -> NumberLine:
        """Itself, by the name that axes have for it."""
        return self

    @property
    def y_axis(self) -> NumberLine:
        """A line of Manim units, by which heights are measured."""
        return NumberLine(x_range=[0, 1, 1], length=1, include_ticks=False)


def _short(value: float) -> str:
    return f"{value:.6g}".replace("-", "\u2212")


def ink_axes(axes: VMobject, color: Any) -> VMobject:
    """Give axes, their numbers and their names a colour; the grid behind them keeps its own."""
    grid = [getattr(axes, name, None) for name in ("background_lines", "faded_lines")]
    for part in axes.submobjects:
        if not any(part is lines for lines in grid):
            part.set_color(color)
    return axes


def number_complex(plane: ComplexPlane) -> ComplexPlane:
    """Write the real numbers along a complex plane's one axis, the imaginary ones along the other."""
    labels = VGroup()
    for axis, unit, side in ((plane.x_axis, "", DOWN), (plane.y_axis, "i", LEFT)):
        for value in axis.get_tick_range():
            if abs(value) > 1e-9:
                words = {"1i": "i", "\u22121i": "\u2212i"}.get(_short(value) + unit, _short(value) + unit)
                label = Text(words, font_size=20).next_to(axis.n2p(value), side, buff=0.12)
                labels.add(label)
    plane.add(labels)
    return plane


def number_polar(plane: PolarPlane) -> PolarPlane:
    """Write the angles around a polar plane, and the radii along its axis."""
    labels = VGroup()
    middle = plane.c2p(0, 0)
    for index in range(12):
        angle = index * np.pi / 6
        share = Fraction(index, 6)
        above = {0: "0", 1: "π"}.get(share.numerator, f"{share.numerator}π")
        words = above if share.denominator == 1 else f"{above}/{share.denominator}"
        way = np.array([np.cos(angle), np.sin(angle), 0.0])
        rim = middle + way * np.linalg.norm(plane.c2p(plane.x_range[1], 0) - middle)
        labels.add(Text(words, font_size=20).next_to(rim, way, buff=0.12))
    for value in plane.x_axis.get_tick_range():
        if 1e-9 < value <= plane.x_range[1] + 1e-9:
            labels.add(Text(_short(value), font_size=18).next_to(plane.c2p(value, 0), DOWN + LEFT, buff=0.06))
    plane.add(labels)
    plane.scale(min(1.0, 7.4 / plane.height))
    return plane
