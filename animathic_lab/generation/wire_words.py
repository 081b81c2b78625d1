"""The words of the local model's wire form: which field has which key, and which word which short one.

They repeat the names of the scene language instead of importing them, because stages do not import each other; a test that sees
both rooms holds the two together. Space, pictures, fields, trackers and the camera are left to large models.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["OBJECT_KEYS", "STEP_KEYS", "TOP_KEYS", "VALUES"]

TOP_KEYS: Final[Mapping[str, str]] = MappingProxyType({"background": "b", "objects": "o", "steps": "s"})

#: Field -> key, in the order in which the model writes them: what a thing is, then how it looks, then where it stands.
OBJECT_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "type": "t", "count": "n", "arrange": "l", "columns": "cols", "sides": "k", "points": "p", "of": "of", "text": "v",
        "parts": "parts", "expression": "f", "expression_y": "fy", "t_range": "T", "axes": "e", "children": "g",
        "data": "data", "x_column": "xc", "y_column": "yc", "by_column": "by", "values": "vals", "labels": "labels",
        "rows": "rows", "headers": "head", "edges": "edges", "layout": "layout", "directed": "directed", "language": "lang",
        "value": "val", "decimals": "dec", "unit": "unit", "at": "at", "dx": "dx", "vertices": "P", "closed": "closed",
        "color": "c", "colors": "C", "stroke_color": "S", "size": "z", "fill_opacity": "o", "opacity": "O",
        "stroke_width": "w", "radius": "r", "inner_radius": "inner", "corner_radius": "corner", "width": "W", "height": "H",
        "length": "L", "angle": "A", "rotation": "R", "font_size": "F", "bold": "bold", "italic": "italic", "direction": "d",
        "from_id": "a", "to_id": "b", "x_range": "X", "y_range": "Y", "x_label": "M", "y_label": "N", "numbers": "m",
        "position": "q", "x": "x", "y": "y", "relation": "j", "anchor": "i", "gap": "u",
    }
)  # fmt: skip
STEP_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "action": "a", "targets": "x", "into": "i", "direction": "d", "distance": "D", "position": "q", "x": "X", "y": "y",
        "relation": "j", "anchor": "n", "path": "path", "angle": "g", "about": "about", "axis": "axis", "factor": "k",
        "color": "c", "value": "v", "times": "times", "run_time": "w", "lag": "l", "rate": "r", "beat": "b", "start": "m",
    }
)  # fmt: skip

_SHORT: Final = {
    "rectangle": "rect", "dashed_line": "dashed", "double_arrow": "double", "number_line": "numline", "number_plane": "plane",
    "annulus": "ring", "fade_in": "fade", "fade_out": "out", "uncreate": "undo", "recolor": "color", "indicate": "mark",
    "circumscribe": "box", "wiggle": "shake", "shrink": "gone", "top_left": "tl", "top_right": "tr", "bottom_left": "bl",
    "bottom_right": "br", "up_left": "ul", "up_right": "ur", "down_left": "dl", "down_right": "dr", "left_of": "left",
    "right_of": "right", "ease_in": "in", "ease_out": "out", "there_and_back": "back", "rounded_rectangle": "rounded",
    "polyline": "poly", "curved_arrow": "curve", "right_angle": "corner", "surround": "frame", "underline": "under",
    "intersection": "common", "difference": "minus", "exclusion": "except", "paragraph": "para", "bullets": "list",
    "polar_plane": "polar", "complex_plane": "complex", "parametric": "param", "vertical_line": "vertical",
    "horizontal_line": "horizontal", "bar_chart": "bar", "pie_chart": "pie", "line_chart": "series", "histogram": "hist",
    "unwrite": "erase", "draw_border": "border", "spin_in": "spin", "align_left": "al", "align_right": "ar", "align_top": "at",
    "align_bottom": "ab", "circular": "ring", "riemann": "bars",
}  # fmt: skip


def _short(words: str, **shorter: str) -> Mapping[str, str]:
    return MappingProxyType({word: shorter.get(word) or _SHORT.get(word, word) for word in words.split()})


#: Field -> its words -> how the wire spells them: in one token, where there is a word for that.
VALUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "type": _short(
            "circle ellipse square rectangle triangle star polygon arc annulus dot line dashed_line arrow double_arrow text "
            "math axes number_line number_plane plot group sector rounded_rectangle polyline curved_arrow vector brace angle "
            "right_angle surround underline cross union intersection difference exclusion markup paragraph title bullets "
            "code number table matrix network polar_plane complex_plane parametric implicit area riemann tangent secant "
            "vertical_line horizontal_line label bar_chart pie_chart scatter line_chart histogram trace"
        ),
        "action": _short(
            "create write fade_in grow fade_out uncreate shrink move rotate scale transform recolor indicate flash wiggle "
            "circumscribe wait unwrite draw_border spin_in add remove match flip opacity focus along set swap"
        ),
        "size": _short("tiny small medium large huge"),
        "arrange": _short("row column grid circle", circle="ring"),
        "position": _short("center left right top bottom top_left top_right bottom_left bottom_right"),
        "direction": _short("left right up down up_left up_right down_left down_right"),
        "relation": _short("left_of right_of above below inside around on align_left align_right align_top align_bottom"),
        "rate": _short("smooth linear ease_in ease_out there_and_back"),
        "layout": _short("circular spring tree grid layers"),
    }
)
