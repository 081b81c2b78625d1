"""Colours that can be told from the background, by the measure of the Web Content Accessibility Guidelines (WCAG 2, 1.4.3).

A colour that a spec names is kept where it can be seen. Words and lines that cannot get a lighter or darker shade of their hue;
shapes keep their colour and get an outline that can be seen. Nothing else is touched, and a warning says what was.
"""

from __future__ import annotations

import colorsys
from typing import Any, Final

from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind, Relation
from animathic_lab.vocabulary import hex_of

__all__ = ["contrast", "shown_colors", "visible"]

#: Below the first number something cannot be seen; then it gets the second. Thin things need more than areas.
_WORDS: Final = (2.0, 3.0)
_SHAPES: Final = (1.35, 2.0)
_LETTERS: Final = frozenset(
    {
        *(Kind.TEXT, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE, Kind.BULLETS, Kind.NUMBER, Kind.MATH, Kind.MATRIX, Kind.LABEL),
        *(Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW, Kind.VECTOR, Kind.CURVED_ARROW, Kind.ARC, Kind.PLOT),
        *(Kind.DOT, Kind.BRACE),
    }
)
_AREAS: Final = frozenset(
    {
        *(Kind.CIRCLE, Kind.ELLIPSE, Kind.SQUARE, Kind.RECTANGLE, Kind.TRIANGLE, Kind.STAR, Kind.POLYGON, Kind.ANNULUS),
        *(Kind.SECTOR, Kind.ROUNDED_RECTANGLE),
    }
)
#: A shape as wide as this is a backdrop or a curtain; those are meant to look like nothing.
_CURTAIN: Final = 13.0


def _luminance(color: str) -> float:
    shares = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours, 1 (equal) to 21 (black and white).

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"), 2), contrast("#123456", "#123456")
    (21.0, 1.0)
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def visible(color: str, background: str, least: float = 2.0, wanted: float = 3.0) -> str:
    """Return the colour, or, where it cannot be seen, the nearest lightness of its hue that can.

    Parameters
    ----------
    color, background : str
        #RRGGBB.
    least : float
        A colour with this contrast is left alone.
    wanted : float
        The contrast that one with less gets; 4.5 at most, which every background allows.

    Examples
    --------
    >>> visible("#FF0000", "#000000"), visible("#000000", "#000000")
    ('#FF0000', '#5C5C5C')
    """
    if contrast(color, background) >= least:
        return color
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    towards = 1.0 if contrast("#FFFFFF", background) >= contrast("#000000", background) else 0.0
    for step in range(1, 101):
        share = lightness + (towards - lightness) * step / 100
        tried = "#" + "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, share, saturation))
        if contrast(tried, background) >= wanted:
            return tried
    return "#FFFFFF" if towards else "#000000"


def shown_colors(spec: SceneSpec) -> tuple[SceneSpec, tuple[str, ...]]:
    """Return the spec with colours that can be seen, and a warning for each that was changed.

    Parameters
    ----------
    spec : SceneSpec
        A valid spec; itself where nothing has to change.
    """
    background = hex_of(spec.background or "black") or "#000000"
    objects, warnings = [], []
    for item in spec.objects:
        change = _change(item, spec, background)
        if change:
            item = item.model_copy(update=change)
            what = "an outline that can be seen" if "stroke_color" in change else f"the shade {change['color']}"
            warnings.append(f"{item.id} can hardly be seen on {spec.background or 'black'}, so it gets {what}")
        objects.append(item)
    return (spec.model_copy(update={"objects": objects}), tuple(warnings)) if warnings else (spec, ())


def _change(item: SceneObject, spec: SceneSpec, background: str) -> dict[str, Any]:
    color = hex_of(item.color) if item.color else None
    if color is None or item.colors or item.opacity == 0 or _lies_on_something(item, spec):
        return {}
    if item.type in _LETTERS:
        shade = visible(color, background, *_WORDS)
        return {} if shade == color else {"color": shade}
    if item.type not in _AREAS or max(item.width or 0, 2 * (item.radius or 0)) >= _CURTAIN:
        return {}
    outline = hex_of(item.stroke_color) if item.stroke_color else color
    if outline is None or max(contrast(color, background), contrast(outline, background)) >= _SHAPES[0]:
        return {}
    shade = visible(outline, background, *_SHAPES)
    # Without an outline there would be nothing to colour.
    return {"stroke_color": shade, "stroke_width": item.stroke_width or 4.0}


def _lies_on_something(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether something else than the background is behind it, as far as the spec says."""
    if item.relation in (Relation.INSIDE, Relation.ON) or any(item.id in (other.children or ()) for other in spec.objects):
        return True
    place = (item.position, item.x, item.y, item.relation, item.anchor)
    return place != (None,) * 5 and any(
        other.id != item.id
        and other.type in _AREAS
        and place == (other.position, other.x, other.y, other.relation, other.anchor)
        for other in spec.objects
    )
