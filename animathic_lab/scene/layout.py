"""Layout over measured boxes: what stands outside of the frame or on top of words, and how to mend it without losing anything.

Pure functions: the boxes come from a render worker, the mended spec goes back to the compiler.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from animathic_lab.domain import Box, Drawing
from animathic_lab.scene.references import base_of, late_ids, references
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["FRAME", "Problem", "mend", "problems"]

#: Manim's frame.
FRAME: Final = Box(left=-64 / 9, bottom=-4.0, right=64 / 9, top=4.0)
#: Less than this is a touch and no harm, in Manim units.
_SLACK: Final = 0.08
_MARGIN: Final = 0.25
#: Kinds that cannot be read when something lies on them.
_WORDS: Final = frozenset({Kind.TEXT, Kind.MATH, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE, Kind.BULLETS, Kind.CODE, Kind.NUMBER})
#: Kinds that fill the frame on purpose.
_GROUNDS: Final = frozenset({Kind.NUMBER_PLANE, Kind.COMPLEX_PLANE, Kind.POLAR_PLANE, Kind.IMAGE, Kind.VECTOR_FIELD})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person would not have wanted: ``outside`` of the frame, or an ``overlap`` with words."""

    kind: str
    id: str
    other: str = ""

    def __str__(self) -> str:
        if self.kind == "outside":
            return f"{self.id} does not fit into the frame"
        return f"{self.id} and {self.other} lie on top of each other"


def problems(spec: SceneSpec, drawing: Drawing) -> list[Problem]:
    """Find what is outside of the frame, and which words lie on something, when they first come to rest.

    Parameters
    ----------
    spec : SceneSpec
        What was drawn. What it places by another thing, around it, inside of it or on axes lies there on purpose.
    drawing : Drawing
        Of a render or a measurement.

    Returns
    -------
    list of Problem
        Each pair once.
    """
    boxes = _first_boxes(spec, drawing)
    found = [
        Problem("outside", name)
        for name, box in boxes.items()
        if spec.object(name).type not in _GROUNDS and not _within(box, FRAME, _SLACK)
    ]
    related = _related(spec)
    for one, other in _pairs(spec, drawing, boxes):
        if (one, other) not in related and _overlap(boxes[one], boxes[other]):
            found.append(Problem("overlap", one, other))
    return found


def mend(spec: SceneSpec, drawing: Drawing) -> tuple[SceneSpec, tuple[str, ...]]:
    """Move or shrink what is outside of the frame, and move words away from what they lie on.

    Returns
    -------
    tuple of SceneSpec and tuple of str
        The mended spec, or the same one, and in words what was done. Nothing is ever left out.
    """
    boxes = dict(_first_boxes(spec, drawing))
    objects = {item.id: item for item in spec.objects}
    fixed = late_ids(spec) | {child for item in spec.objects for child in item.children or ()}
    notes: list[str] = []
    for problem in problems(spec, drawing):
        name = problem.id if problem.kind == "outside" else _to_move(objects[problem.id], objects[problem.other])
        if name in fixed or objects[name].bind:
            continue
        wanted = _shrunk(boxes[name])
        others = [box for other, box in boxes.items() if other != name]
        place = _free_place(wanted, others) if problem.kind == "overlap" else _moved_in(wanted)
        if place is None:
            continue
        changes: dict[str, object] = {
            "x": round(place.center[0], 3),
            "y": round(place.center[1], 3),
            "position": None,
            "relation": None,
            "anchor": None,
        }
        objects[name] = objects[name].model_copy(update=changes)
        boxes[name] = place
        notes.append(f"{problem}: {name} was moved")
    if not notes:
        return spec, ()
    return spec.model_copy(update={"objects": [objects[item.id] for item in spec.objects]}), tuple(notes)


def _first_boxes(spec: SceneSpec, drawing: Drawing) -> Mapping[str, Box]:
    """Return the box of each object of the spec when it first stood on the canvas."""
    known = {item.id for item in spec.objects if item.type not in (Kind.TRACKER, Kind.TRACE, Kind.LIGHT)}
    return {name: drawn.box for name, drawn in drawing.first_seen().items() if name in known and drawn.opacity > 0.05}


def _related(spec: SceneSpec) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for item in spec.objects:
        for _, ref in references(item):
            pairs |= {(item.id, base_of(ref)), (base_of(ref), item.id)}
    # Whatever belongs to the same thing may lie on it together: two curves on axes, a tangent and its label.
    for one in spec.objects:
        for other in spec.objects:
            if {base_of(ref) for _, ref in references(one)} & {base_of(ref) for _, ref in references(other)}:
                pairs |= {(one.id, other.id), (other.id, one.id)}
    return pairs


def _pairs(spec: SceneSpec, drawing: Drawing, boxes: Mapping[str, Box]) -> Iterator[tuple[str, str]]:
    """Yield pairs that are on the canvas together and of which one is words."""
    together: set[tuple[str, str]] = set()
    for play in drawing.plays:
        names = [drawn.id for drawn in play.after if drawn.id in boxes]
        together |= {(one, other) for index, one in enumerate(names) for other in names[index + 1 :]}
    for one, other in sorted(together):
        kinds = {spec.object(one).type, spec.object(other).type}
        if kinds & _WORDS and not kinds & _GROUNDS:
            yield one, other


def _within(box: Box, frame: Box, slack: float) -> bool:
    return (
        box.left >= frame.left - slack
        and box.right <= frame.right + slack
        and box.bottom >= frame.bottom - slack
        and box.top <= frame.top + slack
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > _SLACK
        and min(one.top, other.top) - max(one.bottom, other.bottom) > _SLACK
    )


def _to_move(one: SceneObject, other: SceneObject) -> str:
    """Return which of two gives way: words before shapes, and what has no place of its own before what has one."""

    def weight(item: SceneObject) -> tuple[bool, bool]:
        return item.position is not None or item.x is not None, item.type not in _WORDS

    return one.id if weight(one) < weight(other) else other.id


def _shrunk(box: Box) -> Box:
    """Return the box as it will be: the compiler shrinks what is larger than the frame."""
    factor = min(1.0, (FRAME.width - 2 * _MARGIN) / max(box.width, 1e-6), (FRAME.height - 2 * _MARGIN) / max(box.height, 1e-6))
    return _at(box.center[0], box.center[1], factor * box.width, factor * box.height)


def _at(x: float, y: float, width: float, height: float) -> Box:
    return Box(left=x - width / 2, bottom=y - height / 2, right=x + width / 2, top=y + height / 2)


def _moved_in(box: Box) -> Box:
    """Return the box moved into the frame by the shortest way."""
    most_x, most_y = FRAME.right - _MARGIN - box.width / 2, FRAME.top - _MARGIN - box.height / 2
    x, y = (min(max(value, -most), most) for value, most in zip(box.center, (max(most_x, 0), max(most_y, 0)), strict=True))
    return _at(x, y, box.width, box.height)


def _free_place(box: Box, others: list[Box]) -> Box | None:
    """Return the nearest place in the frame where the box lies on nothing; None where there is none."""
    best: tuple[float, Box] | None = None
    for row in range(-14, 15):
        for column in range(-24, 25):
            place = _moved_in(_at(box.center[0] + 0.5 * column, box.center[1] + 0.25 * row, box.width, box.height))
            away = (place.center[0] - box.center[0]) ** 2 + (place.center[1] - box.center[1]) ** 2
            if (best is None or away < best[0]) and not any(_overlap(place, other) for other in others):
                best = away, place
    return None if best is None else best[1]
