"""Bars that race: horizontal bars which grow, shrink and overtake each other from frame to frame."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from manim import WHITE, Animation, Rectangle, VGroup, VMobject, linear

from animathic_lab.scene.mobjects.basic import fit_to_frame
from animathic_lab.scene.mobjects.chart_axes import shortened
from animathic_lab.scene.mobjects.growing import Change, Turn
from animathic_lab.scene.mobjects.lettering import Counter, outline
from animathic_lab.scene.mobjects.standings import Standings, nice_ticks

__all__ = ["BarRace", "Race"]

_NAMES: Final = 2.9
_TOP: Final = 0.95
_BOTTOM: Final = 0.4
_PITCH: Final = 1.0
_TICKS: Final = 6


class BarRace(VGroup):
    """The longest bars of a frame, the longest on top, with their names, their values and the frame's name in large letters.

    Its parts are the bars in the order of the names, those that cannot be seen too. It stands at the first frame;
    `Race` plays through the others.

    Parameters
    ----------
    names : list of str
        Of the bars.
    frames : list of (str, list of float or None)
        What each frame is called, and the value of each name in it; None for no bar.
    colors : list
        Of the bars, in the order of the names; they begin again.
    shown : int
        How many bars are seen at most.
    x_range : list of float, optional
        ``[min, max]`` of an axis that does not change.
    width, height : float
        In Manim units.
    x : str
        What the values are.
    unit : str
        Behind each value, or before it where it is money.
    decimals : int, optional
        Of the values.
    ink : optional
        Colour of words and axis.
    """

    def __init__(
        self,
        names: Sequence[str],
        frames: Sequence[tuple[str, Sequence[float | None]]],
        *,
        colors: Sequence[Any],
        shown: int = 12,
        x_range: Sequence[float] | None = None,
        width: float = 11.0,
        height: float = 5.6,
        x: str = "",
        unit: str = "",
        decimals: int | None = None,
        ink: Any = WHITE,
    ) -> None:
        super().__init__()
        values = [row for _, row in frames]
        self.standings = Standings(values, shown=shown)
        self.counter = Counter(values, decimals=decimals, unit=unit, font_size=21)
        self._range = x_range
        pitch = min((height - _TOP - _BOTTOM) / self.standings.places, _PITCH)
        size = float(np.clip(44 * pitch, 10, 26))
        self._counter_size = size / 21
        self._names = [outline(shortened(name, 26), font_size=size, width=_NAMES) for name in names]
        self._index = [outline(shortened(name, 24), font_size=60, width=0.5 * width) for name, _ in frames]
        room = max(self.counter.widest * self._counter_size + 0.25, 0.3)
        left = max((name.width for name in self._names), default=0.0) + 0.2
        # The area in which bars grow, in coordinates of its own from its lower left corner; `frame` tells where it stands.
        self._area = np.array(
            [max(width - left - room * (2 if self.standings.below else 1), 2.0), pitch * self.standings.places]
        )
        self._column = left
        self._left = left + (room if self.standings.below else 0.0)
        whole = np.array([self._left + self._area[0] + room, self._area[1] + _TOP + _BOTTOM])
        self.frame = Rectangle(width=whole[0], height=whole[1], stroke_width=0, stroke_opacity=0, fill_opacity=0)
        self.frame.move_to((0, 0, 0))
        self._whole, self._pitch, self._size = whole, pitch, size
        self._most = float(np.clip(self._area[0] / (self.counter.widest_plain + 0.35), 1.0, _TICKS))
        style: dict[str, Any] = {"stroke_width": 0, "fill_opacity": 1.0}
        ticks = self._tick_values()
        self._ticks = {value: self.counter.outline(value, plain=True) for value in ticks}
        self.lines = VGroup(*(VMobject(stroke_color=ink, stroke_width=1) for _ in ticks))
        self.numbers = VGroup(*(VMobject(fill_color=ink, **style) for _ in ticks))
        self.bars = VGroup(
            *(
                VMobject(fill_color=colors[i % len(colors)], stroke_color=colors[i % len(colors)], stroke_width=0)
                for i in range(len(names))
            )
        )
        self.names = VGroup(*(VMobject(fill_color=ink, **style) for _ in names))
        self.values = VGroup(*(VMobject(fill_color=ink, **style) for _ in names))
        self.index = VMobject(fill_color=ink, stroke_width=0, fill_opacity=0.75)
        self.title = VMobject(fill_color=ink, **style)
        self._title = outline(shortened(x, 40), font_size=26, width=0.45 * width)
        self.add(self.frame, self.lines, self.numbers, self.bars, self.names, self.values, self.index, self.title)
        self.stand_at(0.0)
        fit_to_frame(self).move_to((0, 0, 0))
        self.stand_at(0.0)

    def __getitem__(self, value: Any) -> Any:
        """Return the bar of a name, by its number."""
        return self.bars.submobjects[value]

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.bars

    def set_color(self, color: Any, family: bool = True) -> BarRace:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour the bars; axis and words keep theirs."""
        self.bars.set_color(color, family=family)
        return self

    def growth(self) -> list[Turn]:
        """Return the axis and the frame's name, then the bars from the longest to the shortest, with their words."""
        corners = self.frame.points[8], self.frame.points[4], self.frame.points[0]
        across = (corners[2] - corners[1]) / max(float(np.linalg.norm(corners[2] - corners[1])), 1e-9)
        low, high = self._span(0.0)
        foot = self._place(np.array([[self._x(0.0, low, high), 0.0, 0.0]]))[0]
        still = [Change(part, "fade") for part in (self.lines, self.numbers, self.index, self.title)]
        order = [i for i in self.standings.order(0.0) if len(self.bars[i].points)]
        return [
            still,
            *(
                [Change(self.bars[i], "grow", foot, across), Change(self.names[i], "fade"), Change(self.values[i], "close")]
                for i in order
            ),
        ]

    def stand_at(self, time: float) -> None:
        """Set everything to how it stands at a time.

        Parameters
        ----------
        time : float
            In frames: 0 at the first one, up to ``standings.last``. The positions of the bars come a little after their
            values, so that a bar overtakes another one when it is longer.
        """
        low, high = self._span(time)
        self._show_axis(low, high)
        values, places, seen = self.standings.at(time)
        zero = self._x(0.0, low, high)
        for i in range(len(self.bars)):
            parts = (self.bars.submobjects[i], self.names.submobjects[i], self.values.submobjects[i])
            if seen[i] <= 0.01:
                for part in parts:
                    part.points = np.zeros((0, 3))
                continue
            middle = _BOTTOM + self._area[1] - (places[i] + 0.5) * self._pitch
            end = self._x(float(np.clip(values[i], low, high)), low, high)
            thick = 0.39 * self._pitch
            self._set(parts[0], _box(min(zero, end), max(zero, end, min(zero, end) + 1e-3), middle - thick, middle + thick))
            name = self._names[i]
            self._set(parts[1], np.add(name.points, (self._column - 0.12 - name.width / 2, middle, 0)))
            label = self.counter.outline(float(values[i]))
            wide = label.width * self._counter_size
            beside = end - 0.1 - wide / 2 if values[i] < 0 else end + 0.1 + wide / 2
            self._set(parts[2], np.add(label.points * self._counter_size, (beside, middle, 0)))
            for part in parts:
                part.set_fill(opacity=float(seen[i]))
        word = self._index[int(np.clip(np.floor(time + 0.5), 0, len(self._index) - 1))]
        top = self._whole[1] - 0.42
        self._set(self.index, np.add(word.points, (self._whole[0] - word.width / 2, top, 0)))
        self._set(self.title, np.add(self._title.points, (self._left + self._title.width / 2, top, 0)))

    def _show_axis(self, low: float, high: float) -> None:
        for index, (value, words) in enumerate(self._ticks.items()):
            # Ticks of a finer step give way to those of a coarser one as the axis grows.
            weight = max(self._weight(step, high - low) for step in self._steps if _on_step(value, step))
            line, number = self.lines.submobjects[index], self.numbers.submobjects[index]
            if weight < 0.02 or not low - 1e-9 <= value <= high * (1 + 1e-9):
                line.points = number.points = np.zeros((0, 3))
                continue
            at = self._x(value, low, high)
            self._set(line, _segment(at, _BOTTOM, at, _BOTTOM + self._area[1]))
            line.set_stroke(opacity=(0.9 if value == 0 else 0.25) * weight)
            self._set(number, np.add(0.85 * words.points, (at, 0.14, 0)))
            number.set_fill(opacity=0.8 * weight)

    def _weight(self, step: float, span: float) -> float:
        """How much of the ticks with this step is seen: the finest that are not too many, and while they go the next ones."""
        at = self._steps.index(step)
        return self._room(at, span) * (1.0 if at == 0 else 1.0 - self._room(at - 1, span))

    def _room(self, index: int, span: float) -> float:
        if index == len(self._steps) - 1:
            return 1.0
        return float(np.clip((self._most - span / self._steps[index]) / (0.25 * self._most) + 0.5, 0.0, 1.0))

    def _tick_values(self) -> list[float]:
        """Return all values that have a tick at some time."""
        spans = [self._span(time) for time in np.linspace(0, self.standings.frames - 1, 4 * self.standings.frames - 3)]
        self._steps = nice_ticks([high - low for low, high in spans], self._most)
        values: set[float] = set()
        for step in self._steps:
            near = [span for span in spans if self._weight(step, span[1] - span[0]) > 0]
            if near:
                low, high = min(span[0] for span in near), max(span[1] for span in near)
                first, last = int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9))
                values |= {float(f"{index * step:.9g}") for index in range(first, min(last, first + 200) + 1)}
        return sorted(values)

    def _span(self, time: float) -> tuple[float, float]:
        if self._range is not None:
            return float(self._range[0]), float(self._range[1])
        return self.standings.span(time)

    def _x(self, value: float, low: float, high: float) -> float:
        inside = float(np.clip(value, low, high))
        return self._left + float(self._area[0]) * (inside - low) / (high - low)

    def _set(self, part: VMobject, points: Any) -> None:
        part.points = self._place(points)

    def _place(self, points: Any) -> Any:
        """Return where points of the picture's own coordinates are by now: it may have been moved, scaled and turned."""
        corners = self.frame.points
        upper_right, upper_left, lower_left = corners[0], corners[4], corners[8]
        across, up = (upper_right - upper_left) / self._whole[0], (upper_left - lower_left) / self._whole[1]
        return lower_left + np.outer(points[:, 0], across) + np.outer(points[:, 1], up)


def _segment(x: float, y: float, to_x: float, to_y: float) -> Any:
    """Return the points of a straight stroke."""
    return np.linspace([x, y, 0.0], [to_x, to_y, 0.0], 4)


def _box(left: float, right: float, bottom: float, top: float) -> Any:
    """Return the points of a rectangle."""
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return np.concatenate([_segment(*one, *other) for one, other in itertools.pairwise(corners)])


def _on_step(value: float, step: float) -> bool:
    return abs(value / step - round(value / step)) < 1e-6


class Race(Animation):
    """Plays a `BarRace` from its first frame to its last one.

    Parameters
    ----------
    race : BarRace
        Wherever it stands.
    run_time : float, optional
        In seconds; by default one for each frame.
    """

    def __init__(self, race: BarRace, *, run_time: float | None = None, rate_func: Any = linear, **kwargs: Any) -> None:
        time = max(float(race.standings.frames - 1), 1.0) if run_time is None else run_time
        super().__init__(race, run_time=time, rate_func=rate_func, **kwargs)

    def create_starting_mobject(self) -> Any:
        """Return the race itself: every frame is drawn from its numbers, so no copy is needed."""
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the race at this share of its time."""
        race: Any = self.mobject
        race.stand_at(self.rate_func(alpha) * race.standings.last)
