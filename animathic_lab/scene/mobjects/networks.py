"""Networks: nodes with words in them, edges between them, and where the nodes stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import numpy as np
from manim import BLACK, TAU, WHITE, Arc, ArcBetweenPoints, Arrow, Circle, CurvedArrow, Line, RoundedRectangle, VGroup, VMobject
from manim.mobject.text.text_mobject import Text

__all__ = ["Network", "node_places"]

_EDGE: Final = "#BBBBBB"
Edges = Sequence[tuple[int, int]]


def node_places(layout: str, count: int, edges: Edges) -> Any:
    """Return where nodes stand, as an array of x and y in 0..1.

    Parameters
    ----------
    layout : str
        circular, spring, tree, grid or layers.
    count : int
        Number of nodes.
    edges : sequence of (int, int)
        By index.
    """
    points = np.asarray(_LAYOUTS[layout](count, edges), dtype=float)
    low, span = points.min(axis=0), np.ptp(points, axis=0)
    # A single row or column stands in the middle.
    return np.where(span > 1e-9, (points - low) / np.where(span > 1e-9, span, 1.0), 0.5)


def _circular(count: int, edges: Edges) -> list[tuple[float, float]]:
    turns = [index / count * TAU for index in range(count)]
    return [(math.sin(turn), math.cos(turn)) for turn in turns]


def _spring(count: int, edges: Edges) -> Any:
    """Let all nodes repel each other and edges pull, from a circle, so that the same network always looks the same."""
    points = np.asarray(_circular(count, edges)) + 0.01 * np.arange(2 * count).reshape(count, 2) % 0.07
    ideal = 1.6 / math.sqrt(count)
    pulled = np.zeros((count, count))
    for a, b in edges:
        if a != b:
            pulled[a, b] = pulled[b, a] = 1.0
    for heat in np.linspace(0.15, 0.005, 150):
        apart = points[:, None] - points[None]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 0.02)
        force = ideal**2 / distance**2 - pulled * distance / ideal
        # A little pull to the middle keeps what has no edge to the rest from flying away.
        step = (apart * force[..., None]).sum(axis=1) - 0.8 * points
        points = points + step * np.minimum(heat / np.maximum(np.linalg.norm(step, axis=1), 1e-9), 1.0)[:, None]
    return points


def _grid(count: int, edges: Edges) -> list[tuple[float, float]]:
    columns = math.ceil(math.sqrt(count))
    return [(index % columns, -(index // columns)) for index in range(count)]


def _neighbours(count: int, edges: Edges) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        if a != b:
            found[a].append(b)
            found[b].append(a)
    return found


def _tree(count: int, edges: Edges) -> list[tuple[float, float]]:
    """Put each node above those that hang from it, the first node of each connected part on top."""
    neighbours, places = _neighbours(count, edges), [(0.0, 0.0)] * count
    seen: set[int] = set()
    free = 0.0

    def put(node: int, depth: int) -> float:
        nonlocal free
        seen.add(node)
        # Marked before any of them is put, so that a cycle makes no child its own aunt.
        below = [other for other in dict.fromkeys(neighbours[node]) if other not in seen]
        seen.update(below)
        columns = [put(other, depth + 1) for other in below]
        if not columns:
            columns, free = [free], free + 1
        places[node] = (sum((columns[0], columns[-1])) / 2, -float(depth))
        return places[node][0]

    # What has no edge coming in is a root; a network in which all have one starts at its first node.
    targets = {b for _, b in edges}
    for root in [*(node for node in range(count) if node not in targets), *range(count)]:
        if root not in seen:
            put(root, 0)
    return places


def _layers(count: int, edges: Edges) -> list[tuple[float, float]]:
    """Put nodes into columns from left to right, each behind all from which an edge leads to it."""
    depth = [0] * count
    # In a cycle the depths would grow for ever: there are never more columns than nodes.
    for _ in range(count):
        for a, b in edges:
            if a != b and depth[b] <= depth[a] < count - 1:
                depth[b] = depth[a] + 1
    columns = {value: index for index, value in enumerate(sorted(set(depth)))}
    members: dict[int, list[int]] = {}
    for node in range(count):
        members.setdefault(columns[depth[node]], []).append(node)
    return [
        (columns[depth[node]], (len(members[columns[depth[node]]]) - 1) / 2 - members[columns[depth[node]]].index(node))
        for node in range(count)
    ]


_LAYOUTS: Final[Mapping[str, Callable[[int, Edges], Any]]] = {
    "circular": _circular,
    "spring": _spring,
    "tree": _tree,
    "grid": _grid,
    "layers": _layers,
}


class Network(VGroup):
    """Nodes and edges: the first parts are the nodes in their order, the edges come after them.

    Parameters
    ----------
    labels : list of str
        The words in the nodes.
    edges : list of tuple
        ``(from, to)`` or ``(from, to, words)``, by index.
    layout : str
        Of `node_places`.
    directed : bool
        Whether edges are arrows.
    width, height : float
        Of the room for the middles of the nodes, in Manim units.
    font_size : float
        Of the nodes' words.
    color : optional
        Of the nodes.
    fill_opacity : float
        Of the nodes.
    colors : list, optional
        One for each node, from the first on.
    words_color : optional
        Of all words.
    background : optional
        The colour behind everything, for the gaps in edges that have words.
    """

    def __init__(
        self,
        labels: list[str],
        edges: list[tuple[Any, ...]],
        *,
        layout: str = "circular",
        directed: bool = False,
        width: float = 8.0,
        height: float = 4.8,
        font_size: float = 28,
        color: Any = "#58C4DD",
        fill_opacity: float = 0.3,
        colors: list[Any] | None = None,
        words_color: Any = WHITE,
        background: Any = BLACK,
    ) -> None:
        super().__init__()
        nodes: list[VGroup] = []
        own = [*(colors or []), *[color] * len(labels)]
        places = node_places(layout, len(labels), [edge[:2] for edge in edges])
        for words, place, tint in zip(labels, places, own, strict=False):
            node = _node(words, tint, fill_opacity, font_size=font_size, color=words_color)
            nodes.append(node.move_to(((place[0] - 0.5) * width, (place[1] - 0.5) * height, 0.0)))
        self.add(*nodes)
        centre = np.asarray([node.get_center() for node in nodes]).mean(axis=0)
        ways = {edge[:2] for edge in edges}
        for a, b, *label in edges:
            bent = directed and a != b and (b, a) in ways
            line = _loop(nodes[a], centre, directed) if a == b else _edge(nodes[a], nodes[b], directed, bent)
            self.add(VGroup(line, *_edge_words(label, line, background, font_size=0.75 * font_size, color=words_color)))


def _node(words: str, tint: Any, fill_opacity: float, *, font_size: float, color: Any) -> VGroup:
    text = Text(words, font_size=font_size, color=color) if words.strip() else VMobject()
    radius = max(0.012 * font_size, 0.62 * float(np.hypot(text.width, text.height)))
    shape: VMobject = Circle(radius=radius)
    if radius > 0.024 * font_size:
        # Long words in a circle would make it huge.
        high = text.height + 0.012 * font_size
        shape = RoundedRectangle(width=text.width + 0.02 * font_size, height=high, corner_radius=0.3 * high)
    shape.set_stroke(tint, width=3).set_fill(tint, opacity=fill_opacity)
    return VGroup(shape, text)


def _border(node: VGroup, direction: Any) -> Any:
    """Return the point at which a ray from a node's middle leaves it."""
    shape = node[0]
    if isinstance(shape, RoundedRectangle):
        x, y = np.abs(direction[:2])
        reach = min(shape.width / 2 / max(x, 1e-9), shape.height / 2 / max(y, 1e-9))
    else:
        reach = shape.width / 2
    return shape.get_center() + (reach + 0.06) * direction


def _edge(a: VGroup, b: VGroup, directed: bool, bent: bool) -> VMobject:
    way = b.get_center() - a.get_center()
    length = float(np.linalg.norm(way))
    direction = way / length if length > 1e-6 else np.array([1.0, 0.0, 0.0])
    turn = 0.35 if bent else 0.0
    ends = [_border(a, _turned(direction, -turn)), _border(b, -_turned(direction, turn))]
    if bent:
        return CurvedArrow(*ends, angle=2 * turn, color=_EDGE, stroke_width=3, tip_length=0.18)
    if directed:
        return Arrow(*ends, buff=0, color=_EDGE, stroke_width=3, tip_length=0.2, max_stroke_width_to_length_ratio=99)
    return Line(*ends, color=_EDGE, stroke_width=3)


def _turned(direction: Any, angle: float) -> Any:
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([cos * direction[0] - sin * direction[1], sin * direction[0] + cos * direction[1], 0.0])


def _loop(node: VGroup, centre: Any, directed: bool) -> VMobject:
    """Return an edge from a node to itself, on the side that looks away from the others."""
    away = node.get_center() - centre
    length = float(np.linalg.norm(away))
    away = away / length if length > 1e-6 else np.array([0.0, 1.0, 0.0])
    ends = [_border(node, _turned(away, turn)) for turn in (0.5, -0.5)]
    kind: Any = CurvedArrow if directed else ArcBetweenPoints
    more = {"tip_length": 0.18} if directed else {}
    return cast(VMobject, kind(*ends, angle=-1.4 * math.pi, color=_EDGE, stroke_width=3, **more))


def _edge_words(words: Sequence[str], line: VMobject, background: Any, *, font_size: float, color: Any) -> list[VMobject]:
    if not words or not words[0].strip():
        return []
    text = Text(words[0], font_size=font_size, color=color)
    middle = line.point_from_proportion(0.5) if isinstance(line, Arc) else line.get_center()
    text.move_to(middle)
    # In a gap of the line, which is readable whichever way the line runs.
    behind = RoundedRectangle(width=text.width + 0.14, height=text.height + 0.14, corner_radius=0.06, stroke_width=0)
    return [behind.set_fill(background, opacity=1).move_to(middle), text]
