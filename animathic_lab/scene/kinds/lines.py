"""Lines and arrows, on their own or between things."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.corners import ends, ends_of_line, two_points
from animathic_lab.scene.kinds.style import DIRECTIONS, number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind


@entry(
    Kind.LINE,
    "lines",
    "A line.",
    reads=("direction", "length", "from_id", "to_id", "vertices", "axes", "gap", "size"),
    late=ends_of_line,
    check=two_points,
)
@entry(
    Kind.DASHED_LINE,
    "lines",
    "A dashed line.",
    reads=("direction", "length", "from_id", "to_id", "vertices", "axes", "gap", "size"),
    late=ends_of_line,
    check=two_points,
)
@entry(
    Kind.ARROW,
    "lines",
    "An arrow.",
    reads=("direction", "length", "from_id", "to_id", "vertices", "axes", "gap", "size"),
    late=ends_of_line,
    check=two_points,
)
@entry(
    Kind.DOUBLE_ARROW,
    "lines",
    "An arrow with two heads.",
    reads=("direction", "length", "from_id", "to_id", "vertices", "axes", "gap", "size"),
    late=ends_of_line,
    check=two_points,
)
def _line(item: SceneObject, spec: SceneSpec) -> str:
    name = {Kind.LINE: "Line", Kind.DASHED_LINE: "DashedLine", Kind.ARROW: "Arrow", Kind.DOUBLE_ARROW: "DoubleArrow"}[item.type]
    style = style_of(item, spec, default="white")
    if (both := ends(item, spec)) is not None:
        # Between things there is a little air; between points that somebody has computed there is none.
        gap = item.gap if item.gap is not None else 0.15 if item.from_id else 0.0
        air = f", buff={number(gap)}" if gap or item.type in (Kind.ARROW, Kind.DOUBLE_ARROW) else ""
        way = f"*edge_to_edge({both[0]}, {both[1]})" if item.from_id else f"{both[0]}, {both[1]}"
        return f"{name}({way}{air}, {style})"
    direction = DIRECTIONS[item.direction or Direction.RIGHT]
    half = number((item.length or item.width or 4.0 * scale_of(item)) / 2)
    # Manim's arrows leave a gap at both ends by default, which is for connecting things, not for an arrow on its own.
    air = ", buff=0" if item.type in (Kind.ARROW, Kind.DOUBLE_ARROW) else ""
    return f"{name}(-{half} * {direction}, {half} * {direction}{air}, {style})"
