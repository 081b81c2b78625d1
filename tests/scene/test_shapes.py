"""Shapes by their corners, slices, vectors and arrows that bend; and the looks that every kind may have."""

from __future__ import annotations

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate

SHAPES = ["sector", "rounded_rectangle", "polyline", "curved_arrow", "vector"]


def code_of(*objects, **fields):
    return compile_scene(validate({"objects": list(objects), **fields}, salvage=False).spec).code


@pytest.mark.parametrize(
    ("fields", "kind", "size", "color"),
    [
        ({"type": "sector", "angle": 90, "radius": 2, "color": "red"}, "Sector", (2, 2), "#FC6255"),
        ({"type": "sector", "angle": 180, "radius": 2, "inner_radius": 1}, "AnnularSector", (4, 2), "#58C4DD"),
        ({"type": "rounded_rectangle", "width": 4, "height": 1, "corner_radius": 9}, "RoundedRectangle", (4, 1), "#58C4DD"),
        ({"type": "polyline", "vertices": [[-1, 0], [0, 2], [3, 0]], "color": "#00FF00"}, "Polyline", (4, 2), "#00FF00"),
        ({"type": "polyline", "vertices": [[-1, 0], [0, 2], [3, 0]], "closed": True}, "Polygon", (4, 2), "#58C4DD"),
        ({"type": "vector", "vertices": [[2, 1]]}, "Vector", (2, 1), "#F7D96F"),
        ({"type": "vector", "length": 2, "angle": 90}, "Vector", (0, 2), "#F7D96F"),
    ],
)
def test_a_shape_has_the_size_and_the_colour_that_it_was_given(draw, seen, fields, kind, size, color):
    drawn = seen(draw({"id": "it", **fields}), "it")
    assert (drawn.kind, drawn.color) == (kind, color)
    # The head of an arrow reaches over its line by half its width.
    assert [drawn.box.width, drawn.box.height] == pytest.approx(size, abs=0.4 if kind == "Vector" else 0.02)


def test_corners_stay_where_their_numbers_say_also_beside_others(draw, seen):
    drawing = draw(
        {"id": "roof", "type": "polyline", "vertices": [[2, 0], [3, 1], [4, 0]]},
        {"id": "a", "type": "circle"},
        {"id": "b", "type": "square"},
    )
    assert seen(drawing, "roof").box.center == pytest.approx((3, 0.5), abs=0.01)
    assert seen(drawing, "a").box.right <= seen(drawing, "b").box.left


def test_vertices_on_axes_are_in_their_coordinates(draw, seen):
    axes = {"id": "ax", "type": "axes", "x_range": [0, 100], "y_range": [0, 10], "width": 10, "height": 5}
    drawing = draw(
        axes,
        {"id": "line", "type": "line", "vertices": [[0, 0], [100, 10]], "axes": "ax"},
        {"id": "v", "type": "vector", "vertices": [[50, 5]], "axes": "ax"},
        {"id": "p", "type": "polyline", "vertices": [[0, 0], [10, 5], [20, 0]], "axes": "ax"},
    )
    line, vector = seen(drawing, "line").box, seen(drawing, "v").box
    assert [line.width, line.height] == pytest.approx([10, 5], abs=0.05)
    assert vector.left == pytest.approx(line.left, abs=0.1)
    assert vector.right == pytest.approx(line.center[0], abs=0.1)
    assert [seen(drawing, "p").box.width, seen(drawing, "p").box.height] == pytest.approx([2, 2.5], abs=0.05)


def test_a_bent_arrow_ends_at_the_edges_of_what_it_connects(draw, seen):
    drawing = draw(
        {"id": "a", "type": "circle", "x": -4, "y": 0},
        {"id": "b", "type": "square", "x": 4, "y": 0},
        {"id": "there", "type": "curved_arrow", "from_id": "a", "to_id": "b", "color": "yellow"},
        {"id": "back", "type": "curved_arrow", "from_id": "b", "to_id": "a"},
        {"id": "again", "type": "curved_arrow", "from_id": "a", "to_id": "a"},
    )
    there, back, again = (seen(drawing, name) for name in ("there", "back", "again"))
    assert there.color == "#F7D96F"
    assert -3.6 < there.box.left < -3 < 3 > there.box.right > 2.5
    # One bends upwards, the way back downwards, and the one to itself is above it.
    assert there.box.top > 0.8 > -0.8 > back.box.bottom
    assert again.box.bottom >= 1
    assert again.box.center[0] == pytest.approx(-4, abs=0.2)


def test_a_bent_arrow_between_things_that_lie_on_each_other_draws(draw):
    things = [{"id": "a", "type": "circle"}, {"id": "b", "type": "dot", "relation": "on", "anchor": "a"}]
    assert draw(*things, {"id": "c", "type": "curved_arrow", "from_id": "a", "to_id": "b", "angle": 0}).plays


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "polyline"}, "objects[0].vertices"),
        ({"type": "polyline", "vertices": [[1, 1], [1, 1]]}, "objects[0].vertices"),
        ({"type": "polyline", "vertices": [[1, 1], [2, 1]], "closed": True}, "objects[0].vertices"),
        ({"type": "polyline", "vertices": [[1], [2, 1]]}, "objects[0].vertices[0]"),
        ({"type": "vector", "vertices": [[0, 0]]}, "objects[0].vertices"),
        ({"type": "line", "vertices": [[1, 1]]}, "objects[0].vertices"),
        ({"type": "curved_arrow", "from_id": "b"}, "objects[0].to_id"),
        ({"type": "curved_arrow", "vertices": [[1, 2]]}, "objects[0].vertices"),
        ({"type": "sector", "inner_radius": -1}, "objects[0].inner_radius"),
    ],
)
def test_a_shape_that_cannot_be_drawn_is_refused_where_it_is_wrong(fields, path):
    with pytest.raises(SpecError) as refused:
        validate({"objects": [{"id": "it", **fields}, {"id": "b", "type": "dot"}]})
    assert refused.value.path == path


# Looks that every kind may have.


def test_opacity_fades_and_does_not_fill(draw, seen):
    hollow = {"id": "a", "type": "circle", "fill_opacity": 0, "opacity": 0.4}
    drawn = seen(draw(hollow, {"id": "b", "type": "square", "opacity": 0.5}), "a")
    assert drawn.opacity == pytest.approx(0.4)
    assert "a = Circle(radius=1, color=BLUE, fill_opacity=0).fade(0.6)" in code_of(hollow)


def test_layers_decide_what_is_in_front():
    assert ".set_z_index(3)" in code_of({"id": "a", "type": "circle", "layer": 3})


def test_several_colours_are_a_gradient_or_one_for_each_copy(draw, seen):
    drawing = draw(
        {"id": "word", "type": "text", "text": "ABC", "colors": ["red", "blue"]},
        {"id": "disc", "type": "circle", "colors": ["#FF0000", "#0000FF"]},
        {"id": "dots", "type": "dot", "count": 4, "colors": ["red", "red", "green"]},
        {"id": "one", "type": "square", "colors": ["gold"]},
    )
    assert seen(drawing, "disc").color in ("#800080", "#7F007F", "#80007F", "#7F0080")
    assert (seen(drawing, "dots").color, seen(drawing, "dots").parts) == ("#FC6255", 4)
    assert seen(drawing, "one").color == "#F0AC5F"
    assert seen(drawing, "word").parts == 3


def test_the_gallery_s_vector_arrow(draw, seen):
    drawing = draw(
        {"id": "plane", "type": "number_plane", "x_range": [-7, 7], "y_range": [-4, 4], "width": 14, "height": 8},
        {"id": "dot", "type": "dot", "axes": "plane", "x": 0, "y": 0},
        {"id": "arrow", "type": "vector", "axes": "plane", "vertices": [[2, 2]], "color": "white"},
        {"id": "origin", "type": "text", "text": "(0, 0)", "relation": "below", "anchor": "dot"},
        {"id": "tip", "type": "text", "text": "(2, 2)", "relation": "right_of", "anchor": "arrow"},
        steps=[{"action": "add", "targets": ["plane", "dot", "arrow", "origin", "tip"]}],
    )
    arrow = seen(drawing, "arrow")
    assert (arrow.angle, arrow.color) == (45, "#FFFFFF")
    assert [arrow.box.right, arrow.box.top] == pytest.approx([2, 2], abs=0.1)
    assert seen(drawing, "origin").box.top < 0 < 2 < seen(drawing, "tip").box.left


def test_an_arrow_between_boxes_above_each_other_is_upright(draw, seen):
    # Manim takes a corner of each, so that it was askew.
    boxes = [{"id": f"b{y}", "type": "rounded_rectangle", "width": 3, "height": 1, "x": 1, "y": y} for y in (0, 3)]
    arrow = {"id": "a", "type": "arrow", "from_id": "b0", "to_id": "b3", "gap": 0}
    box = seen(draw(*boxes, arrow), "a").box
    assert box.center == pytest.approx((1, 1.5), abs=0.01)
    assert box.height == pytest.approx(2, abs=0.01)


def test_a_line_between_things_ends_at_their_outlines(draw, seen):
    round_one = {"id": "c", "type": "circle", "radius": 1, "x": -3, "y": -2}
    words = {"id": "t", "type": "text", "text": "words", "x": 3, "y": -2}
    line = {"id": "l", "type": "line", "from_id": "c", "to_id": "t", "gap": 0}
    drawing = draw(round_one, words, line)
    assert seen(drawing, "l").box.left == pytest.approx(-2, abs=0.01)
    assert seen(drawing, "l").box.right == pytest.approx(seen(drawing, "t").box.left, abs=0.01)
    slanting = seen(draw(round_one, {"id": "p", "type": "dot", "x": 1, "y": 2}, line | {"to_id": "p"}), "l").box
    assert (slanting.left, slanting.bottom) == pytest.approx((-3 + 0.5**0.5, -2 + 0.5**0.5), abs=0.01)
    # Things that lie on each other have no way between them, and still draw.
    assert draw(round_one, round_one | {"id": "d", "x": -2.5}, line | {"to_id": "d"}).plays
