"""What makers of code share: numbers as literals, sizes in words, colours and strokes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Size

__all__ = ["DIRECTIONS", "closed_style", "number", "point", "scale_of", "style_of"]

_SIZES: Final[Mapping[Size, float]] = {Size.TINY: 0.35, Size.SMALL: 0.6, Size.MEDIUM: 1.0, Size.LARGE: 1.5, Size.HUGE: 2.2}
DIRECTIONS: Final[Mapping[Direction, str]] = {
    Direction.LEFT: "LEFT",
    Direction.RIGHT: "RIGHT",
    Direction.UP: "UP",
    Direction.DOWN: "DOWN",
    Direction.UP_LEFT: "UL",
    Direction.UP_RIGHT: "UR",
    Direction.DOWN_LEFT: "DL",
    Direction.DOWN_RIGHT: "DR",
}


def number(value: float) -> str:
    """Return a short literal for a number: at most four decimals, no trailing zeros; small ones with six digits.

    Examples
    --------
    >>> number(2.0), number(1.23456), number(-0.5), number(0.000123456)
    ('2', '1.2346', '-0.5', '0.000123456')
    """
    # Below that it is what floats leave over where nothing should be left.
    if 1e-9 <= abs(value) < 0.01:
        return f"{value:.6g}"
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def point(x: float, y: float, z: float = 0.0) -> str:
    """Return a literal for a point.

    Examples
    --------
    >>> point(1, 2.5)
    '[1, 2.5, 0]'
    """
    return f"[{number(x)}, {number(y)}, {number(z)}]"


def scale_of(item: SceneObject) -> float:
    """Return the factor that a size in words stands for; 1 without one."""
    return _SIZES[item.size] if item.size else 1.0


def style_of(item: SceneObject, spec: SceneSpec, *, default: str, fill: float | None = None) -> str:
    """Return the keyword arguments of colour, opacity and stroke.

    Parameters
    ----------
    default : str
        Colour when the spec names none; swapped for a readable one where the background swallows it.
    fill : float, optional
        Opacity of the inside when the spec gives none.
    """
    color = item.color or readable(default, spec.background or "black")
    parts = [f"color={color_code(color)}"]
    opacity = item.fill_opacity if item.fill_opacity is not None else fill
    if opacity is not None:
        parts.append(f"fill_opacity={number(opacity)}")
    if item.stroke_color is not None:
        parts.append(f"stroke_color={color_code(item.stroke_color)}")
    if item.stroke_width is not None:
        parts.append(f"stroke_width={number(item.stroke_width)}")
    return ", ".join(parts)


def closed_style(item: SceneObject, spec: SceneSpec) -> str:
    """Return the style of a closed shape."""
    return style_of(item, spec, default="blue", fill=0.6)
