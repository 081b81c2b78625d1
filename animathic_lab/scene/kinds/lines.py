"""Lines and arrows, on their own or between things."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import DIRECTIONS, number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind


def _connects(item: SceneObject) -> bool:
    return item.from_id is not None


@entry(
    Kind.LINE,
    "lines",
    "A line.",
    reads=("direction", "length", "from_id", "to_id", "size"),
    late=_connects,
)
@entry(
    Kind.DASHED_LINE,
    "lines",
    "A dashed line.",
    reads=("direction", "length", "from_id", "to_id", "size"),
    late=_connects,
)
@entry(
    Kind.ARROW,
    "lines",
    "An arrow.",
    reads=("direction", "length", "from_id", "to_id", "size"),
    late=_connects,
)
@entry(
    Kind.DOUBLE_ARROW,
    "lines",
    "An arrow with two heads.",
    reads=("direction", "length", "from_id", "to_id", "size"),
    late=_connects,
)
def _line(item: SceneObject, spec: SceneSpec) -> str:
    name = {Kind.LINE: "Line", Kind.DASHED_LINE: "DashedLine", Kind.ARROW: "Arrow", Kind.DOUBLE_ARROW: "DoubleArrow"}[item.type]
    style = style_of(item, spec, default="white")
    if item.from_id and item.to_id:
        return f"{name}({item.from_id}, {item.to_id}, buff=0.15, {style})"
    direction = DIRECTIONS[item.direction or Direction.RIGHT]
    half = number((item.length or item.width or 4.0 * scale_of(item)) / 2)
    # Manim's arrows leave a gap at both ends by default, which is for connecting things, not for an arrow on its own.
    gap = ", buff=0" if item.type in (Kind.ARROW, Kind.DOUBLE_ARROW) else ""
    return f"{name}(-{half} * {direction}, {half} * {direction}{gap}, {style})"
