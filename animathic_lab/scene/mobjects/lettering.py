"""Words as single outlines that are set once and then only moved, and numbers that count without being set anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from manim.mobject.text.text_mobject import Text

__all__ = ["Counter", "Outline", "outline"]

_BEFORE: Final = frozenset("$€£¥₹")
_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class Outline:
    """The points of some words around (0, 0, 0), and their size."""

    points: Any
    width: float
    height: float


def outline(words: str, *, font_size: float, width: float = np.inf) -> Outline:
    """Set words as one outline, shrunk to a width; of nothing visible an empty one.

    Parameters
    ----------
    words : str
        On one line.
    font_size : float
        As of Manim's own texts.
    width : float
        That they may have, in Manim units.
    """
    text = Text(words, font_size=font_size) if words.strip() else None
    glyphs = [glyph for glyph in text.family_members_with_points()] if text is not None else []
    if text is None or not glyphs:
        return Outline(np.zeros((0, 3)), 0.0, 0.0)
    text.scale(min(1.0, width / text.width)).move_to((0, 0, 0))
    return Outline(np.concatenate([glyph.points for glyph in glyphs]), float(text.width), float(text.height))


class Counter:
    """Numbers put together from digits that are set once.

    Parameters
    ----------
    values : list of list of float or None
        All values that there are, which say how many decimals are shown.
    decimals : int, optional
        To show, whatever the values are.
    unit : str
        Behind each number, or before it where it is money.
    font_size : float
        As of Manim's own texts.
    """

    def __init__(self, values: Sequence[Sequence[float | None]], *, decimals: int | None, unit: str, font_size: float) -> None:
        known = [value for row in values for value in row if value is not None]
        largest = max((abs(value) for value in known), default=1.0)
        self._decimals = _decimals(known, largest) if decimals is None else decimals
        unit = " ".join(unit.split())
        self._before, self._after = (unit, "") if unit in _BEFORE else ("", unit)
        characters = _DIGITS + ".,\u2212"
        text = Text(characters, font_size=font_size)
        base, top = text[0].get_bottom()[1], text[0].get_top()[1]
        # Around the middle of a digit's height, so that numbers stand on one line whatever is in them.
        self._glyphs = {
            character: (glyph.points - [glyph.get_left()[0], (base + top) / 2, 0], float(glyph.width))
            for character, glyph in zip(characters, text, strict=True)
        }
        self._cell = max(self._glyphs[digit][1] for digit in _DIGITS)
        self._units = {part: outline(part, font_size=font_size) for part in (self._before, self._after) if part}
        low = min(known, default=0.0)
        self.widest = max(self.outline(-largest if low < 0 else largest).width, self.outline(max(known, default=0.0)).width)
        self.widest_plain = max(self.outline(value, plain=True).width for value in (largest, -largest if low < 0 else 0.0))

    def outline(self, value: float, *, plain: bool = False) -> Outline:
        """Return a number, as a value with its decimals and unit, or plain as a tick of an axis."""
        text = _tick(value) if plain else f"{value:,.{self._decimals}f}"
        text = text.replace("-", "\u2212") if float(text.replace(",", "")) else text.lstrip("-")
        pieces, right, gap = [], 0.0, 0.13 * self._cell
        if self._before and not plain:
            pieces.append(np.add(self._units[self._before].points, (self._units[self._before].width / 2, 0, 0)))
            right += self._units[self._before].width + gap
        for character in text:
            points, width = self._glyphs[character]
            cell = self._cell if character in _DIGITS else width
            pieces.append(np.add(points, (right + (cell - width) / 2, 0, 0)))
            right += cell + gap
        if self._after and not plain:
            own = self._units[self._after]
            space = 0.0 if self._after[0] in "%°'" else 0.4 * self._cell
            pieces.append(np.add(own.points, (right + space + own.width / 2, 0, 0)))
            right += space + own.width + gap
        width = right - gap
        return Outline(np.concatenate(pieces) - (width / 2, 0, 0), width, 0.0)


def _tick(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{float(f'{value:.6g}'):.10f}".rstrip("0").rstrip(".")


def _decimals(known: Sequence[float], largest: float) -> int:
    """Return how many decimals tell three digits of the largest value, and no more than the values have."""
    if all(value == round(value) for value in known):
        return 0
    wanted = int(np.clip(2 - np.floor(np.log10(largest)), 0, 6))
    return next((count for count in range(wanted) if all(abs(value - round(value, count)) < 1e-9 for value in known)), wanted)
