"""Pies and rings, whose slices come with their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from manim import ORIGIN, TAU, WHITE, AnnularSector, ManimColor, Sector, VGroup, VMobject
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.basic import fit_to_frame
from animathic_lab.scene.mobjects.chart_axes import shortened
from animathic_lab.scene.mobjects.growing import Change, Turn

__all__ = ["Pie", "Slice"]

_NAME_SIZE: Final = 26
#: Room for names that stand in columns beside the pie: how high these are, and from which distance on names need no shrinking.
_COLUMN: Final = 6.8
_PITCH: Final = 0.42


class Slice(VGroup):
    """A sector with the words that belong to it, which keep their colour when the sector changes its own."""

    def __init__(self, sector: VMobject) -> None:
        super().__init__(sector)
        self.sector = sector
        self.words = VGroup()
        self.add(self.words)

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.sector

    def set_color(self, color: Any, family: bool = True) -> Slice:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour the sector."""
        self.sector.set_fill(color, family=family)
        return self


class Pie(VGroup):
    """Shares of a whole as sectors, clockwise from the top; its parts are its slices.

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
        self.ink, self.radius = ink, radius
        names: list[tuple[VMobject, Any, Slice]] = []
        for index, value in enumerate(values):
            turn, color = -TAU * value / whole, colors[index % len(colors)]
            # A share of nothing is a slice too, so that the others keep their numbers.
            slice_ = Slice(_sector(angle, turn, radius, hole, color) if value > 0 else VMobject())
            self.add(slice_)
            way = np.array([np.cos(angle + turn / 2), np.sin(angle + turn / 2), 0.0])
            if index < len(labels) and value > 0 and labels[index].strip():
                names.append((Text(shortened(labels[index], 30), font_size=_NAME_SIZE, color=ink), way, slice_))
            if numbers and value / whole >= 0.03:
                share = Text(f"{100 * value / whole:.3g}%", font_size=24, color=_on(color))
                middle = (hole + radius) / 2 if hole else (0.62 if value > 0.1 * whole else 0.8) * radius
                room = min(0.5 * radius, max(0.85 * middle * abs(turn), 0.2 * radius))
                slice_.words.add(share.scale(min(1.0, room / share.width)).move_to(middle * way))
            angle += turn
        self._name(names)
        self._largest = int(np.argmax(values))
        fit_to_frame(self).move_to(ORIGIN)

    def _name(self, names: list[tuple[VMobject, Any, Slice]]) -> None:
        """Write each name at its sector, or where they would cover each other in columns to both sides, with a line to each."""
        for name, way, _ in names:
            name.scale(min(1.0, 3.0 / name.width)).next_to(self.radius * way, way, buff=0.18)
        if _apart([name for name, _, _ in names]):
            for name, _, slice_ in names:
                slice_.words.add(name)
            return
        right = sum(way[0] >= 0 for _, way, _ in names)
        most = max(right, len(names) - right)
        for side in (-1, 1):
            own = sorted((item for item in names if (item[1][0] >= 0) == (side > 0)), key=lambda item: -item[1][1])
            pitch = min(_PITCH, _COLUMN / max(most, 1))
            heights = _spaced([1.15 * self.radius * float(way[1]) for _, way, _ in own], pitch)
            for (name, way, slice_), height in zip(own, heights, strict=True):
                name.scale(min(1.0, pitch / _PITCH))
                knee = np.array([side * (self.radius + 0.45), height, 0.0])
                corners = [1.02 * self.radius * way, 1.08 * self.radius * way, knee, np.add(knee, (0.15 * side, 0.0, 0.0))]
                line = VMobject(stroke_color=self.ink, stroke_width=1, stroke_opacity=0.6).set_points_as_corners(corners)
                name.move_to(corners[-1] + np.array([side * (0.08 + name.width / 2), 0.0, 0.0]))
                slice_.words.add(line, name)

    @property
    def slices(self) -> list[Slice]:
        """One for each value, that of a zero without a sector."""
        return [part for part in self.submobjects if isinstance(part, Slice)]

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return VGroup(*(part.sector for part in self.slices))

    def set_color(self, color: Any, family: bool = True) -> Pie:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour the sectors; names keep their colour."""
        self.face.set_fill(color, family=family)
        return self

    def growth(self) -> list[Turn]:
        """Return the slices, one after another, each with its words."""
        middle = _centre(self.slices[self._largest].sector)
        shown = [part for part in self.slices if len(part.sector.points)]
        return [[], *([Change(part.sector, "grow", middle), Change(part.words, "close")] for part in shown)]


def _centre(sector: VMobject) -> Any:
    """Return the centre of the circle on which the inner edge of a sector lies, wherever the pie is by now."""
    edge = sector.points[: len(sector.points) // 2 : 4]
    one, other, third = edge[0], edge[len(edge) // 2], edge[-2]
    a, b = other - one, third - one
    area = a[0] * b[1] - a[1] * b[0]
    if abs(area) < 1e-9:
        return one  # of a pie without a hole the inner edge is the centre
    lengths = np.array([a @ a, b @ b])
    x, y = (b[1] * lengths[0] - a[1] * lengths[1]) / (2 * area), (a[0] * lengths[1] - b[0] * lengths[0]) / (2 * area)
    return one + np.array([x, y, 0.0])


def _apart(words: list[VMobject]) -> bool:
    """Whether no two of them touch."""
    boxes = [(word.get_left()[0], word.get_right()[0], word.get_bottom()[1], word.get_top()[1]) for word in words]
    return not any(
        one[0] < other[1] and other[0] < one[1] and one[2] < other[3] + 0.04 and other[2] < one[3] + 0.04
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
    )


def _spaced(heights: list[float], pitch: float) -> list[float]:
    """Return heights from top to bottom at least a pitch apart, as near as can be to what was wished for, and in the middle."""
    for index in range(1, len(heights)):
        heights[index] = min(heights[index], heights[index - 1] - pitch)
    floor = -_COLUMN / 2
    for index in reversed(range(len(heights))):
        heights[index] = max(heights[index], floor)
        floor = heights[index] + pitch
    return heights


def _sector(start: float, turn: float, radius: float, hole: float, color: Any) -> VMobject:
    style = {"fill_color": color, "fill_opacity": 0.9, "stroke_color": "#000000", "stroke_width": 1.5}
    if hole:
        return AnnularSector(inner_radius=hole, outer_radius=radius, start_angle=start, angle=turn, **style)
    return Sector(radius=radius, start_angle=start, angle=turn, **style)


def _on(color: Any) -> str:
    red, green, blue = ManimColor(color).to_rgb()
    return "#000000" if 0.3 * red + 0.59 * green + 0.11 * blue > 0.5 else "#FFFFFF"
