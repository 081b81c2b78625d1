"""Charts of numbers, set without LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import (
    DOWN,
    ORIGIN,
    TAU,
    UP,
    WHITE,
    AnnularSector,
    Axes,
    Dot,
    ManimColor,
    Rectangle,
    Sector,
    VGroup,
    VMobject,
)
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.basic import fit_to_frame
from animathic_lab.scene.mobjects.chart_axes import NAME_SIZE, Chart, short
from animathic_lab.scene.mobjects.curves import on_plane

__all__ = ["Bars", "Histogram", "LineChart", "Pie", "PointsOn", "Scatter"]


class Bars(Chart):
    """A bar for each value.

    Parameters
    ----------
    values : list of float
        Heights; those below zero hang down.
    labels : list of str, optional
        A name for each.
    y_range : list of float
        ``[min, max, step]``.
    colors : list
        One, or one after another.
    numbers : bool
        Whether the values stand on top.
    **chart
        ``width``, ``height``, names ``x`` and ``y`` of the axes, and ``ink``, the colour of axes and words.
    """

    def __init__(
        self,
        values: Sequence[float],
        *,
        labels: Sequence[str] = (),
        y_range: Sequence[float],
        colors: Sequence[Any],
        numbers: bool = False,
        **chart: Any,
    ) -> None:
        super().__init__((0, len(values), 1), y_range, x_numbers=False, **chart)
        self.x_axis.ticks.set_opacity(0)
        wide, base = 0.64 * float(np.linalg.norm(self.across)), float(np.clip(0, y_range[0], y_range[1]))
        for index, value in enumerate(values):
            foot, top = self.point(index + 0.5, base), self.point(index + 0.5, value)
            self.marks.add(_bar(foot, top, wide, colors[index % len(colors)]))
            if numbers:
                words = Text(short(value), font_size=NAME_SIZE, color=self.ink)
                words.scale(min(1.0, 1.4 * wide / words.width))
                self.labels.add(words.next_to(top, DOWN if value < 0 else UP, buff=0.12))
        for index, name in enumerate(labels):
            self.name_tick(index + 0.5, name, room=float(np.linalg.norm(self.across)))
        self.entitle()


def _bar(foot: Any, top: Any, wide: float, color: Any) -> Rectangle:
    bar = Rectangle(width=wide, height=max(abs(top[1] - foot[1]), 1e-3), fill_color=color, fill_opacity=0.8, stroke_color=color)
    return bar.set_stroke(width=2).move_to((foot + top) / 2)


class Histogram(Chart):
    """A bar for each of some stretches of equal width, side by side.

    Parameters
    ----------
    counts : list of float
        How many fall into each.
    x_range : list of float
        From where to where they reach, and how wide each is.
    y_range : list of float
        ``[min, max, step]``.
    color : optional
        Of the bars.
    **chart
        See `Bars`.
    """

    def __init__(
        self, counts: Sequence[float], *, x_range: Sequence[float], y_range: Sequence[float], color: Any, **chart: Any
    ) -> None:
        super().__init__(x_range, y_range, **chart)
        edges = np.linspace(x_range[0], x_range[1], len(counts) + 1)
        for count, left, right in zip(counts, edges[:-1], edges[1:], strict=True):
            foot, top = self.point((left + right) / 2, 0), self.point((left + right) / 2, count)
            bar = _bar(foot, top, (right - left) * float(np.linalg.norm(self.across)), color)
            self.marks.add(bar.set_stroke("#000000", width=1))
        self.entitle()


class Scatter(Chart):
    """Points on axes of their own.

    Parameters
    ----------
    points : list of [float, float]
        Their coordinates.
    x_range, y_range : list of float
        ``[min, max, step]``.
    color : optional
        Of the points.
    radius : float
        Of each, in Manim units.
    **chart
        See `Bars`.
    """

    def __init__(
        self,
        points: Sequence[Sequence[float]],
        *,
        x_range: Sequence[float],
        y_range: Sequence[float],
        color: Any,
        radius: float = 0.08,
        **chart: Any,
    ) -> None:
        super().__init__(x_range, y_range, **chart)
        self.marks.add(*_marks([self.point(*pair) for pair in points], color, radius, joined=False))
        self.entitle()


class LineChart(Chart):
    """Points joined by lines, on axes of their own.

    Parameters
    ----------
    points : list of [float, float]
        Their coordinates, in the order in which they are joined.
    labels : list of str, optional
        Names below the points, instead of numbers.
    x_range, y_range : list of float
        ``[min, max, step]``.
    color : optional
        Of line and points.
    radius, stroke_width : float
        Of the points, in Manim units, and of the line.
    **chart
        See `Bars`.
    """

    def __init__(
        self,
        points: Sequence[Sequence[float]],
        *,
        labels: Sequence[str] = (),
        x_range: Sequence[float],
        y_range: Sequence[float],
        color: Any,
        radius: float = 0.07,
        stroke_width: float = 4,
        **chart: Any,
    ) -> None:
        super().__init__(x_range, y_range, x_numbers=not labels, **chart)
        if labels:
            self.x_axis.ticks.set_opacity(0)
        places = [self.point(*pair) for pair in points]
        self.marks.add(*_marks(places, color, radius, joined=True, stroke_width=stroke_width))
        for pair, name in zip(points, labels, strict=False):
            self.name_tick(pair[0], name, room=float(np.linalg.norm(self.across)))
        self.entitle()


class PointsOn(VGroup):
    """Points on axes that are there already.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    points : list of [float, float]
        Coordinates.
    joined : bool
        Whether lines join them.
    radius, stroke_width : float
        Of the points, in Manim units, and of the line.
    color : optional
        Of both.
    """

    def __init__(
        self,
        axes: Axes,
        points: Sequence[Sequence[float]],
        *,
        joined: bool = False,
        radius: float = 0.08,
        stroke_width: float = 4,
        color: Any = WHITE,
    ) -> None:
        places = [on_plane(axes, pair[0], pair[1]) for pair in points]
        super().__init__(*_marks(places, color, radius, joined=joined, stroke_width=stroke_width))


def _marks(places: list[Any], color: Any, radius: float, *, joined: bool, stroke_width: float = 4) -> list[VMobject]:
    dots: list[VMobject] = [Dot(place, radius=radius, color=color) for place in places]
    if not joined or len(places) < 2:
        return dots
    line = VMobject(stroke_color=color, stroke_width=stroke_width).set_points_as_corners(places)
    return [line, *dots]


class Pie(VGroup):
    """Shares of a whole as sectors, clockwise from the top.

    Parameters
    ----------
    values : list of float
        None below zero; their sum is the whole.
    labels : list of str, optional
        A name for each, outside.
    colors : list
        One for each.
    radius, hole : float
        Of the pie, and of the hole in a ring.
    numbers : bool
        Whether percentages stand on the sectors.
    ink : optional
        Colour of the names.
    """

    def __init__(
        self,
        values: Sequence[float],
        *,
        labels: Sequence[str] = (),
        colors: Sequence[Any],
        radius: float = 2.2,
        hole: float = 0.0,
        numbers: bool = False,
        ink: Any = WHITE,
    ) -> None:
        super().__init__()
        whole, angle = float(sum(values)), TAU / 4
        self.sectors, self.labels = VGroup(), VGroup()
        for index, value in enumerate(values):
            turn = -TAU * value / whole
            if value > 0:
                self.sectors.add(_sector(angle, turn, radius, hole, colors[index % len(colors)]))
            way = np.array([np.cos(angle + turn / 2), np.sin(angle + turn / 2), 0.0])
            if index < len(labels) and value > 0 and labels[index].strip():
                name = Text(labels[index], font_size=26, color=ink)
                self.labels.add(name.scale(min(1.0, 3.0 / name.width)).next_to(radius * way, way, buff=0.18))
            if numbers and value / whole >= 0.03:
                share = Text(f"{100 * value / whole:.3g}%", font_size=24, color=_on(colors[index % len(colors)]))
                middle = (hole + radius) / 2 if hole else (0.62 if value > 0.1 * whole else 0.8) * radius
                self.labels.add(share.scale(min(1.0, 0.5 * radius / share.width)).move_to(middle * way))
            angle += turn
        self.add(self.sectors, self.labels)
        fit_to_frame(self).move_to(ORIGIN)

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.sectors


def _sector(start: float, turn: float, radius: float, hole: float, color: Any) -> VMobject:
    style = {"fill_color": color, "fill_opacity": 0.9, "stroke_color": "#000000", "stroke_width": 1.5}
    if hole:
        return AnnularSector(inner_radius=hole, outer_radius=radius, start_angle=start, angle=turn, **style)
    return Sector(radius=radius, start_angle=start, angle=turn, **style)


def _on(color: Any) -> str:
    red, green, blue = ManimColor(color).to_rgb()
    return "#000000" if 0.3 * red + 0.59 * green + 0.11 * blue > 0.5 else "#FFFFFF"
