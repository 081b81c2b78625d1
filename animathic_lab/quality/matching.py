"""Which drawn object is meant by which asked one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from animathic_lab.domain import Box, Drawn
from animathic_lab.quality.asked import AskedObject
from animathic_lab.quality.tracks import Appearance, Tracks
from animathic_lab.vocabulary import POLYGON_SIDES, color_distance, hex_of

__all__ = ["assign", "in_place", "is_kind", "looks", "same_text"]

_ALSO: Final[Mapping[str, frozenset[str]]] = {
    "line": frozenset({"line", "dashed_line"}),
    "arrow": frozenset({"arrow", "double_arrow"}),
    "axes": frozenset({"axes", "number_plane"}),
    "number_plane": frozenset({"number_plane", "axes"}),
    "text": frozenset({"text", "math"}),
    "math": frozenset({"math", "text"}),
}
#: The colours that people tell apart by name, each with the shades that both Manim and CSS give it.
_BASIC: Final[Mapping[str, tuple[str, ...]]] = {
    "red": ("#FC6255", "#FF0000", "#C00000"),
    "orange": ("#FF862F", "#FFA500"),
    "yellow": ("#F7D96F", "#FFFF00"),
    "green": ("#83C167", "#00FF00", "#008000"),
    "blue": ("#58C4DD", "#0000FF", "#1E90FF", "#236B8E"),
    "teal": ("#5CD0B3", "#008080"),
    "cyan": ("#00FFFF",),
    "purple": ("#9A72AC", "#800080"),
    "pink": ("#D147BD", "#FFC0CB", "#FF69B4"),
    "brown": ("#A52A2A", "#8B4513"),
    "gold": ("#F0AC5F", "#FFD700"),
    "white": ("#FFFFFF",),
    "gray": ("#888888", "#BBBBBB", "#444444"),
    "black": ("#000000",),
}
_NEAR: Final = 0.05
_SIDE: Final = 1.2
_LEVEL: Final = 0.8


def looks(color: str, drawn: str) -> bool:
    """Tell whether people would call a drawn colour by a name.

    Parameters
    ----------
    color : str
        The name that was asked for.
    drawn : str
        #RRGGBB.
    """
    wanted = hex_of(color)
    if wanted is None:
        return False
    if color_distance(wanted, drawn) <= _NEAR:
        return True
    base = color.split()[-1].replace("grey", "gray")
    shades = _BASIC.get(base, (wanted,))
    own = min(color_distance(shade, drawn) for shade in shades)
    # Several names share shades (gold and yellow, gray and silver): only a clearly nearer name speaks against this one.
    rival = min(color_distance(shade, drawn) for name, group in _BASIC.items() if name != base for shade in group)
    return own <= rival and own <= 0.3


def is_kind(wanted: AskedObject, seen: Appearance) -> bool:
    """Tell whether something drawn is of the kind that was asked for."""
    sides = POLYGON_SIDES.get(wanted.noun)
    if wanted.kind == "polygon":
        return seen.kind == "polygon" and (sides is None or seen.sides in (0, sides))
    if wanted.kind == "triangle" and seen.kind == "polygon":
        return seen.sides == 3
    box = seen.first.box
    if wanted.kind == "square" and seen.kind == "rectangle":
        return abs(box.width - box.height) <= 0.02 * max(box.width, box.height)
    if wanted.noun in {"axis", "axes"} and seen.kind == "number_line":
        return wanted.noun == "axis"
    return seen.kind in _ALSO.get(wanted.kind, {wanted.kind})


def same_text(wanted: str, drawn: str) -> bool:
    """Compare words to be written, spaces and line breaks aside; of formulae also braces and LaTeX's spaces."""
    return _bare(wanted) == _bare(drawn)


def _bare(text: str) -> str:
    return re.sub(r"[\s{}$]|\\[,;!]|\\left|\\right", "", text).replace("**", "^").casefold()


def in_place(place: str, box: Box) -> bool:
    """Tell whether a box stands in a named place of the frame."""
    x, y = box.center
    # A tall or wide thing cannot stand far off; what is left of the frame's middle is then left.
    side = min(_SIDE, max(0.3, (14.2 - box.width) / 4))
    level = min(_LEVEL, max(0.3, (8 - box.height) / 4))
    rules = {"left": x <= -side, "right": x >= side, "top": y >= level, "bottom": y <= -level}
    if place == "center":
        return abs(x) <= _SIDE and abs(y) <= _SIDE
    return all(rules[part] for part in place.split())


def assign(wanted: Sequence[AskedObject], tracks: Tracks) -> list[list[Appearance]]:
    """Give each asked object the drawn ones that fit it best; each drawn one is given once.

    Returns
    -------
    list of list of Appearance
        For each asked object; empty when nothing drawn is of its kind. A counted one gets as many as it asks for at most.
    """
    given: list[list[Appearance]] = [[] for _ in wanted]
    left = {id(item): item.count for item in tracks.appearances}
    pairs = [
        (_fit(item, seen, tracks), -order, -place, order, seen)
        for order, item in enumerate(wanted)
        for place, seen in enumerate(tracks.appearances)
        if is_kind(item, seen)
    ]
    needed = [item.count or 10**6 for item in wanted]
    for _, _, _, order, seen in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if needed[order] > 0 and left[id(seen)] > 0:
            taken = min(needed[order], left[id(seen)])
            needed[order] -= taken
            left[id(seen)] -= taken
            given[order].append(seen)
    return given


def _fit(wanted: AskedObject, seen: Appearance, tracks: Tracks) -> float:
    score = 1.0
    if wanted.text:
        score += 4 if same_text(wanted.text, seen.first.text) else 0
    if wanted.color:
        colors: Sequence[Drawn] = tracks.states(seen.id) if wanted.any_time else [seen.first]
        score += 2 if any(looks(wanted.color, state.color) for state in colors) else 0
    if wanted.place:
        score += 1 if in_place(wanted.place, seen.first.box) else 0
    if wanted.count and wanted.count == seen.count:
        score += 0.5
    return score + (0.25 if seen.kind == wanted.kind else 0)
