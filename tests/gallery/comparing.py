"""Compares two drawings by what can be seen of them: which shapes, of which colours, where, and what moves when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from animathic_lab.domain import Box, Drawing, Drawn, Play
from animathic_lab.learning.drawn.seen import union_box
from animathic_lab.vocabulary import color_distance

__all__ = ["Comparison", "compare", "moving", "share_matched"]

#: How far apart, in Manim units, two edges of boxes may be, and how different two colours.
NEAR = 0.35
ALIKE = 0.1

_FAMILIES = {
    "words": "Text MarkupText Paragraph Tex MathTex Formula FormulaParts",
    "line": "Line DashedLine Polyline VerticalOn",
    "arrow": "Arrow Vector",
    "angle": "Angle AngleMark",
    "brace": "Brace LabelledBrace",
    "area": "Polygon Area",
    "surface": "Surface Sheet",
    # What is only a collection of other things may be anything.
    "": "VGroup Group VDict VMobject PointsOn RiemannBars Trace",
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}
_COLLECTIONS = frozenset({"VGroup", "Group", "VDict"})
_AXES = frozenset({"Axes", "ThreeDAxes", "NumberPlane"})
_VIEWS = frozenset({"ImageMobjectFromCamera", "Inset"})
_PICTURES = frozenset({"ImageMobject", "Rectangle", "Square"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How alike two drawings are.

    Attributes
    ----------
    end, middle : float
        Share of the shapes of both that have a counterpart, at the end and after the middle one of the plays that show or move
        something. The middle counts as the end where the number of these plays differs.
    plays : tuple of int
        How many plays of either show or move something.
    seconds : tuple of float
        How long either lasts.
    alone : tuple of str
        What has no counterpart at the end.
    """

    end: float
    middle: float
    plays: tuple[int, int]
    seconds: tuple[float, float]
    alone: tuple[str, ...]


def compare(one: Drawing, other: Drawing) -> Comparison:
    """Compare two drawings.

    Parameters
    ----------
    one, other : Drawing
        Names of their objects do not matter.
    """
    end, alone = share_matched(_last(one), _last(other))
    steps = moving(one), moving(other)
    middle = end
    if len(steps[0]) == len(steps[1]) and steps[0]:
        at = (len(steps[0]) - 1) // 2
        middle, _ = share_matched(steps[0][at].after, steps[1][at].after)
    plays, seconds = (len(steps[0]), len(steps[1])), (_seconds(one), _seconds(other))
    return Comparison(end=end, middle=middle, plays=plays, seconds=seconds, alone=alone)


def moving(drawing: Drawing) -> list[Play]:
    """Return the plays that take time and show, move or change something.

    Parameters
    ----------
    drawing : Drawing
        A wait during which nothing moves by itself does not count.
    """
    found: list[Play] = []
    before: set[tuple[object, ...]] = set()
    for play in drawing.plays:
        after = {(item.id, item.color, item.box, item.opacity) for item in play.after}
        if play.run_time > 0 and (any(item.name != "Wait" for item in play.animations) or after != before):
            found.append(play)
        before = after
    return found


def share_matched(one: Iterable[Drawn], other: Iterable[Drawn]) -> tuple[float, tuple[str, ...]]:
    """Return which share of the shapes of both sides has a counterpart, and the names of those that have none.

    Parameters
    ----------
    one, other : iterable of Drawn
        What stands on the canvas. A group whose members are named too counts by its members; a thing in one piece on one
        side and in several on the other has all of these for a counterpart.
    """
    left, right = _shapes(one), _shapes(other)
    pairs = sorted(
        (distance, i, j)
        for i, mine in enumerate(left)
        for j, theirs in enumerate(right)
        if _alike(mine, theirs) and (distance := _apart(mine.box, theirs.box)) <= NEAR
    )
    partner: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in partner and j not in partner.values():
            partner[i] = j
    mine, theirs = set(partner), set(partner.values())
    _match_pieces(left, right, mine, theirs)
    _match_pieces(right, left, theirs, mine)
    couples = [(left[i], right[j]) for i, j in partner.items()]
    mine |= _parts_of_more(left, mine, couples)
    theirs |= _parts_of_more(right, theirs, [(second, first) for first, second in couples])
    alone = [f"one: {item.id}" for i, item in enumerate(left) if i not in mine]
    alone += [f"other: {item.id}" for j, item in enumerate(right) if j not in theirs]
    total = len(left) + len(right)
    return (1 - len(alone) / total if total else 1.0), tuple(alone)


def _shapes(seen: Iterable[Drawn]) -> list[Drawn]:
    """Return what can be seen, without the groups that are named member by member."""
    items = [item for item in seen if item.opacity > 0 and item.parts > 0]
    found = [item for item in items if item.kind not in _COLLECTIONS]
    for group in sorted((item for item in items if item.kind in _COLLECTIONS), key=lambda item: item.parts):
        members = [item for item in found if item.parts <= group.parts and _inside(item.box, group.box, 0.01)]
        if sum(item.parts for item in members) < group.parts:
            found.append(group)
    return found


def _alike(one: Drawn, other: Drawn) -> bool:
    kinds = {one.kind, other.kind}
    if "ImageMobject" in kinds or kinds & _VIEWS:
        # Of an image only the place is known, and of a magnified view: its colours are in its pixels.
        return kinds <= _PICTURES or kinds <= _VIEWS
    families = {_FAMILY.get(kind, kind) for kind in kinds}
    return len(families - {""}) < 2 and color_distance(one.color, other.color) < ALIKE


def _apart(one: Box, other: Box) -> float:
    """Return the largest distance between two boxes' edges."""
    pairs = (one.left, other.left), (one.bottom, other.bottom), (one.right, other.right), (one.top, other.top)
    return max(abs(first - second) for first, second in pairs)


def _inside(inner: Box, outer: Box, margin: float) -> bool:
    wide = inner.left >= outer.left - margin and inner.right <= outer.right + margin
    return wide and inner.bottom >= outer.bottom - margin and inner.top <= outer.top + margin


def _match_pieces(wholes: list[Drawn], pieces: list[Drawn], wholes_done: set[int], pieces_done: set[int]) -> None:
    """Match what is one thing here and several there: of its colour; all members of a group, the numbers of axes."""
    for i, whole in enumerate(wholes):
        if i in wholes_done or whole.parts < 2:
            continue
        near = [j for j, piece in enumerate(pieces) if j not in pieces_done and _inside(piece.box, whole.box, NEAR)]
        same = [j for j in near if color_distance(pieces[j].color, whole.color) < ALIKE]
        complete = whole.kind in _COLLECTIONS and sum(pieces[j].parts for j in near) == whole.parts
        complete |= whole.kind in _AXES and bool(same)
        for found in (near if complete else [], same):
            if found and _apart(union_box([pieces[j].box for j in found]), whole.box) <= NEAR:
                wholes_done.add(i)
                pieces_done.update(found)
                break


def _parts_of_more(items: list[Drawn], done: set[int], couples: list[tuple[Drawn, Drawn]]) -> set[int]:
    """Return which things are parts of another one's counterpart, such as the numbers of axes or the words at a brace."""
    # Axes with depth are cut into pieces for sorting, so that the number of these says nothing.
    fuller = [(mine, theirs) for mine, theirs in couples if theirs.kind != "ThreeDAxes"]
    return {
        index
        for index, item in enumerate(items)
        if index not in done
        and any(
            theirs.parts - mine.parts >= item.parts
            and (theirs.kind in _COLLECTIONS or color_distance(item.color, theirs.color) < ALIKE)
            and _inside(item.box, theirs.box, NEAR)
            for mine, theirs in fuller
        )
    }


def _last(drawing: Drawing) -> tuple[Drawn, ...]:
    return drawing.plays[-1].after if drawing.plays else ()


def _seconds(drawing: Drawing) -> float:
    return max((play.start + play.run_time for play in drawing.plays), default=0.0)
