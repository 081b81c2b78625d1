"""Where objects stand at the start: the lines of code that place them, and the order in which objects must be made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from animathic_lab.scene.depth import is_in_space, rows_in_space, upright
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.references import base_of, code_of, end_of, late_ids, members_of, references, shown_by_steps
from animathic_lab.scene.spec import SceneObject, SceneSpec, Step
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW, Kind, Place, Relation

__all__ = ["construction_order", "placement_lines", "position_call", "relation_call", "relation_line"]

_EDGES: Final[Mapping[Place, str]] = {
    Place.LEFT: "to_edge(LEFT, buff=1)",
    Place.RIGHT: "to_edge(RIGHT, buff=1)",
    Place.TOP: "to_edge(UP)",
    Place.BOTTOM: "to_edge(DOWN)",
    Place.TOP_LEFT: "to_corner(UL)",
    Place.TOP_RIGHT: "to_corner(UR)",
    Place.BOTTOM_LEFT: "to_corner(DL)",
    Place.BOTTOM_RIGHT: "to_corner(DR)",
    Place.CENTER: "move_to(ORIGIN)",
}
_SIDES: Final[Mapping[Relation, str]] = {
    Relation.LEFT_OF: "LEFT",
    Relation.RIGHT_OF: "RIGHT",
    Relation.ABOVE: "UP",
    Relation.BELOW: "DOWN",
}
_UPRIGHT: Final[Mapping[Relation, str]] = {Relation.ABOVE: "OUT", Relation.BELOW: "IN"}
_ALIGNED: Final[Mapping[Relation, str]] = {
    Relation.ALIGN_LEFT: "LEFT",
    Relation.ALIGN_RIGHT: "RIGHT",
    Relation.ALIGN_TOP: "UP",
    Relation.ALIGN_BOTTOM: "DOWN",
}
#: Kinds that take no room.
_NOWHERE: Final = frozenset({Kind.TRACKER, Kind.TRACE, Kind.LIGHT})
#: Kinds whose vertices are in coordinates of their own, not the frame's.
_CHARTS: Final = frozenset({Kind.SCATTER, Kind.LINE_CHART})
_WORDS: Final = frozenset({Kind.TEXT, Kind.MATH, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE})


def position_call(item: SceneObject | Step) -> str | None:
    """Return the method call for a named place or coordinates, such as ``to_edge(LEFT, buff=1)``; None without one."""
    if item.x is not None or item.y is not None or getattr(item, "z", None) is not None:
        depth = getattr(item, "z", None) or 0
        axes = getattr(item, "axes", None)
        if axes is not None:
            upwards = f", {number(depth)}" if depth else ""
            return f"move_to({axes}.c2p({number(item.x or 0)}, {number(item.y or 0)}{upwards}))"
        return f"move_to([{number(item.x or 0)}, {number(item.y or 0)}, {number(depth)}])"
    return _EDGES[item.position] if item.position is not None else None


def relation_call(item: SceneObject | Step, anchor: str, *, gap: float | None = None, upright: bool = False) -> str | None:
    """Return the method call ``next_to(anchor, ...)`` and the like; None for inside, around or no relation.

    Parameters
    ----------
    item : SceneObject or Step
        With the relation.
    anchor : str
        The code of what it stands by.
    gap : float, optional
        Between them.
    upright : bool
        Whether above is towards the sky of a scene with depth, instead of up the screen.
    """
    if item.relation is Relation.ON:
        return f"move_to({anchor})"
    if item.relation is not None and item.relation in _ALIGNED:
        return f"align_to({anchor}, {_ALIGNED[item.relation]})"
    if item.relation is None or item.relation not in _SIDES:
        return None
    side = _UPRIGHT.get(item.relation, _SIDES[item.relation]) if upright else _SIDES[item.relation]
    return f"next_to({anchor}, {side}, buff={number(0.5 if gap is None else gap)})"


def relation_line(item: SceneObject, spec: SceneSpec) -> str:
    """Return the line that places an object by its anchor."""
    anchor = code_of(item.anchor or "")
    call = relation_call(item, anchor, gap=item.gap, upright=upright(item, spec))
    helper = "place_inside" if item.relation is Relation.INSIDE else "place_around"
    return f"{item.id}.{call}" if call else f"{helper}({item.id}, {anchor})"


def construction_order(spec: SceneSpec) -> list[SceneObject]:
    """Return the objects so that each comes after those it is made of; ids keep their order otherwise."""
    names = {item.id: item for item in spec.objects}
    ordered: dict[str, SceneObject] = {}

    def add(item: SceneObject) -> None:
        if item.id not in ordered:
            for field, ref in references(item):
                if field != "anchor":
                    add(names[base_of(ref)])
            ordered[item.id] = item

    for item in spec.objects:
        add(item)
    return list(ordered.values())


def placement_lines(spec: SceneSpec) -> list[str]:
    """Return the lines that place every object which is not late.

    Objects with a place of their own go there; the rest is arranged so that what is on the canvas at the same time does not
    overlap: words above, shapes in a row below. Objects that only a transform brings in take their source's place later.
    """
    late = late_ids(spec)
    lines = [f"{item.id}.{call}" for item in spec.objects if item.id not in late and (call := position_call(item))]
    free = _free(spec)
    lines += _arranged(spec, free)
    related = _related_in_order(spec)
    for item in related:
        lines.append(relation_line(item, spec))
    sided = [item for item in related if item.relation in _SIDES]
    if sided and not is_in_space(spec) and not any(position_call(item) for item in spec.objects):
        # Whoever stands beside an anchor pulls the pair off the centre; the scene as a whole belongs in it.
        members = [item.id for item in [*free, *related] if item.type is not Kind.GROUP or item in free]
        lines.append(f"fit_to_frame(VGroup({', '.join(dict.fromkeys(members))})).move_to(ORIGIN)")
    return lines


def _related_in_order(spec: SceneSpec) -> list[SceneObject]:
    late = late_ids(spec)
    names = {item.id: item for item in spec.objects}
    ordered: dict[str, SceneObject] = {}

    def add(item: SceneObject) -> None:
        if item.relation is None or item.id in ordered or position_call(item) or item.id in late:
            return
        add(names[base_of(item.anchor or "")])
        ordered[item.id] = item

    for item in spec.objects:
        add(item)
    return list(ordered.values())


def _free(spec: SceneSpec) -> list[SceneObject]:
    """Return the objects that nothing places: no position, relation or parent, and not only a transform's end."""
    late = late_ids(spec)
    overlapping = _overlapping(spec)
    parents = [item for item in spec.objects if item.type is not Kind.POLYLINE]
    members = {child for item in parents for child in item.children or []} - overlapping.keys()
    shown = {name for step in spec.steps if step.action in ACTIONS_THAT_SHOW for name in step.targets}
    ends = {step.into for step in spec.steps if step.into == end_of(step)} - shown
    return [
        item
        for item in spec.objects
        if item.id not in members
        and item.id not in ends
        and item.relation is None
        and position_call(item) is None
        and item.id not in late
        and item.type not in _NOWHERE
        # Corners say where a thing is as well as what shape it has; a binding says where it goes.
        and (item.vertices is None or item.type in _CHARTS)
        and not item.bind
    ]


def _overlapping(spec: SceneSpec) -> dict[str, str]:
    """Return the code that lays shapes without a place over each other, by the first of them, where a union is made of them."""
    late, found, taken = late_ids(spec), {}, set[str]()
    grouped = {child for item in spec.objects for child in members_of(item)}
    for item in spec.objects:
        names = list(dict.fromkeys(item.children or ())) if item.type not in (Kind.GROUP, Kind.POLYLINE) else []
        shapes = [spec.object(name) for name in names]
        if shapes and not any(
            shape.id in late | taken | grouped or shape.relation or position_call(shape) or shape.vertices for shape in shapes
        ):
            taken.update(names)
            found[names[0]] = f"lay_overlapping({', '.join(names)})"
    return found


def _lifetime(item: SceneObject, spec: SceneSpec) -> tuple[int, int]:
    """Return the indices of the steps from which and until which an object is on the canvas."""
    first = next((i for i, step in enumerate(spec.steps) if step.action in ACTIONS_THAT_SHOW and item.id in step.targets), -1)
    if first == -1 and item.id in shown_by_steps(spec):
        first = next(i for i, step in enumerate(spec.steps) if end_of(step) == item.id)
    last = next(
        (i for i, step in enumerate(spec.steps) if i > first and step.action in ACTIONS_THAT_HIDE and item.id in step.targets),
        len(spec.steps),
    )
    return first, last


def _arranged(spec: SceneSpec, free: list[SceneObject]) -> list[str]:
    """Return one arrangement for each set of free objects whose times on the canvas overlap."""
    clusters: list[list[SceneObject]] = []
    for item in free:
        first, last = _lifetime(item, spec)
        touching = [c for c in clusters if any(_overlap((first, last), _lifetime(other, spec)) for other in c)]
        clusters = [c for c in clusters if c not in touching] + [[*(other for c in touching for other in c), item]]
    lines, overlapping = [], _overlapping(spec)
    for cluster in clusters:
        if is_in_space(spec):
            lines += rows_in_space(cluster, spec)
            continue
        words = [item.id for item in cluster if item.type in _WORDS]
        shapes = [overlapping.get(item.id, item.id) for item in cluster if item.type not in _WORDS]
        if len(cluster) < 2:
            lines += [shape for shape in shapes if "(" in shape]
            continue
        rows = [[name] for name in words] + [[*shapes]] * bool(shapes)
        if len(rows) == 1:
            gap = ", gap=0.6" if len(shapes) > 4 else ""
            lines.append(f"stack_rows([[{', '.join(shapes)}]]{gap})")
        else:
            lines.append(f"stack_rows([{', '.join('[' + ', '.join(row) + ']' for row in rows)}])")
    return lines


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
