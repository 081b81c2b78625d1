"""Who stands where in a race, at any time between its frames. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

__all__ = ["Standings", "nice_ticks"]

Numbers = npt.NDArray[np.float64]

#: Moments between two frames at which ranks are looked at.
_FINE: Final = 24
#: How many of them a bar takes to slide to its new place.
_SLIDE: Final = 12


class Standings:
    """Values, places and visibility of all names over the time of a race.

    Parameters
    ----------
    values : list of list of float or None
        A row a frame, a column a name.
    shown : int
        How many places there are at most.

    Attributes
    ----------
    frames, places : int
        How many frames, and how many places, there are.
    below : bool
        Whether some value is below zero.
    last : float
        The time at which all stand still again: a little after the last frame, when the last ones have slid to their places.
    """

    def __init__(self, values: Sequence[Sequence[float | None]], *, shown: int) -> None:
        rows = np.array([[np.nan if value is None else value for value in row] for row in values], dtype=float)
        there = np.isfinite(rows)
        self.frames = len(rows)
        self.places = int(min(shown, max(there.sum(axis=1).max(), 1)))
        self._values, self._there = np.where(there, rows, 0.0), there.astype(float)
        self.below = bool((self._values < 0).any())
        self.last = (self.frames - 1) + (_SLIDE / _FINE if self.frames > 1 else 0.0)
        moments = np.arange(round(self.last * _FINE) + 1) / _FINE
        ranks = np.array([self._ranks(min(moment, self.frames - 1.0)) for moment in moments])
        # A slide is a soft mean over the ranks that have been: at both ends it is the rank itself.
        weights = np.hanning(_SLIDE + 2)[1:-1]
        before = np.concatenate([np.repeat(ranks[:1], _SLIDE - 1, axis=0), ranks])
        self._slides = np.array([np.average(before[i : i + _SLIDE], axis=0, weights=weights) for i in range(len(ranks))])

    def at(self, time: float) -> tuple[Numbers, Numbers, Numbers]:
        """Return at a time the values, the places (0 on top) and how far each can be seen, 0 to 1."""
        values, there = self._between(time)
        step = float(np.clip(time * _FINE, 0, len(self._slides) - 1))
        index = min(int(step), max(len(self._slides) - 2, 0))
        after = min(index + 1, len(self._slides) - 1)
        slides = self._slides[index] + (step - index) * (self._slides[after] - self._slides[index])
        within = np.clip(1 - 1.6 * (slides - (self.places - 1)), 0.0, 1.0)
        return values, slides, within * np.clip(2 * there, 0.0, 1.0)

    def order(self, time: float) -> list[int]:
        """Return the columns from the first place to the last one."""
        return [int(index) for index in np.argsort(self._ranks(time), kind="stable")]

    def span(self, time: float) -> tuple[float, float]:
        """Return the least and the largest value at a time, and zero."""
        values, _ = self._between(time)
        low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
        return (low, high) if high - low > 1e-12 else (0.0, 1.0)

    def _between(self, time: float) -> tuple[Numbers, Numbers]:
        moment = float(np.clip(time, 0.0, self.frames - 1))
        index = min(int(moment), max(self.frames - 2, 0))
        after, share = min(index + 1, self.frames - 1), moment - index
        values, there = (rows[index] + share * (rows[after] - rows[index]) for rows in (self._values, self._there))
        return values, there

    def _ranks(self, time: float) -> Numbers:
        values, there = self._between(time)
        # Stable: those that are equal keep the order of their names. Who is not there stands below all the others.
        order = np.lexsort((np.arange(len(values)), -values, there <= 0))
        ranks = np.empty(len(values))
        ranks[order] = np.arange(len(values))
        return np.minimum(np.where(there > 0, ranks, self.places), self.places)


def nice_ticks(spans: Sequence[float], most: float) -> list[float]:
    """Return the steps, each 1, 2 or 5 times a power of ten, that give at most so many ticks on some of the spans.

    Examples
    --------
    >>> nice_ticks([10, 30], 6)
    [2.0, 5.0]
    """
    return sorted({_step(span / max(most, 1.0)) for span in spans})


def _step(raw: Any) -> float:
    power = 10.0 ** np.floor(np.log10(raw))
    return float(f"{next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999):.6g}")
