"""How charts come onto the canvas: axes and words first, then one bar, slice, point or line after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from manim import Animation

__all__ = ["Change", "GrowChart", "Grows", "Turn"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one mobject while it comes: it fades in, is drawn along its line, or grows from a point or a line.

    Attributes
    ----------
    mobject : VMobject
        With all its members.
    how : str
        ``fade``, ``draw``, ``grow``, or ``close``: fade in when its turn is nearly over.
    about : array_like, optional
        Where it grows from; its centre by default.
    along : array_like, optional
        The direction in which alone it grows.
    """

    mobject: Any
    how: str
    about: Any = None
    along: Any = None


#: What comes at the same time.
Turn = list[Change]


class Grows(Protocol):
    """What can come onto the canvas turn by turn."""

    def growth(self) -> list[Turn]:
        """Return what comes first, then the turns of all the rest."""
        ...


#: Shares of the time: what the first turn takes, and how long each of the others takes of what is left.
_FIRST: Final = 0.25
_EACH: Final = 0.45


class GrowChart(Animation):
    """Lets a chart grow: bars from their axis, slices from the middle of their pie, lines from their beginning.

    Parameters
    ----------
    chart : VMobject
        With a method ``growth``, see `Grows`.
    run_time : float
        In seconds.
    """

    def __init__(self, chart: Any, *, run_time: float = 1.5, **kwargs: Any) -> None:
        super().__init__(chart, run_time=run_time, introducer=True, **kwargs)

    def create_starting_mobject(self) -> Any:
        """Return the chart as it will be, and note which of its parts come when."""
        whole: Any = super().create_starting_mobject()
        now, then = self.mobject.growth(), whole.growth()  # type: ignore[attr-defined]  # of `Grows`
        self._turns = [list(zip(one, other, strict=True)) for one, other in zip(now, then, strict=True)]
        return whole

    def interpolate_mobject(self, alpha: float) -> None:
        """Set each part to what it is at this share of the time."""
        done, others = self.rate_func(alpha), max(len(self._turns) - 2, 1)
        for index, turn in enumerate(self._turns):
            if index == 0 and len(self._turns) > 1:
                share = done / _FIRST
            elif len(self._turns) < 3:
                share = (done - _FIRST) / (1 - _FIRST)
            else:
                begin = (index - 1) / others * (1 - _EACH)
                share = ((done - _FIRST) / (1 - _FIRST) - begin) / _EACH
            for now, then in turn:
                _set(now.mobject, then, float(np.clip(share, 0.0, 1.0)))


#: How much is seen of what is there, by how it comes.
_FAINT: Final[Mapping[str, Callable[[float], float]]] = {
    "fade": lambda share: share,
    "close": lambda share: max(2 * share - 1, 0.0),
    "draw": lambda share: float(share > 0),
    "grow": lambda share: float(share > 0),
}


def _set(now: Any, then: Change, share: float) -> None:
    about = then.mobject.get_center() if then.about is None else then.about
    for part, goal in zip(now.get_family(), then.mobject.get_family(), strict=True):
        if not len(goal.points):
            continue
        # What has not begun is not seen, not even as a line or a point.
        faint = np.array([1.0, 1.0, 1.0, _FAINT[then.how](share)])
        part.fill_rgbas, part.stroke_rgbas = goal.fill_rgbas * faint, goal.stroke_rgbas * faint
        if then.how == "draw":
            part.pointwise_become_partial(goal, 0, max(share, 1e-3))
        elif then.how == "grow":
            away = goal.points - about
            if then.along is not None:
                away = np.outer(away @ then.along, then.along)
            part.points = goal.points - (1 - max(share, 1e-3)) * away
