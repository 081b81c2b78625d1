"""Tables, matrices and networks: their parts, what is drawn of them, and what they refuse."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK


def thing(kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": "thing", "type": kind, **fields}


def code_of(**fields: Any) -> str:
    """The line that makes the thing."""
    code = compile_scene(validate({"objects": [thing(**fields)]}).spec).code
    return next(line.strip() for line in code.splitlines() if line.strip().startswith("thing ="))


@pytest.mark.parametrize(
    ("kind", "drawn_kind", "parts"),
    [
        ("table", "Grid", len("PlanetMoonsEarth1Mars2") + 3),
        # The minus of -1 and two brackets beside four entries.
        ("matrix", "MathGrid", 7),
        # Four nodes with a letter each, four lines, and the 7 with what is behind it.
        ("network", "Network", 14),
    ],
)
def test_each_kind_is_drawn(draw, seen, kind, drawn_kind, parts):
    drawn = seen(draw(thing(kind, **BOOK[kind].example)), "thing")
    assert (drawn.kind, drawn.parts) == (drawn_kind, parts)
    assert -7.1 <= drawn.box.left < drawn.box.right <= 7.1


def test_a_table_reads_like_its_data():
    assert code_of(kind="table", rows=[["1", "2"]], headers=["a", "b"], labels=["x"]) == (
        "thing = fit_to_frame(Grid([['1', '2']], headers=['a', 'b'], labels=['x'], font_size=32, color=WHITE))"
    )


def test_a_header_above_the_labels_is_the_corner():
    source = code_of(kind="table", rows=[["1", "2"]], headers=["", "a", "b"], labels=["x"])
    assert "headers=['a', 'b'], labels=['x']" in source


def test_cells_of_a_table_are_where_the_data_has_them(draw, seen):
    from animathic_lab.scene.mobjects.tables import Grid

    grid = Grid([["a", "bbb"], ["", "d"]], headers=["x", "y"], labels=["l", "m"], corner="c")
    assert [len(row) for row in grid][:3] == [2, 2, 3]
    assert grid[0][1].original_text == "bbb"
    assert grid[0][0].get_y() == pytest.approx(grid[0][1].get_y(), abs=0.2)
    assert grid[0][1].get_x() == pytest.approx(grid[1][1].get_x())
    assert grid[0][1].get_y() > grid[1][1].get_y()
    steps = [{"action": "indicate", "targets": ["thing.0.1"]}, {"action": "recolor", "targets": ["thing.1"], "color": "red"}]
    assert draw(thing("table", rows=[["a", "b"], ["c", "d"]]), steps=steps)


def test_entries_of_a_matrix_are_latex_and_words_where_it_is_none(draw, seen):
    from animathic_lab.scene.mobjects.tables import MathGrid

    grid = MathGrid([["\\frac{a}{b}", "-1"], ["", "\\bad{"]])
    assert [len(grid[0][0]), len(grid[0][1])] == [3, 2]
    assert draw(thing("matrix", rows=[["\\left(", "$x$"], ["", "}{"]]), steps=[{"action": "flash", "targets": ["thing.0.1"]}])


def test_a_network_draws_its_nodes_edges_and_loops(draw, seen):
    edges = [["a", "b", "yes"], ["b", "a"], ["a", "a", "again"], ["b", "a long name of a node"]]
    for layout in ("circular", "spring", "tree", "grid", "layers"):
        for directed in (False, True):
            item = thing("network", edges=edges, layout=layout, directed=directed)
            drawn = seen(draw(item, steps=[{"action": "indicate", "targets": ["thing.0"]}]), "thing")
            assert drawn.box.width <= 13.01
            assert drawn.box.height <= 7.21


def test_a_tree_has_its_root_on_top_and_layers_run_to_the_right():
    from animathic_lab.scene.mobjects.networks import node_places

    edges = [(2, 0), (2, 1), (0, 3)]
    tree = node_places("tree", 4, edges)
    assert tree[2][1] == 1
    assert tree[3][1] == 0
    layers = node_places("layers", 4, edges)
    assert [place[0] for place in layers] == [0.5, 0.5, 0, 1]


@pytest.mark.parametrize("layout", ["circular", "spring", "tree", "grid", "layers"])
@pytest.mark.parametrize("edges", [[], [(0, 0)], [(0, 1), (1, 0)], [(i, (7 * i + 1) % 12) for i in range(12)]])
@pytest.mark.parametrize("count", [1, 2, 12])
def test_every_layout_gives_every_node_a_place_of_its_own(layout, edges, count):
    from animathic_lab.scene.mobjects.networks import node_places

    places = node_places(layout, count, [edge for edge in edges if max(edge) < count])
    assert np.isfinite(places).all()
    assert ((places >= 0) & (places <= 1)).all()
    assert len({tuple(np.round(place, 3)) for place in places}) == count
    assert (node_places(layout, count, [edge for edge in edges if max(edge) < count]) == places).all()


@pytest.mark.parametrize(
    ("fields", "path", "says"),
    [
        ({"kind": "table"}, "rows", "needs rows"),
        ({"kind": "table", "rows": [[]]}, "rows", "needs rows"),
        ({"kind": "table", "rows": [["a", "b"], ["c"]]}, "rows", "row 1 has 1 cells, row 0 has 2"),
        ({"kind": "table", "rows": [["a"]], "headers": ["x", "y"]}, "headers", "2 headers for 1 columns"),
        ({"kind": "table", "rows": [["a"]], "labels": ["x", "y"]}, "labels", "2 labels for 1 rows"),
        ({"kind": "table", "rows": [["", " "]]}, "rows", "empty"),
        ({"kind": "table", "rows": [["x" * 80] * 12] * 20}, "rows", "too much"),
        ({"kind": "table", "rows": [["x"]] * 21}, "rows", "at most 20"),
        ({"kind": "matrix", "rows": [["1"], ["2", "3"]]}, "rows", "row 1 has 2 cells"),
        ({"kind": "network"}, "labels", "needs labels"),
        ({"kind": "network", "labels": ["a", "a"]}, "labels", "names two nodes"),
        ({"kind": "network", "labels": ["a"], "edges": [["a", "b"]]}, "edges", "no node is called 'b'"),
        ({"kind": "network", "edges": [["a", "b", "x" * 61]]}, "edges", "too long"),
        ({"kind": "network", "edges": [["a" * 61, "b"]]}, "edges", "too long"),
        ({"kind": "network", "labels": [str(i) for i in range(41)]}, "labels", "too many nodes"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_says_where(fields, path, says):
    with pytest.raises(SpecError, match=says) as caught:
        code_of(**fields)
    assert caught.value.path == f"objects[0].{path}"


def test_hostile_cells_and_labels_stay_words(constants, hostile):
    assert hostile in constants(thing("table", rows=[[hostile]], headers=[hostile], labels=[hostile]))
    assert hostile.strip().strip("$") in constants(thing("matrix", rows=[[hostile]]))
    assert hostile in constants(thing("network", edges=[[hostile, "b", hostile]]))


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"kind": "table", "rows": [["a", "b"]] * 3}, "3"),
        ({"kind": "table", "rows": [["a", "b"]] * 3, "headers": ["x", "y"], "labels": ["1", "2", "3"]}, "5"),
        ({"kind": "table", "rows": [["a", "b"]] * 3}, "2.1"),
        ({"kind": "matrix", "rows": [["1"], ["2"]]}, "2.1"),
        ({"kind": "network", "labels": ["a", "b"], "edges": [["a", "b"]]}, "2"),
        ({"kind": "network", "labels": ["a", "b"]}, "1.1"),
        ({"kind": "bullets", "parts": ["a", "b"]}, "1"),
        ({"kind": "math", "parts": ["a", "b"]}, "1"),
        ({"kind": "code", "text": "\na\nb\n"}, "1"),
        ({"kind": "paragraph", "text": "word " * 20}, "1"),
        ({"kind": "circle", "count": 3}, "2"),
    ],
)
def test_the_last_part_is_there_and_the_next_one_is_refused(draw, fields, last):
    step = {"action": "indicate", "targets": [f"thing.{last}"]}
    assert draw(thing(**fields), steps=[step])
    *front, end = last.split(".")
    beyond = ".".join(["thing", *front, str(int(end) + 1)])
    with pytest.raises(SpecError, match=rf"no part {beyond}") as caught:
        validate({"objects": [thing(**fields)], "steps": [{**step, "targets": [beyond]}]})
    assert caught.value.path == "steps[0].targets[0]"
    with pytest.raises(SpecError, match="no part") as caught:
        validate({"objects": [thing(**fields), {"id": "a", "type": "dot", "relation": "above", "anchor": beyond}]})
    assert caught.value.path == "objects[1].anchor"
