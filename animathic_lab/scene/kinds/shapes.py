"""More shapes: pieces of rings, shapes by their corners, bent arrows and vectors."""

from __future__ import annotations

import math

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.corners import corners, ends, ends_of_line, spot, stands_by_numbers, two_points
from animathic_lab.scene.kinds.style import DIRECTIONS, closed_style, number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind


@entry(
    Kind.SECTOR,
    "shapes",
    "A slice of a disc, or of a ring.",
    reads=("angle", "radius", "inner_radius", "size"),
    example={"angle": 60, "color": "orange"},
)
def _sector(item: SceneObject, spec: SceneSpec) -> str:
    outer, inner = item.radius or 1.6 * scale_of(item), item.inner_radius or 0.0
    inner, outer = sorted((inner, outer))
    # Beyond a full turn the outline would cross itself.
    angle = max(-360.0, min(360.0, item.angle or 90.0))
    name = f"AnnularSector(inner_radius={number(inner)}, outer_radius" if inner else "Sector(radius"
    # Manim draws slices without an outline, unlike every other shape.
    style = closed_style(item, spec) + (", stroke_width=4" if item.stroke_width is None else "")
    return f"{name}={number(outer)}, angle={number(angle)} * DEGREES, {style})"


@entry(
    Kind.ROUNDED_RECTANGLE,
    "shapes",
    "A rectangle with round corners.",
    reads=("width", "height", "corner_radius", "size"),
    example={"color": "teal"},
)
def _rounded_rectangle(item: SceneObject, spec: SceneSpec) -> str:
    width, height = item.width or 3.2 * scale_of(item), item.height or 1.8 * scale_of(item)
    radius = min(item.corner_radius or 0.4 * scale_of(item), width / 2, height / 2)
    sides = f"width={number(width)}, height={number(height)}"
    return f"RoundedRectangle(corner_radius={number(radius)}, {sides}, {closed_style(item, spec)})"


def _polyline_check(item: SceneObject, spec: SceneSpec) -> str | None:
    if (item.vertices is None) == (not item.children):
        return "vertices: a polyline needs vertices or children, and not both"
    count = len({tuple(vertex) for vertex in item.vertices or ()} or set(item.children or ()))
    least = 3 if item.closed else 2
    return None if count >= least else f"vertices: a {'closed ' if item.closed else ''}polyline needs {least} different ones"


@entry(
    Kind.POLYLINE,
    "shapes",
    "Straight lines from vertex to vertex, or from thing to thing; closed, any polygon.",
    reads=("vertices", "children", "closed", "corner_radius", "axes"),
    late=lambda item: stands_by_numbers(item) or bool(item.children),
    check=_polyline_check,
    example={"vertices": [[-2, -1], [-1, 1], [0, -1], [1, 1], [2, -1]], "color": "yellow"},
)
def _polyline(item: SceneObject, spec: SceneSpec) -> str:
    points = ", ".join(corners(item, spec))
    if not item.closed:
        return f"Polyline({points}, {style_of(item, spec, default='white')})"
    rounded = f".round_corners({number(item.corner_radius)})" if item.corner_radius else ""
    return f"Polygon({points}, {closed_style(item, spec)}){rounded}"


def _both_ends(item: SceneObject, spec: SceneSpec) -> str | None:
    if (item.from_id is None) != (item.to_id is None):
        return "to_id: from_id and to_id belong together"
    if item.vertices is not None and len(item.vertices) < 2:
        return f"vertices: {item.type} needs two"
    return two_points(item, spec)


@entry(
    Kind.CURVED_ARROW,
    "lines",
    "An arrow that bends, between things, between two points, or round to the thing it came from.",
    reads=("from_id", "to_id", "vertices", "angle", "length", "gap", "axes", "size"),
    parts=lambda item: [None, 1],
    late=ends_of_line,
    check=_both_ends,
    example={"angle": -90, "color": "yellow"},
)
def _curved_arrow(item: SceneObject, spec: SceneSpec) -> str:
    # Near a full turn both ends would meet.
    angle = max(-300.0, min(300.0, -75.0 if item.angle is None else item.angle))
    half = (item.length or 4.0 * scale_of(item)) / 2
    start, end = ends(item, spec) or (f"{number(half)} * LEFT", f"{number(half)} * RIGHT")
    gap = f", gap={number(item.gap)}" if item.gap is not None else ""
    return f"BentArrow({start}, {end}, angle={number(angle)} * DEGREES{gap}, {style_of(item, spec, default='white')})"


def _vector_check(item: SceneObject, spec: SceneSpec) -> str | None:
    if item.vertices is not None and len(item.vertices) == 1:
        return None if any(item.vertices[0]) else "vertices: a vector needs a tip away from its tail"
    return two_points(item, spec)


@entry(
    Kind.VECTOR,
    "lines",
    "An arrow by its components: [[x, y]] from the origin, [[x, y], [x, y]] from tail to tip; or by length and angle.",
    reads=("vertices", "length", "angle", "direction", "axes", "size"),
    late=stands_by_numbers,
    check=_vector_check,
    example={"vertices": [[2, 1]], "color": "yellow"},
)
def _vector(item: SceneObject, spec: SceneSpec) -> str:
    style = style_of(item, spec, default="yellow")
    if item.vertices:
        tail, tip = item.vertices[0] if len(item.vertices) > 1 else [0.0, 0.0], item.vertices[-1]
        if item.axes is None and len(item.vertices) == 1:
            return f"Vector({spot(item, spec, tip)}, {style})"
        return f"Arrow({spot(item, spec, tail)}, {spot(item, spec, tip)}, buff=0, {style})"
    length = item.length or 3.0 * scale_of(item)
    if item.angle is None:
        return f"Vector({number(length)} * normalize({DIRECTIONS[item.direction or Direction.RIGHT]}), {style})"
    turned = math.radians(item.angle)
    return f"Vector([{number(length * math.cos(turned))}, {number(length * math.sin(turned))}, 0], {style})"
