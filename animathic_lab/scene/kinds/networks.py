"""Networks of nodes and edges."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.texts import color_list
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind, Layout

_MOST_NODES: Final = 40
_MOST_WORDS: Final = 60


def _nodes(item: SceneObject) -> list[str]:
    """Return the nodes: the labels, or else whatever the edges name, in their order."""
    return item.labels or list(dict.fromkeys(end for edge in item.edges or [] for end in edge[:2]))


def _check(item: SceneObject, spec: SceneSpec) -> str | None:
    nodes = _nodes(item)
    if not nodes:
        return "labels: a network needs labels for its nodes"
    if len(set(nodes)) < len(nodes):
        return f"labels: {next(node for node in nodes if nodes.count(node) > 1)[:_MOST_WORDS]!r} names two nodes"
    if len(nodes) > _MOST_NODES:
        return f"labels: there are too many nodes to see; at most {_MOST_NODES}"
    for index, edge in enumerate(item.edges or []):
        for end in edge[:2]:
            if end not in nodes:
                return f"edges: no node is called {end[:_MOST_WORDS]!r} (in edge {index}); there are {', '.join(nodes)}"
        if max(len(word) for word in edge) > _MOST_WORDS:
            return f"edges: the words of edge {index} are too long; at most {_MOST_WORDS} characters"
    return None


def _layout(item: SceneObject, nodes: int, edges: list[tuple[int, int]]) -> Layout:
    if item.layout is not None:
        return item.layout
    parents = [end for _, end in edges]
    if item.directed and len(edges) == nodes - 1 and len(set(parents)) == len(parents):
        return Layout.TREE
    return Layout.CIRCULAR if nodes <= 8 else Layout.SPRING


@entry(
    Kind.NETWORK,
    "tables",
    "Nodes and the edges between them; network.0 is the first node, and the edges are counted after the last node.",
    check=_check,
    parts=lambda item: [*[2] * len(_nodes(item)), *[None] * len(item.edges or [])],
    reads=("labels", "edges", "layout", "directed", "width", "height", "font_size", "size", "colors"),
    example={"labels": ["A", "B", "C", "D"], "edges": [["A", "B"], ["B", "C"], ["C", "A", "7"], ["C", "D"]]},
)
def _network(item: SceneObject, spec: SceneSpec) -> str:
    nodes, background = _nodes(item), spec.background or "black"
    ends = [(nodes.index(edge[0]), nodes.index(edge[1])) for edge in item.edges or []]
    edges = [(*pair, *edge[2:]) for pair, edge in zip(ends, item.edges or [], strict=True)]
    size = scale_of(item)
    width, height = item.width or min(8 * size, 12.0), item.height or min(4.8 * size, 6.4)
    options = [f"layout={_layout(item, len(nodes), ends).value!r}"] + ["directed=True"] * bool(item.directed)
    options += [f"width={number(width)}, height={number(height)}, font_size={number(item.font_size or 28 * size**0.5)}"]
    options += [f"color={color_code(item.color or readable('blue', background))}"]
    if item.fill_opacity is not None:
        options.append(f"fill_opacity={number(item.fill_opacity)}")
    if item.colors:
        options.append(f"colors={color_list(item)}")
    if spec.background:
        options.append(f"words_color={color_code(readable('white', background))}, background={color_code(background)}")
    return f"fit_to_frame(Network({nodes!r}, {edges!r}, {', '.join(options)}))"
