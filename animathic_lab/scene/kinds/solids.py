"""Solids, and points, lines and arrows in space."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import BOOK, entry
from animathic_lab.scene.kinds.corners import ends, ends_of_line, two_points
from animathic_lab.scene.kinds.style import DIRECTIONS, number, scale_of
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind

__all__ = ["fineness", "skin"]

#: Up to so many round solids in a scene -> faces around each. Cairo draws about 200 faces in 480p in real time.
_FINENESS: Final = ((2, 24), (4, 18), (12, 12), (40, 8))


def fineness(spec: SceneSpec) -> int:
    """Return how many faces go around a round solid: fewer, the more of them there are."""
    solids = sum(item.count or 1 for item in spec.objects if BOOK[item.type].space)
    return next((faces for many, faces in _FINENESS if solids <= many), 6)


def skin(item: SceneObject, spec: SceneSpec, *, default: str = "blue", edges: float = 0.5) -> str:
    """Return the keyword arguments of a surface's colour: its own, or a checkerboard of several.

    Parameters
    ----------
    default : str
        Colour when the spec names none.
    edges : float
        Width of the lines between its faces; without any, gaps would show.
    """
    color = color_code((item.colors[0] if item.colors else item.color) or readable(default, spec.background or "black"))
    parts = [f"fill_color={color}", f"fill_opacity={number(1 if item.fill_opacity is None else item.fill_opacity)}"]
    if item.colors and len(item.colors) > 1:
        squares = ", ".join(color_code(name) for name in item.colors)
        parts[0] = f"checkerboard_colors=[{squares}]"
    outline = item.stroke_color or item.color
    stroke = color_code(outline) if outline else color
    return ", ".join([*parts, f"stroke_color={stroke}", f"stroke_width={number(item.stroke_width or edges)}"])


def _plain(source: str) -> str:
    """Return a surface's source without Manim's own checkerboard, unless it has one of the spec's."""
    own = "checkerboard_colors" in source
    return source if own else source.replace("fill_color=", "checkerboard_colors=False, fill_color=", 1)


@entry(
    Kind.SPHERE,
    "space",
    "A ball.",
    reads=("radius", "colors", "size"),
    space=True,
    example={"color": "red"},
)
def _sphere(item: SceneObject, spec: SceneSpec) -> str:
    around = fineness(spec)
    radius = number(item.radius or (item.width or 2.4 * scale_of(item)) / 2)
    return _plain(f"Sphere(radius={radius}, resolution=({around}, {around // 2}), {skin(item, spec)})")


@entry(
    Kind.CUBE,
    "space",
    "A cube.",
    reads=("width", "length", "size"),
    parts=lambda item: [1] * 6,
    space=True,
    example={"color": "teal"},
)
def _cube(item: SceneObject, spec: SceneSpec) -> str:
    side = number(item.width or item.length or item.height or 2.0 * scale_of(item))
    return f"Cube(side_length={side}, {_faces(item, spec)})"


@entry(
    Kind.BOX,
    "space",
    "A box: width along x, length along y, height along z.",
    reads=("width", "length", "height", "size"),
    parts=lambda item: [1] * 6,
    space=True,
    example={"width": 3, "length": 2, "height": 1},
)
def _box(item: SceneObject, spec: SceneSpec) -> str:
    size = scale_of(item)
    sides = (item.width or 3.0 * size, item.length or 2.0 * size, item.height or 1.2 * size)
    return f"Prism(dimensions=[{', '.join(number(side) for side in sides)}], {_faces(item, spec)})"


def _faces(item: SceneObject, spec: SceneSpec) -> str:
    color = color_code(item.color or readable("blue", spec.background or "black"))
    opacity = number(0.9 if item.fill_opacity is None else item.fill_opacity)
    edge = color_code(item.stroke_color or readable("white", spec.background or "black"))
    width = number(item.stroke_width or 1)
    return f"fill_color={color}, fill_opacity={opacity}, stroke_color={edge}, stroke_width={width}"


@entry(
    Kind.CYLINDER,
    "space",
    "A cylinder that stands upright.",
    reads=("radius", "height", "colors", "size"),
    space=True,
    example={"color": "gold"},
)
def _cylinder(item: SceneObject, spec: SceneSpec) -> str:
    radius, height = item.radius or (item.width or 2.0 * scale_of(item)) / 2, item.height or 2.4 * scale_of(item)
    source = f"Cylinder(radius={number(radius)}, height={number(height)}, resolution=(4, {fineness(spec)}), {skin(item, spec)})"
    return _plain(source)


@entry(
    Kind.CONE,
    "space",
    "A cone with its tip upwards.",
    reads=("radius", "height", "colors", "size"),
    space=True,
    example={"color": "orange"},
)
def _cone(item: SceneObject, spec: SceneSpec) -> str:
    radius, height = item.radius or (item.width or 2.0 * scale_of(item)) / 2, max(item.height or 2.2 * scale_of(item), 0.01)
    sides = f"base_radius={number(radius)}, height={number(height)}"
    # Manim puts the tip into the origin, so that a cone without a place would hang below the others.
    return f"Cone({sides}, show_base=True, resolution=(6, {fineness(spec)}), {skin(item, spec)}).move_to(ORIGIN)"


@entry(
    Kind.TORUS,
    "space",
    "A ring with depth; inner_radius is that of its tube.",
    reads=("radius", "inner_radius", "colors", "size"),
    space=True,
    example={"color": "purple"},
)
def _torus(item: SceneObject, spec: SceneSpec) -> str:
    radius, around = item.radius or 1.6 * scale_of(item), fineness(spec)
    tube = min(item.inner_radius or 0.35 * radius, radius)
    sides = f"major_radius={number(radius)}, minor_radius={number(tube)}"
    return _plain(f"Torus({sides}, resolution=({around}, {around // 2}), {skin(item, spec)})")


@entry(
    Kind.DOT_3D,
    "space",
    "A dot in space.",
    reads=("radius", "axes", "size"),
    space=True,
    example={"x": 1, "y": 1, "z": 1, "color": "yellow"},
)
def _dot_3d(item: SceneObject, spec: SceneSpec) -> str:
    color = color_code(item.color or readable("yellow", spec.background or "black"))
    faces = 8 if fineness(spec) > 8 else 5
    return f"Dot3D(radius={number(item.radius or 0.12 * scale_of(item))}, color={color}, resolution=({faces}, {faces}))"


def _has_both_ends(item: SceneObject, spec: SceneSpec) -> str | None:
    if (item.from_id is None) != (item.to_id is None):
        return "to_id: from_id and to_id belong together"
    if item.from_id is not None and item.from_id == item.to_id:
        return f"to_id: {item.type} needs two different ends"
    if item.vertices is not None and len(item.vertices) < 2:
        return f"vertices: {item.type} needs two"
    return two_points(item, spec)


@entry(
    Kind.LINE_3D,
    "space",
    "A line in space, between things or two vertices [x, y, z].",
    reads=("from_id", "to_id", "vertices", "axes", "direction", "length", "size"),
    late=ends_of_line,
    space=True,
    check=_has_both_ends,
    example={"vertices": [[-1, -1, 0], [1, 1, 2]]},
)
@entry(
    Kind.ARROW_3D,
    "space",
    "An arrow in space, between things or two vertices [x, y, z].",
    reads=("from_id", "to_id", "vertices", "axes", "direction", "length", "size"),
    late=ends_of_line,
    space=True,
    check=_has_both_ends,
    example={"vertices": [[0, 0, 0], [1, 1, 2]], "color": "yellow"},
)
def _line_3d(item: SceneObject, spec: SceneSpec) -> str:
    color = color_code(item.color or readable("white", spec.background or "black"))
    half, along = number((item.length or 3.0 * scale_of(item)) / 2), DIRECTIONS[item.direction or Direction.RIGHT]
    start, end = ends(item, spec) or (f"-{half} * {along}", f"{half} * {along}")
    thick = f", thickness={number(item.stroke_width / 100)}" if item.stroke_width else ""
    return f"{'Pointer' if item.type is Kind.ARROW_3D else 'Rod'}({start}, {end}, color={color}{thick})"
