"""The axes of a chart, which meet in its lower left, with numbers and names set without LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, TAU, UP, WHITE, Axes, VGroup, VMobject
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.basic import fit_to_frame

__all__ = ["NAME_SIZE", "Chart", "short"]

NAME_SIZE: Final = 22


def short(value: float) -> str:
    """Return a number as people write it beside an axis."""
    return f"{value:.6g}".replace("-", "\u2212")


class Chart(VGroup):
    """Axes with numbers, names on them, and room for what the chart shows: ``marks``."""

    def __init__(
        self,
        x_range: Sequence[float],
        y_range: Sequence[float],
        *,
        width: float,
        height: float,
        x: str = "",
        y: str = "",
        ink: Any = WHITE,
        x_numbers: bool = True,
    ) -> None:
        super().__init__()
        self.ink = ink
        config = {"include_tip": False, "stroke_width": 2, "color": ink, "tick_size": 0.06}
        # Axes meet in the lower left, also where that is not zero: numbers of a chart need not begin there.
        self.axes = Axes(x_range=list(x_range), y_range=list(y_range), x_length=width, y_length=height, axis_config=config)
        self.x_axis, self.y_axis = self.axes.x_axis, self.axes.y_axis
        floor = float(np.clip(0.0, y_range[0], y_range[1]))
        self.x_axis.shift(self.axes.c2p(x_range[0], floor) - self.x_axis.n2p(x_range[0]))
        self.y_axis.shift(self.axes.c2p(x_range[0], y_range[0]) - self.y_axis.n2p(y_range[0]))
        self.marks = VGroup()
        self.labels = VGroup()
        self.add(self.axes, self.marks, self.labels)
        self._number(x_range, y_range, x_numbers=x_numbers)
        self._titles = (x, y)

    def entitle(self) -> None:
        """Write the names of the axes, outside everything that is there already."""
        x, y = self._titles
        if x:
            words = Text(x, font_size=26, color=self.ink).next_to(VGroup(self.axes, *self.labels), DOWN, buff=0.2)
            self.labels.add(words)
        if y:
            words = Text(y, font_size=26, color=self.ink)
            if words.width > 2.0:
                words.rotate(TAU / 4).next_to(VGroup(self.axes, *self.labels), LEFT, buff=0.2)
            else:
                words.next_to(self.y_axis, UP, buff=0.2)
            self.labels.add(words)
        fit_to_frame(self).move_to(ORIGIN)

    def point(self, x: float, y: float) -> Any:
        """Return the place of coordinates, held within the axes."""
        span = self.axes.y_range
        return (
            self.origin + (x - self.axes.x_range[0]) * self.across + (float(np.clip(y, span[0], span[1])) - span[0]) * self.up
        )

    @property
    def origin(self) -> Any:
        """The lower left corner."""
        return self.y_axis.n2p(self.axes.y_range[0])

    @property
    def across(self) -> Any:
        """One unit of x."""
        return self.x_axis.n2p(1) - self.x_axis.n2p(0)

    @property
    def up(self) -> Any:
        """One unit of y."""
        return self.y_axis.n2p(1) - self.y_axis.n2p(0)

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.marks if len(self.marks) else self

    def set_color(self, color: Any, family: bool = True) -> Chart:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour what the chart shows; axes and words keep theirs."""
        self.marks.set_color(color, family=family)
        return self

    def _number(self, x_range: Sequence[float], y_range: Sequence[float], *, x_numbers: bool) -> None:
        for value in _ticks(y_range):
            words = Text(short(value), font_size=20, color=self.ink)
            self.labels.add(words.next_to(self.y_axis.n2p(value), LEFT, buff=0.15))
        if x_numbers:
            for value in _ticks(x_range):
                self.name_tick(value, short(value), room=self.axes.x_range[2] * float(np.linalg.norm(self.across)))

    def name_tick(self, x: float, words: str, *, room: float) -> None:
        """Write words below a place on the x axis, wrapped, shrunk or turned so that they fit into their room."""
        if not words.strip():
            return
        name = Text(words, font_size=NAME_SIZE, color=self.ink)
        if name.width > room > 1.0 and " " in words.strip():
            middle = min((i for i, c in enumerate(words) if c == " "), key=lambda i: abs(i - len(words) / 2))
            name = Text(words[:middle] + "\n" + words[middle + 1 :], font_size=NAME_SIZE, color=self.ink)
        if name.width > 1.6 * room:
            steep = room < 0.6
            name.scale(min(1.0, 0.8 * room / name.height)).rotate(TAU / 4 if steep else TAU / 9)
            name.scale(min(1.0, 1.5 / name.height)).next_to(self.point(x, self.axes.y_range[0]), DOWN, buff=0.15)
            if not steep:
                name.shift(RIGHT * (self.point(x, 0)[0] - name.get_corner(UP + RIGHT)[0] + 0.1))
        else:
            name.scale(min(1.0, 0.95 * room / name.width)).next_to(self.point(x, self.axes.y_range[0]), DOWN, buff=0.15)
        self.labels.add(name)


def _ticks(span: Sequence[float]) -> list[float]:
    count = int(np.floor((span[1] - span[0]) / span[2] + 1e-6))
    stride = max(1, int(np.ceil(count / 14)))
    return [float(round(span[0] + index * span[2], 10)) for index in range(0, count + 1, stride)]
