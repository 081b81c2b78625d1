"""What the corpus talks about: colours, nouns, sizes, places and relations, each with how people say them. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from typing import Any, Final

__all__ = ["BASIC_COLORS", "COUNTS", "DIRECTIONS", "MORE_COLORS", "PLACES", "POLYGONS", "RELATIONS", "SHAPES", "SIZES",
    "TWO_WORD_COLORS"]

BASIC_COLORS: Final = (
    "red", "blue", "green", "yellow", "orange", "purple", "pink", "white",
)
MORE_COLORS: Final = (
    "teal", "gold", "gray", "grey", "maroon", "cyan", "magenta", "turquoise", "violet", "brown", "black", "lime", "navy",
    "indigo", "silver", "salmon", "coral", "olive", "crimson", "beige", "tomato", "lavender", "khaki", "orchid", "plum",
    "tan", "aqua",
)
#: As said -> as written in the spec.
TWO_WORD_COLORS: Final = {
    "light blue": "lightblue", "dark blue": "darkblue", "light green": "lightgreen", "dark green": "darkgreen",
    "dark red": "darkred", "sky blue": "skyblue", "hot pink": "hotpink", "light gray": "lightgray", "dark gray": "darkgray",
    "light pink": "lightpink", "royal blue": "royalblue", "golden": "gold", "navy blue": "navy", "forest green": "forestgreen",
    "dark orange": "darkorange", "light yellow": "lightyellow", "deep pink": "deeppink", "light grey": "lightgrey",
}

#: Noun -> plural, kind and what the noun already says, weight.
SHAPES: Final[tuple[tuple[str, str, dict[str, Any], int], ...]] = (
    ("circle", "circles", {"type": "circle"}, 24),
    ("disc", "discs", {"type": "circle"}, 1),
    ("disk", "disks", {"type": "circle"}, 1),
    ("ball", "balls", {"type": "circle"}, 3),
    ("round shape", "round shapes", {"type": "circle"}, 1),
    ("square", "squares", {"type": "square"}, 22),
    ("rectangle", "rectangles", {"type": "rectangle"}, 10),
    ("box", "boxes", {"type": "rectangle"}, 1),
    ("triangle", "triangles", {"type": "triangle"}, 16),
    ("star", "stars", {"type": "star"}, 12),
    ("five-pointed star", "five-pointed stars", {"type": "star", "points": 5}, 1),
    ("six-pointed star", "six-pointed stars", {"type": "star", "points": 6}, 1),
    ("8-pointed star", "8-pointed stars", {"type": "star", "points": 8}, 1),
    ("star with 7 points", "stars with 7 points", {"type": "star", "points": 7}, 1),
    ("ellipse", "ellipses", {"type": "ellipse"}, 6),
    ("oval", "ovals", {"type": "ellipse"}, 2),
    ("pentagon", "pentagons", {"type": "polygon", "sides": 5}, 5),
    ("hexagon", "hexagons", {"type": "polygon", "sides": 6}, 7),
    ("heptagon", "heptagons", {"type": "polygon", "sides": 7}, 1),
    ("octagon", "octagons", {"type": "polygon", "sides": 8}, 3),
    ("nonagon", "nonagons", {"type": "polygon", "sides": 9}, 1),
    ("decagon", "decagons", {"type": "polygon", "sides": 10}, 1),
    ("regular pentagon", "regular pentagons", {"type": "polygon", "sides": 5}, 1),
    ("regular hexagon", "regular hexagons", {"type": "polygon", "sides": 6}, 1),
    ("dot", "dots", {"type": "dot"}, 9),
    ("point", "points", {"type": "dot"}, 2),
    ("line", "lines", {"type": "line"}, 6),
    ("line segment", "line segments", {"type": "line"}, 1),
    ("horizontal line", "horizontal lines", {"type": "line", "direction": "right"}, 2),
    ("vertical line", "vertical lines", {"type": "line", "direction": "up"}, 2),
    ("diagonal line", "diagonal lines", {"type": "line", "direction": "up_right"}, 1),
    ("dashed line", "dashed lines", {"type": "dashed_line"}, 2),
    ("dotted line", "dotted lines", {"type": "dashed_line"}, 1),
    ("arrow", "arrows", {"type": "arrow"}, 6),
    ("vector", "vectors", {"type": "arrow"}, 1),
    ("right arrow", "right arrows", {"type": "arrow", "direction": "right"}, 1),
    ("upward arrow", "upward arrows", {"type": "arrow", "direction": "up"}, 1),
    ("left arrow", "left arrows", {"type": "arrow", "direction": "left"}, 1),
    ("arrow pointing right", "arrows pointing right", {"type": "arrow", "direction": "right"}, 1),
    ("arrow pointing up", "arrows pointing up", {"type": "arrow", "direction": "up"}, 2),
    ("arrow pointing down", "arrows pointing down", {"type": "arrow", "direction": "down"}, 2),
    ("arrow pointing to the left", "arrows pointing to the left", {"type": "arrow", "direction": "left"}, 1),
    ("double arrow", "double arrows", {"type": "double_arrow"}, 1),
    ("double-headed arrow", "double-headed arrows", {"type": "double_arrow"}, 1),
    ("ring", "rings", {"type": "annulus"}, 2),
    ("donut", "donuts", {"type": "annulus"}, 1),
    ("annulus", "annuli", {"type": "annulus"}, 1),
    ("arc", "arcs", {"type": "arc"}, 2),
    ("semicircle", "semicircles", {"type": "arc", "angle": 180}, 1),
)
POLYGONS: Final = (
    "polygon with {n} sides", "{n}-sided polygon", "regular polygon with {n} sides", "{n} sided polygon",
        "polygon that has {n} sides",
    "regular {n}-gon",
)

SIZES: Final = {
    "tiny": ("tiny", "very small", "minuscule", "mini"),
    "small": ("small", "small", "little", "smallish"),
    "medium": ("medium", "medium-sized"),
    "large": ("big", "big", "large", "large"),
    "huge": ("huge", "giant", "enormous", "very large", "very big", "massive", "gigantic"),
}
COUNTS: Final = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    12: "twelve"}

#: Place -> where a thing stands, said after its noun. "to ..." forms of moves are made from `at` by the action tables.
PLACES: Final = {
    "center": ("in the center", "in the middle", "at the center of the screen", "in the middle of the screen", "in the centre",
               "at the origin", "centered"),
    "left": ("on the left", "on the left side", "at the left of the screen", "on the left side of the screen",
        "at the left edge"),
    "right": ("on the right", "on the right side", "at the right", "on the right side of the screen", "at the right edge"),
    "top": ("at the top", "at the top of the screen", "on top of the screen", "near the top", "at the upper edge"),
    "bottom": ("at the bottom", "at the bottom of the screen", "near the bottom", "down at the bottom", "at the lower edge"),
    "top_left": ("in the top left corner", "in the upper left corner", "at the top left", "in the top-left",
        "top left of the screen"),
    "top_right": ("in the top right corner", "in the upper right corner", "at the top right", "in the upper right",
        "at the top-right"),
    "bottom_left": ("in the bottom left corner", "in the lower left corner", "at the bottom left", "at the bottom-left corner"),
    "bottom_right": ("in the bottom right corner", "in the lower right corner", "at the bottom right", "in the lower-right"),
}
#: Place -> as the end of a move.
TARGETS: Final = {
    "center": ("to the center", "to the middle of the screen", "back to the center", "to the centre", "to the origin",
        "into the middle"),
    "left": ("to the left side", "to the left edge", "to the left side of the screen", "over to the left side",
        "to the far left"),
    "right": ("to the right side", "to the right edge", "to the right side of the screen", "all the way to the right",
        "to the far right"),
    "top": ("to the top", "to the top of the screen", "to the upper edge", "all the way up to the top"),
    "bottom": ("to the bottom", "to the bottom of the screen", "down to the bottom", "to the lower edge"),
    "top_left": ("to the top left corner", "to the upper left corner", "to the top-left", "into the upper left corner"),
    "top_right": ("to the top right corner", "to the upper right corner", "to the top right", "into the top right corner"),
    "bottom_left": ("to the bottom left corner", "to the lower left corner", "to the bottom left"),
    "bottom_right": ("to the bottom right corner", "to the lower right corner", "to the bottom right",
        "into the lower right corner"),
}
DIRECTIONS: Final = {
    "left": ("left", "to the left", "leftwards", "to the left", "towards the left"),
    "right": ("right", "to the right", "rightward", "to the right", "towards the right"),
    "up": ("up", "upwards", "upward", "up", "toward the top"),
    "down": ("down", "downwards", "downward", "down", "towards the bottom"),
    "up_left": ("up and to the left", "diagonally up left", "up-left"),
    "up_right": ("up and to the right", "diagonally up to the right", "up and right"),
    "down_left": ("down and to the left", "diagonally down left"),
    "down_right": ("down and to the right", "diagonally down to the right", "down and right"),
}
#: Relation -> between subject and anchor.
RELATIONS: Final = {
    "left_of": ("to the left of", "left of", "on the left of", "on the left side of", "to the left side of"),
    "right_of": ("to the right of", "right of", "next to", "beside", "on the right of", "on the right side of", "next to"),
    "above": ("above", "above", "on top of", "over", "directly above", "just above"),
    "below": ("below", "below", "under", "beneath", "underneath", "directly below", "just under"),
    "inside": ("inside", "inside", "inside of", "in", "within"),
    "around": ("around", "surrounding", "enclosing"),
}
