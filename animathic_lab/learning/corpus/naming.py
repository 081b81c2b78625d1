"""What a thing of a scene is called by somebody who sees it: ``the circle``, ``the red one``, ``the text``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from animathic_lab.vocabulary import POLYGON_SIDES, plural_of

__all__ = ["called", "others_called"]

_NOUNS: Final[Mapping[str, tuple[str, ...]]] = {
    "annulus": ("ring",), "dashed_line": ("dashed line",), "double_arrow": ("double arrow",), "math": ("formula", "equation"),
    "number_line": ("number line",), "number_plane": ("plane", "grid"), "plot": ("curve", "graph"),
    "rounded_rectangle": ("rounded rectangle",),
    "curved_arrow": ("curved arrow",), "right_angle": ("right angle",), "surround": ("frame", "box"), "underline": ("underline",
    ),
    "paragraph": ("text", "paragraph"), "bullets": ("list",), "bar_chart": ("bar chart", "chart"), "pie_chart": ("pie chart",
    "pie"),
    "line_chart": ("line chart", "chart"), "histogram": ("histogram",), "scatter": ("scatter plot",),
    "polar_plane": ("polar plane",),
    "complex_plane": ("complex plane",), "text": ("text", "text"), "title": ("title",), "polyline": ("polyline",),
}  # fmt: skip


def _nouns(item: Mapping[str, Any]) -> tuple[str, ...]:
    if item["type"] == "polygon":
        named = [noun for noun, sides in POLYGON_SIDES.items() if sides == (item.get("sides") or 5)]
        return tuple(named[:1]) or ("polygon",)
    return _NOUNS.get(item["type"], (str(item["type"]).replace("_", " "),))


def _plain_color(item: Mapping[str, Any]) -> str:
    color = str(item.get("color") or "")
    return color if color.isalpha() and len(color) < 9 else ""


def called(item: Mapping[str, Any], among: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what an object can be called so that no other of the scene is meant; empty where words are not enough.

    Parameters
    ----------
    item : Mapping
        JSON data of the object.
    among : sequence of Mapping
        All objects of the scene.
    """
    others = [other for other in among if other["id"] != item["id"]]
    found = []
    for noun in _nouns(item):
        noun = plural_of(noun) if (item.get("count") or 1) > 1 else noun
        alike = [other for other in others if set(_nouns(other)) & set(_nouns(item))]
        color = _plain_color(item)
        if not alike:
            found.append(f"the {noun}")
        if color and all(_plain_color(other) != color for other in alike) and alike:
            found += [f"the {color} {noun}", f"the {color} one" if (item.get("count") or 1) == 1 else f"the {color} ones"]
    return found


def others_called(item: Mapping[str, Any]) -> str:
    """Return the plural of what an object is called."""
    return plural_of(_nouns(item)[0])
