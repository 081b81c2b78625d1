"""Charts of points: scattered ones, and lines through them, on axes of their own or on given ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import UP, WHITE, Axes, Dot, VGroup, VMobject

from animathic_lab.scene.mobjects.chart_axes import Chart, Legend
from animathic_lab.scene.mobjects.curves import on_plane
from animathic_lab.scene.mobjects.growing import Change, Turn

__all__ = ["LineChart", "PointsOn", "Scatter", "Series"]


class Series(VGroup):
    """Points, joined by a line or not; its parts are the points."""

    def __init__(
        self, places: Sequence[Any], colors: Sequence[Any], radius: float, *, joined: bool, stroke_width: float = 4
    ) -> None:
        super().__init__()
        self.line = VGroup()
        if joined and len(places) > 1:
            line = VMobject(stroke_color=colors[0], stroke_width=stroke_width)
            self.line.add(line.set_points_as_corners(list(places)))
        self.dots = VGroup(
            *(Dot(place, radius=radius, color=colors[index % len(colors)]) for index, place in enumerate(places))
        )
        self.add(self.line, self.dots)

    def __getitem__(self, value: Any) -> Any:
        """Return a point."""
        return self.dots.submobjects[value]

    def growth(self) -> list[Turn]:
        """Return the points in turn, or the line with them where they are joined."""
        if len(self.line):
            return [[Change(self.line, "draw"), Change(self.dots, "fade")]]
        return [[Change(dot, "grow")] for dot in self.dots]


def _series(
    points: Sequence[Any], place: Any, colors: Sequence[Any], radius: float, *, names: Sequence[str], **line: Any
) -> list[Series]:
    """Return one series of all points, or with names one for each list of points."""
    if not names:
        return [Series([place(*pair) for pair in points], colors, radius, **line)]
    return [
        Series([place(*pair) for pair in own], [colors[index % len(colors)]], radius, **line)
        for index, own in enumerate(points)
    ]


class Scatter(Chart):
    """Points on axes of their own; its parts are the points, or the series of several.

    Parameters
    ----------
    points : list of [float, float]
        Their coordinates; with names a list for each name.
    x_range, y_range : list of float
        ``[min, max, step]``.
    colors : list
        Of the points in turn, or of the series.
    names : list of str, optional
        Of the series, for the legend.
    radius : float
        Of each point, in Manim units.
    **chart
        As of `animathic_lab.scene.mobjects.charts.Bars`.
    """

    def __init__(
        self,
        points: Sequence[Any],
        *,
        x_range: Sequence[float],
        y_range: Sequence[float],
        colors: Sequence[Any],
        names: Sequence[str] = (),
        radius: float = 0.08,
        **chart: Any,
    ) -> None:
        super().__init__(x_range, y_range, **chart)
        self._draw(points, colors, names, radius, joined=False)

    def _draw(self, points: Sequence[Any], colors: Sequence[Any], names: Sequence[str], radius: float, **line: Any) -> None:
        self.marks.add(*_series(points, self.point, colors, radius, names=names, **line))
        self.entitle(Legend(names, colors, width=0.95 * self.axes.width, ink=self.ink) if names else None)

    @property
    def parts(self) -> Sequence[Any]:
        """The points of the only series, or the series of several."""
        return _parts(self.marks.submobjects)

    def marks_growth(self) -> list[Turn]:
        """Return the turns of the series, one after another."""
        return [turn for series in self.marks for turn in series.growth()]


class LineChart(Scatter):
    """Points joined by lines, on axes of their own; its parts are the points, or the lines of several.

    Parameters
    ----------
    points : list of [float, float]
        Their coordinates, in the order in which they are joined; with names a list for each name.
    labels : list of str, optional
        Words below x = 1, 2, 3, ..., instead of numbers.
    x_range, y_range : list of float
        ``[min, max, step]``.
    colors : list
        Of the lines; of the points in turn where there is only one line.
    names : list of str, optional
        Of several lines, for the legend.
    radius, stroke_width : float
        Of the points, in Manim units, and of the lines.
    **chart
        As of `animathic_lab.scene.mobjects.charts.Bars`.
    """

    def __init__(
        self,
        points: Sequence[Any],
        *,
        labels: Sequence[str] = (),
        x_range: Sequence[float],
        y_range: Sequence[float],
        colors: Sequence[Any],
        names: Sequence[str] = (),
        radius: float = 0.07,
        stroke_width: float = 4,
        **chart: Any,
    ) -> None:
        Chart.__init__(self, x_range, y_range, x_numbers=not labels, **chart)
        if labels:
            self.x_axis.ticks.set_opacity(0)
        for index, words in enumerate(labels):
            self.name_tick(index + 1, words, room=float(np.linalg.norm(self.across)))
        self._draw(points, colors, names, radius, joined=True, stroke_width=stroke_width)


class PointsOn(VGroup):
    """Points on axes that are there already; its parts are the points, or the series of several.

    Parameters
    ----------
    axes : Axes
        Whose coordinates are meant.
    points : list of [float, float]
        Coordinates; with names a list for each name.
    joined : bool
        Whether lines join them.
    names : list of str, optional
        Of several series, for the legend above the axes.
    radius, stroke_width : float
        Of the points, in Manim units, and of the line.
    colors : list
        Of the points in turn, or of the series.
    ink : optional
        Colour of the names.
    """

    def __init__(
        self,
        axes: Axes,
        points: Sequence[Any],
        *,
        joined: bool = False,
        names: Sequence[str] = (),
        radius: float = 0.08,
        stroke_width: float = 4,
        colors: Sequence[Any] = (WHITE,),
        ink: Any = WHITE,
    ) -> None:
        def place(x: float, y: float) -> Any:
            return on_plane(axes, x, y)

        self.marks = VGroup(*_series(points, place, colors, radius, names=names, joined=joined, stroke_width=stroke_width))
        super().__init__(self.marks)
        if names:
            self.add(Legend(names, colors, width=axes.width, ink=ink).next_to(axes, UP, buff=0.15))

    def __getitem__(self, value: Any) -> Any:
        """Return a part."""
        return _parts(self.marks.submobjects)[value]

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.marks

    def set_color(self, color: Any, family: bool = True) -> PointsOn:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour the points and lines; the names keep their colour."""
        self.marks.set_color(color, family=family)
        return self

    def growth(self) -> list[Turn]:
        """Return the names, then the points or lines, one after another."""
        words = [Change(part, "fade") for part in self.submobjects[1:]]
        return [words, *(turn for series in self.marks for turn in series.growth())]


def _parts(series: Sequence[Any]) -> Sequence[Any]:
    dots: Sequence[Any] = series[0].dots.submobjects
    return dots if len(series) == 1 else series
