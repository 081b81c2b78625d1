"""Shapes made of shapes: computed where those stand, and only of what is one closed outline."""

from __future__ import annotations

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate

TWO = [{"id": "a", "type": "square", "x": -0.5, "y": 0}, {"id": "b", "type": "square", "x": 0.5, "y": 0}]
THREE = [*TWO, {"id": "c", "type": "square", "x": 0, "y": 0.5}]


def compiled(*objects, steps=()):
    return compile_scene(validate({"objects": list(objects), "steps": list(steps)}, salvage=False).spec)


@pytest.mark.parametrize(
    ("kind", "box", "color"),
    [
        ("union", (-1.5, -1, 1.5, 1), "#FF862F"),
        ("intersection", (-0.5, -1, 0.5, 1), "#83C167"),
        ("difference", (-1.5, -1, -0.5, 1), "#83C167"),
        ("exclusion", (-1.5, -1, 1.5, 1), "#83C167"),
    ],
)
def test_a_result_covers_what_it_says(draw, seen, kind, box, color):
    said = {"color": "orange"} if kind == "union" else {}
    drawn = seen(draw(*TWO, {"id": "it", "type": kind, "children": ["a", "b"], **said}), "it")
    assert (drawn.kind, drawn.color) == (kind.capitalize(), color)
    assert [drawn.box.left, drawn.box.bottom, drawn.box.right, drawn.box.top] == pytest.approx(box, abs=0.01)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("union", "Union(a, b, c, "),
        ("intersection", "Intersection(a, b, c, "),
        ("difference", "Difference(a, Union(b, c), "),
        ("exclusion", "Exclusion(Exclusion(a, b), c, "),
    ],
)
def test_three_shapes_are_as_good_as_two(draw, kind, code):
    it = {"id": "it", "type": kind, "children": ["a", "b", "c"]}
    assert code in compiled(*THREE, it).code
    assert draw(*THREE, it).plays


def test_results_can_be_made_of_results(draw, seen):
    inner = {"id": "inner", "type": "intersection", "children": ["a", "b"]}
    drawn = seen(draw(*THREE, inner, {"id": "it", "type": "difference", "children": ["c", "inner"]}), "it")
    assert [drawn.box.left, drawn.box.right, drawn.box.top] == pytest.approx([-1, 1, 1.5], abs=0.01)


def test_shapes_without_a_place_overlap_below_the_title(draw, seen):
    drawing = draw(
        {"id": "words", "type": "text", "text": "A and B"},
        {"id": "a", "type": "circle"},
        {"id": "b", "type": "circle"},
        {"id": "both", "type": "intersection", "children": ["a", "b"]},
    )
    a, b, both = (seen(drawing, name).box for name in ("a", "b", "both"))
    assert a.left < b.left < a.right < b.right
    assert seen(drawing, "words").box.bottom > a.top
    assert [both.left, both.right] == pytest.approx([b.left, a.right], abs=0.01)


def test_outlines_that_nobody_shows_stay_unseen(draw):
    steps = [{"action": "create", "targets": ["it"]}]
    it = {"id": "it", "type": "union", "children": ["a", "b"]}
    assert [drawn.id for drawn in draw(*TWO, it, steps=steps).plays[-1].after] == ["it"]
    assert compiled(*TWO, it, steps=steps).warnings == ()


def test_a_result_is_computed_where_its_shapes_stand_by_then(draw, seen):
    steps = [
        {"action": "create", "targets": ["a", "b"]},
        {"action": "move", "targets": ["b"], "x": 1, "y": 0},
        {"action": "create", "targets": ["it"]},
    ]
    drawn = seen(draw(*TWO, {"id": "it", "type": "intersection", "children": ["a", "b"]}, steps=steps), "it")
    assert [drawn.box.left, drawn.box.right] == pytest.approx([0, 0.5], abs=0.01)


def test_shapes_that_do_not_meet_have_nothing_in_common_and_no_failure(draw):
    apart = [{"id": "a", "type": "circle", "x": -4, "y": 0}, {"id": "b", "type": "circle", "x": 4, "y": 0}]
    assert draw(*apart, {"id": "it", "type": "intersection", "children": ["a", "b"]}).plays


@pytest.mark.parametrize(
    "children",
    [[], ["a"], ["a", "a"], ["a", "word"], ["a", "dots"], ["a", "line"], ["a", "path"], ["a", "nobody"], ["a", "all"]],
)
def test_what_is_no_closed_shape_is_refused(children):
    others = [
        {"id": "word", "type": "text", "text": "A"},
        {"id": "dots", "type": "dot", "count": 3},
        {"id": "line", "type": "line"},
        {"id": "path", "type": "polyline", "vertices": [[0, 0], [1, 1], [2, 0]]},
        {"id": "all", "type": "group", "children": ["word", "dots"]},
    ]
    with pytest.raises(SpecError) as refused:
        validate({"objects": [{"id": "it", "type": "union", "children": children}, *TWO, *others]})
    assert refused.value.path.startswith("objects[0].children")


def test_the_gallery_s_boolean_operations(draw, seen):
    ellipse = {"type": "ellipse", "width": 4, "height": 5, "fill_opacity": 0.5, "stroke_width": 10, "y": 0}
    results = {"intersection": "green", "union": "orange", "exclusion": "yellow", "difference": "pink"}
    places = {
        "intersection": (5, 2.5, 0.25),
        "union": (5, -0.2, 0.3),
        "exclusion": (5, -2.8, 0.3),
        "difference": (2, -0.2, 0.3),
    }
    objects = [
        {"id": "ellipse1", "color": "blue", "x": -4, **ellipse},
        {"id": "ellipse2", "color": "red", "x": -2, **ellipse},
        {"id": "title", "type": "text", "text": "Boolean Operation", "relation": "above", "anchor": "ellipse1"},
    ]
    steps = [{"action": "fade_in", "targets": ["ellipse1", "ellipse2", "title"]}]
    for name, color in results.items():
        x, y, factor = places[name]
        objects += [
            {"id": name, "type": name, "children": ["ellipse1", "ellipse2"], "color": color, "fill_opacity": 0.5},
            {"id": f"{name}_text", "type": "text", "text": name, "font_size": 23, "relation": "above", "anchor": name},
        ]
        steps += [
            {"action": "move", "targets": [name], "x": x, "y": y},
            {"action": "scale", "targets": [name], "factor": factor, "start": "with"},
            {"action": "fade_in", "targets": [f"{name}_text"]},
        ]
    drawing = draw(*objects, steps=steps)
    assert [seen(drawing, name).kind.lower() for name in results] == list(results)
    assert seen(drawing, "intersection").box.height < seen(drawing, "union").box.height == pytest.approx(1.5, abs=0.05)
    for name, (x, y, _) in places.items():
        assert seen(drawing, name).box.center == pytest.approx((x, y), abs=0.02)
        assert seen(drawing, f"{name}_text").box.bottom > seen(drawing, name).box.top
