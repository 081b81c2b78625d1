"""Points that a spec gives by numbers: corners of a shape, ends of a line. Shared by makers."""

from __future__ import annotations

from animathic_lab.scene.kinds.style import number, point
from animathic_lab.scene.references import code_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["corners", "ends", "ends_of_line", "spot", "stands_by_numbers", "two_points"]


def spot(item: SceneObject, spec: SceneSpec, coordinates: list[float]) -> str:
    """Return the code of one point, which is in the coordinates of the object's axes where it has some."""
    if item.axes is None:
        return point(*coordinates)
    if spec.object(item.axes).type is Kind.NUMBER_LINE:
        return f"{item.axes}.n2p({number(coordinates[0])})"
    return f"{item.axes}.c2p({', '.join(number(value) for value in coordinates)})"


def corners(item: SceneObject, spec: SceneSpec) -> list[str]:
    """Return the code of each of an object's vertices: points, or where the centres of other things are."""
    if item.children:
        return [f"{child}.get_center()" for child in item.children]
    return [spot(item, spec, vertex) for vertex in item.vertices or ()]


def ends(item: SceneObject, spec: SceneSpec) -> tuple[str, str] | None:
    """Return the code of where something begins and ends, if the spec says so: by two other things or by two vertices."""
    if item.from_id and item.to_id:
        return code_of(item.from_id), code_of(item.to_id)
    if item.vertices and len(item.vertices) > 1:
        first, *_, last = corners(item, spec)
        return first, last
    return None


def ends_of_line(item: SceneObject) -> bool:
    """Whether a line is late: between things, or in the coordinates of axes."""
    return item.from_id is not None or stands_by_numbers(item)


def stands_by_numbers(item: SceneObject) -> bool:
    """Whether an object is late because its vertices are in the coordinates of axes."""
    return item.axes is not None and bool(item.vertices)


def two_points(item: SceneObject, spec: SceneSpec) -> str | None:
    """Check that vertices, where given, are two different points at least."""
    if item.vertices is not None and len({tuple(vertex) for vertex in item.vertices}) < 2:
        return f"vertices: {item.type} needs two different ones"
    return None
