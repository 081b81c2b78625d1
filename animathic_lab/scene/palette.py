"""Colours of the generated code: Manim's constant where it has one, otherwise the hexadecimal string."""

from __future__ import annotations

from typing import Final

from animathic_lab.vocabulary import color_distance, hex_of

__all__ = ["color_code", "readable"]

_FAMILIES: Final = ("blue", "teal", "green", "yellow", "gold", "red", "maroon", "purple", "gray", "grey")
_SINGLES: Final = frozenset(
    {"white", "black", "pink", "light_pink", "orange", "light_brown", "dark_brown", "gray_brown", "grey_brown", "dark_blue"}
    | {"pure_red", "pure_green", "pure_blue", "pure_yellow", "pure_cyan", "pure_magenta"}
    | {f"{shade}_{gray}" for shade in ("lighter", "light", "dark", "darker") for gray in ("gray", "grey")}
)
_MANIM: Final = frozenset({*_FAMILIES, *(f"{name}_{shade}" for name in _FAMILIES for shade in "abcde"), *_SINGLES})


def color_code(color: str) -> str:
    """Return Python source for a colour that the spec's validator has accepted.

    Examples
    --------
    >>> color_code("red"), color_code("tomato")
    ('RED', "'#FF6347'")
    """
    if color in _MANIM:
        return color.upper()
    resolved = hex_of(color)
    if resolved is None:
        raise KeyError(color)
    return repr(resolved)


def readable(color: str, background: str) -> str:
    """Return the colour, or white or black when it cannot be told from the background.

    Parameters
    ----------
    color, background : str
        Colours that `hex_of` knows.
    """
    one, other = hex_of(color), hex_of(background)
    if one is None or other is None or color_distance(one, other) > 0.06:
        return color
    return "white" if color_distance("#FFFFFF", other) > 0.5 else "black"
