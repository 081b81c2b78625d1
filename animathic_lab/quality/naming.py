"""Which things a noun phrase names: one, several, or several of different colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from animathic_lab.quality.asked import AskedObject
from animathic_lab.quality.phrases import Phrase, phrase_at
from animathic_lab.quality.tokens import Token
from animathic_lab.quality.words import color_at, words

__all__ = ["colored"]

_BETWEEN_COLORS: Final = words(
    ", : ( and one in a row column side by colored coloured line the other first second third is are all next to each"
)


def colored(found: Sequence[Token], start: int, phrase: Phrase, base: AskedObject) -> list[AskedObject]:
    """Return the objects that a phrase names, each with its colour.

    Parameters
    ----------
    found : sequence of Token
        The prompt.
    start : int
        Index of the phrase's first token.
    phrase : Phrase
        The phrase.
    base : AskedObject
        What it names, colours aside.

    Returns
    -------
    list of AskedObject
        More than one for "a red and a blue circle", "red and blue circles" or "two circles, one red and one blue".
    """
    said = [token.word for token in found]
    colors = phrase.colors
    if phrase.count == 1:
        twin = _elliptical(said, start, phrase)
        own = replace(base, color=colors[0] if len(colors) == 1 else "")
        return [replace(base, color=twin), own] if twin else [own]
    if not colors and phrase.count is not None:
        colors = tuple(_said_later(found, said, phrase.end, phrase.count))
    if len(colors) > 1 and phrase.count in (None, len(colors)):
        return [replace(base, color=color, count=1) for color in colors]
    return [replace(base, color=colors[0] if len(colors) == 1 else "")]


def _elliptical(said: list[str], start: int, phrase: Phrase) -> str:
    """Return the colour of the first of "a red and a blue circle"."""
    if len(phrase.colors) != 1 or start < 2 or said[start - 1] != "and":
        return ""
    for length in (2, 1):
        first = start - 1 - length
        color = color_at(said, first) if first > 0 else None
        if color and color[1] == start - 1 and said[first - 1] in {"a", "an", "one"}:
            return color[0]
    return ""


def _said_later(found: Sequence[Token], said: list[str], index: int, count: int) -> list[str]:
    """Return the colours of "two dots, one red and one blue" or "three dots in red, green and blue"."""
    colors: list[str] = []
    while index < len(said) and len(colors) < count:
        color = color_at(said, index)
        if color:
            if phrase_at(found, index) is not None:
                break  # the colour of something else
            colors.append(color[0])
            index = color[1]
        elif said[index] in _BETWEEN_COLORS:
            index += 1
        else:
            break
    return colors if len(colors) == count else []
