"""How a mobject looks on the canvas: kind, colour, box, text and opacity, measured and not remembered."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import DecimalNumber, Line, Mobject, ValueTracker, VMobject

from animathic_lab.domain import Box, Drawn

__all__ = ["Look", "look_of", "measure", "on_canvas"]

#: From this fill opacity on, the fill is what people name the colour of a shape by.
_FILLED = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    """What an object passes for: its kind and the words it shows."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One shape with points: lower left and upper right corner, colour seen, opacity."""

    low: tuple[float, float]
    high: tuple[float, float]
    color: str
    opacity: float


def look_of(mobject: Mobject) -> Look:
    """Return the kind and the words of a mobject as its class has them."""
    return Look(type(mobject).__name__, _words(mobject))


def _words(mobject: Any) -> str:
    if isinstance(mobject, DecimalNumber):
        return f"{mobject.get_value():.{mobject.num_decimal_places}f}"
    for name in ("original_text", "text", "tex", "tex_string"):
        value = getattr(mobject, name, None)
        if isinstance(value, str):
            return value
    return ""


def on_canvas(mobjects: Iterable[Mobject]) -> set[int]:
    """Return the identities of all mobjects that a scene shows, members of groups included."""
    return {id(member) for mobject in mobjects for member in mobject.get_family()}


def measure(name: str, mobject: Mobject, visible: set[int], cache: dict[int, Any], look: Look) -> Drawn | None:
    """Measure what of a mobject is on the canvas.

    Parameters
    ----------
    name : str
        Its variable.
    mobject : Mobject
        A shape or a group; of a group only the members on the canvas count.
    visible : set of int
        Of `on_canvas`.
    cache : dict
        Leaves measured already at this moment, by identity; shared between calls.
    look : Look
        What it passes for: its own kind, or the one that it was transformed into.

    Returns
    -------
    Drawn or None
        None when nothing of it is on the canvas.
    """
    if isinstance(mobject, ValueTracker) or getattr(mobject, "unseen", False):
        return None  # Manim puts an animated tracker on the canvas, where nobody sees it; a light is as dark
    leaves = _leaves(mobject, visible, cache)
    if not leaves:
        return None
    # A mobject may say which part of it people name its colour by: the curve of a graph, not its axes.
    face = _leaves(getattr(mobject, "face", mobject), visible, cache) or leaves
    low = [min(leaf.low[axis] for leaf in leaves) for axis in (0, 1)]
    high = [max(leaf.high[axis] for leaf in leaves) for axis in (0, 1)]
    return Drawn(
        id=name,
        kind=look.kind,
        color=_color_of(face),
        box=Box(left=round(low[0], 4), bottom=round(low[1], 4), right=round(high[0], 4), top=round(high[1], 4)),
        text=look.text,
        opacity=round(max(leaf.opacity for leaf in leaves), 3),
        parts=len(leaves),
        angle=round(math.degrees(mobject.get_angle()), 2) if isinstance(mobject, Line) else 0.0,
    )


def _leaves(mobject: Mobject, visible: set[int], cache: dict[int, Any]) -> list[_Leaf]:
    """Return the parts of a mobject that have points and are on the canvas, each measured once."""
    leaves = []
    for member in mobject.get_family():
        if id(member) in visible and len(member.points):
            if id(member) not in cache:
                cache[id(member)] = _leaf(member)
            leaves.append(cache[id(member)])
    return leaves


def _color_of(leaves: list[_Leaf]) -> str:
    """Return the colour of most leaves that can be seen; of the first among equals."""
    votes: dict[str, int] = {}
    for leaf in [leaf for leaf in leaves if leaf.opacity > 0] or leaves:
        votes[leaf.color] = votes.get(leaf.color, 0) + 1
    return max(votes, key=lambda color: votes[color])


def _leaf(mobject: Any) -> _Leaf:
    # Anchors only, as Manim's own width and height: handles lie outside of the curve.
    points = mobject.points
    anchors = np.concatenate([points[:: mobject.n_points_per_curve], points[-1:]]) if isinstance(mobject, VMobject) else points
    low, high = anchors.min(axis=0), anchors.max(axis=0)
    color, opacity = _seen(mobject)
    return _Leaf((float(low[0]), float(low[1])), (float(high[0]), float(high[1])), color, opacity)


def _seen(mobject: Any) -> tuple[str, float]:
    """Return the colour and the opacity by which a shape is seen: its fill's, or else its outline's."""
    if not isinstance(mobject, VMobject):
        rgbas = getattr(mobject, "rgbas", None)
        if rgbas is not None and len(rgbas):
            return _hex(rgbas), float(rgbas[:, 3].max())
        # Images keep their opacity in the pixels.
        return str(mobject.color.to_hex()).upper(), float(getattr(mobject, "fill_opacity", 1.0) or 1.0)
    fill = mobject.get_fill_rgbas()
    stroke = mobject.get_stroke_rgbas()
    fill_opacity = float(fill[:, 3].max()) if len(fill) else 0.0
    stroke_opacity = float(stroke[:, 3].max()) if len(stroke) and mobject.get_stroke_width() > 0 else 0.0
    if fill_opacity >= _FILLED or stroke_opacity == 0.0 < fill_opacity:
        return _hex(fill), max(fill_opacity, stroke_opacity)
    return (_hex(stroke) if len(stroke) else "#FFFFFF"), max(fill_opacity, stroke_opacity)


def _hex(rgbas: Any) -> str:
    """Return the colour of RGBA rows in 0..1; a gradient's mean."""
    mean = rgbas[0] if len(rgbas) == 1 else rgbas.mean(axis=0)
    return "#" + "".join(f"{min(255, max(0, round(float(value) * 255))):02X}" for value in mean[:3])
