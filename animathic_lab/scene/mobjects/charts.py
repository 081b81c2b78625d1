"""Charts of bars, set without LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import (
    DOWN,
    TAU,
    UP,
    Rectangle,
)
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.chart_axes import NAME_SIZE, Chart, short
from animathic_lab.scene.mobjects.growing import Change, Turn

__all__ = ["Bars", "Histogram"]


class _Standing(Chart):
    """A chart whose bars stand on its x axis, and grow out of it."""

    def marks_growth(self) -> list[Turn]:
        """Return the bars, from left to right, each with its number."""
        foot, up = self.point(0, self.floor), self.up / np.linalg.norm(self.up)
        turns = [[Change(bar, "grow", foot, up)] for bar in self.marks]
        for turn, number in zip(turns, self.tops, strict=False):
            turn.append(Change(number, "close"))
        return turns

    @property
    def floor(self) -> float:
        """The value at which bars begin."""
        span = self.axes.y_range
        return float(np.clip(0, span[0], span[1]))


class Bars(_Standing):
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
        wide, base = 0.64 * float(np.linalg.norm(self.across)), self.floor
        digits = 6 if len(values) <= 12 else 4
        for index, value in enumerate(values):
            foot, top = self.point(index + 0.5, base), self.point(index + 0.5, value)
            self.marks.add(_bar(foot, top, wide, colors[index % len(colors)]))
            if numbers:
                words = Text(short(value, digits), font_size=NAME_SIZE, color=self.ink)
                if words.width > 2.2 * wide:
                    # Many narrow bars: their numbers stand upright.
                    words.scale(min(1.0, 1.3 * wide / words.height)).rotate(TAU / 4)
                else:
                    words.scale(min(1.0, 1.4 * wide / words.width))
                self.tops.add(words.next_to(top, DOWN if value < 0 else UP, buff=0.1))
        for index, name in enumerate(labels):
            self.name_tick(index + 0.5, name, room=float(np.linalg.norm(self.across)))
        self.entitle()


def _bar(foot: Any, top: Any, wide: float, color: Any) -> Rectangle:
    bar = Rectangle(width=wide, height=max(abs(top[1] - foot[1]), 1e-3), fill_color=color, fill_opacity=0.8, stroke_color=color)
    return bar.set_stroke(width=2).move_to((foot + top) / 2)


class Histogram(_Standing):
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
