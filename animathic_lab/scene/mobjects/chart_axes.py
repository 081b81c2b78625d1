"""The axes of a chart, which meet in its lower left, with numbers and names set without LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, TAU, UP, WHITE, Axes, Dot, VGroup, VMobject
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.basic import fit_to_frame
from animathic_lab.scene.mobjects.growing import Change, Turn

__all__ = ["NAME_SIZE", "Chart", "Legend", "short", "shortened"]

NAME_SIZE: Final = 22


def short(value: float, digits: int = 6) -> str:
    """Return a number as people write it beside an axis."""
    large = abs(value) >= 10**digits
    return (f"{value:.0f}" if large and abs(value) < 1e6 else f"{value:.{digits}g}").replace("-", "\u2212")


def shortened(words: str, most: int) -> str:
    """Return words on one line, cut to so many characters.

    Examples
    --------
    >>> shortened("a very long name", 8)
    'a very…'
    """
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "\u2026"


class Legend(VGroup):
    """Names with the colours that stand for them, in rows.

    Parameters
    ----------
    names : list of str
        From left to right.
    colors : list
        As many; they begin again where there are fewer.
    width : float
        Of the rows, in Manim units.
    ink : optional
        Colour of the names.
    """

    def __init__(self, names: Sequence[str], colors: Sequence[Any], *, width: float, ink: Any = WHITE) -> None:
        super().__init__()
        rows, used = [VGroup()], 0.0
        for index, name in enumerate(names):
            dot = Dot(radius=0.09, color=colors[index % len(colors)])
            words = Text(shortened(name, 24) or "\u2013", font_size=NAME_SIZE, color=ink).next_to(dot, RIGHT, buff=0.12)
            if used + words.width + 0.3 > width and len(rows[-1]):
                rows.append(VGroup())
                used = 0.0
            rows[-1].add(VGroup(dot, words))
            used += words.width + 0.8
        for row in rows:
            row.arrange(RIGHT, buff=0.45)
        self.add(*rows).arrange(DOWN, buff=0.12)
        fit_to_frame(self, width, 2.0)


class Chart(VGroup):
    """Axes with numbers, names on them, and room for what the chart shows: ``marks``, which are its parts."""

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
        #: Words that belong to one mark each, where there are any.
        self.tops = VGroup()
        self.add(self.axes, self.marks, self.labels, self.tops)
        self._number(x_range, y_range, x_numbers=x_numbers)
        self._titles = (x, y)

    def __getitem__(self, value: Any) -> Any:
        """Return a part: a mark, of which the spec speaks as chart.0, chart.1, ..."""
        return self.parts[value]

    @property
    def parts(self) -> Sequence[Any]:
        """What the chart is made of, in the order of its values."""
        marks: Sequence[Any] = self.marks.submobjects
        return marks

    def growth(self) -> list[Turn]:
        """Return axes and words, then the marks, one after another."""
        return [[Change(self.axes, "fade"), Change(self.labels, "fade")], *self.marks_growth()]

    def marks_growth(self) -> list[Turn]:
        """Return the turns of the marks alone."""
        return [[Change(mark, "grow")] for mark in self.marks]

    def entitle(self, legend: Legend | None = None) -> None:
        """Write the names of the axes, and a legend if there is one, outside everything that is there already."""
        x, y = self._titles
        if x:
            words = Text(x, font_size=26, color=self.ink).next_to(VGroup(self.axes, *self.labels), DOWN, buff=0.2)
            self.labels.add(words)
        if y:
            words = Text(y, font_size=26, color=self.ink)
            if words.width > 2.0:
                words.rotate(TAU / 4).next_to(VGroup(self.axes, *self.labels), LEFT, buff=0.2)
            else:
                words.next_to(self.y_axis, UP, buff=0.5 if len(self.tops) else 0.2)
            self.labels.add(words)
        if legend is not None:
            self.labels.add(legend.next_to(VGroup(self.axes, *self.labels), UP, buff=0.25).set_x(self.axes.get_x()))
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
        words = " ".join(words.split())
        if not words:
            return
        name = Text(words, font_size=NAME_SIZE, color=self.ink)
        if name.width > room > 1.0 and " " in words.strip():
            middle = min((i for i, c in enumerate(words) if c == " "), key=lambda i: abs(i - len(words) / 2))
            name = Text(words[:middle] + "\n" + words[middle + 1 :], font_size=NAME_SIZE, color=self.ink)
        if name.width > 1.6 * room:
            steep = room < 0.6
            name = Text(shortened(words, 24), font_size=NAME_SIZE, color=self.ink)
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
