"""How wide words will be, without drawing them: by the widths of one ordinary font, so that code is the same everywhere."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["width_of", "wrapped"]

#: Width in Manim units at font size 48 -> characters; measured in the font that Pango takes where none is named.
_WIDTHS: Final = {
    0.2: "ijl.,:;'-/| ",
    0.25: "ftIJ!()[]",
    0.3: 'r"',
    0.35: "csz?*_",
    0.4: "aekovxy0123456789{}$",
    0.45: "bdghnpquFLPSTYZ",
    0.5: "ABCEKRVX",
    0.55: "wDGOQU+=#<>~",
    0.6: "HN&",
    0.65: "m%@",
    0.7: "MW",
}
_OF: Final = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER: Final = 0.43
_WIDE: Final = 0.62


def width_of(text: str, font_size: float) -> float:
    """Return about how wide a line of words is, in Manim units.

    Parameters
    ----------
    text : str
        One line.
    font_size : float
        As of Manim's own texts.
    """
    return sum(map(_width, text)) * font_size / 48


def _width(character: str) -> float:
    known = _OF.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def wrapped(text: str, font_size: float, width: float) -> list[str]:
    """Break a line of words where it gets too wide; only a word that is too wide by itself is broken inside.

    Parameters
    ----------
    text : str
        One line; stretches of blanks become one where it is broken.
    font_size : float
        As of Manim's own texts.
    width : float
        In Manim units.

    Examples
    --------
    >>> wrapped("one two three", 48, 3.2)
    ['one two', 'three']
    """
    if width_of(text, font_size) <= width:
        return [text]
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, font_size) <= width:
            lines[-1] = joined
            continue
        piece = ""
        for character in word:
            if piece and width_of(piece + character, font_size) > width:
                lines.append(piece)
                piece = ""
            piece += character
        lines.append(piece)
    return lines
