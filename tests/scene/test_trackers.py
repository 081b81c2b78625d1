"""Trackers and time: what is bound to them really moves, whatever the expressions do on the way."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.rendering import Renderer
from animathic_lab.scene import compile_scene, validate

AXES = {"id": "ax", "type": "axes", "x_range": [0, 10], "y_range": [-2, 2], "width": 10, "height": 4}
TRACKER = {"id": "t", "type": "tracker", "value": 2}
GALLERY = Path(__file__).parents[1] / "gallery" / "specs"


def add(*names):
    return {"action": "add", "targets": list(names)}


def wait(seconds):
    return {"action": "wait", "run_time": seconds}


def go(value, name="t"):
    return {"action": "set", "targets": [name], "value": value}


def code_of(*objects, steps=()):
    return compile_scene(validate({"objects": list(objects), "steps": list(steps)}, salvage=False).spec).code


def path_of(drawing, name):
    """Where the centre of an object was after each play."""
    return [drawn.box.center for play in drawing.plays for drawn in play.after if drawn.id == name]


def test_time_moves_a_dot_while_the_scene_waits(draw):
    dot = {"id": "d", "type": "dot", "bind": ["x = 2*time", "y = 1"]}
    assert path_of(draw(dot, steps=[add("d"), wait(1), wait(0.5)]), "d") == [
        pytest.approx((0, 1), abs=0.01),
        pytest.approx((2, 1), abs=0.3),
        pytest.approx((3, 1), abs=0.3),
    ]


def test_a_tracker_moves_a_dot_along_a_curve_in_the_coordinates_of_axes(draw):
    curve = {"id": "c", "type": "plot", "axes": "ax", "expression": "sin(x)"}
    dot = {"id": "d", "type": "dot", "axes": "ax", "bind": ["x = t", "y = sin(t)"]}
    drawing = draw(AXES, curve, TRACKER, dot, steps=[add("ax", "c", "d"), go(7)])
    assert path_of(drawing, "d")[0] == pytest.approx((-3, np.sin(2)), abs=0.01)
    assert path_of(drawing, "d")[-1] == pytest.approx((2, np.sin(7)), abs=0.01)


def test_a_dot_bound_by_x_stays_on_its_number_line(draw):
    # Where it stood above the line was multiplied in every frame.
    line = {"id": "l", "type": "number_line", "x_range": [-5, 5], "length": 11, "numbers": True, "x": 0, "y": 0}
    dot = {"id": "d", "type": "dot", "axes": "l", "bind": ["x = t"]}
    places = path_of(draw(line, TRACKER, dot, steps=[add("l", "d"), go(5), go(0)]), "d")
    assert [x for x, _ in places] == pytest.approx([2.2, 5.5, 0, 0], abs=0.1)
    # With its numbers below it, the line itself stands a little above the middle.
    assert {round(y, 2) for _, y in places} == {0.2}


def test_the_order_of_trackers_and_what_follows_them_does_not_matter(draw, seen):
    curve = {"id": "c", "type": "plot", "expression": "t * sin(x)"}
    assert seen(draw(curve, TRACKER), "c").parts > 2


def test_a_plot_with_time_in_it_moves_and_axes_show_all_of_it(draw):
    curve = {"id": "c", "type": "plot", "axes": "ax", "expression": "sin(x) + t"}
    axes = {"id": "ax", "type": "axes", "x_range": [0, 10]}
    drawing = draw(axes, TRACKER, curve, steps=[add("ax", "c"), go(10)])
    before, after = path_of(drawing, "c")[0], path_of(drawing, "c")[-1]
    assert after[1] > before[1] + 2
    assert "y_range=[0, 12, 2]" in code_of(axes, TRACKER, curve, steps=[go(10)])


def test_a_moving_plot_without_axes_stands_beside_other_things(draw, seen):
    curve = {"id": "c", "type": "plot", "expression": "sin(x - time)"}
    drawing = draw(curve, {"id": "w", "type": "text", "text": "A wave"})
    assert seen(drawing, "w").box.bottom > seen(drawing, "c").box.top
    assert "LiveGraph(" in code_of(curve)


def test_what_belongs_to_a_curve_is_bound_by_where_it_stands(draw, seen):
    curve = {"id": "c", "type": "plot", "axes": "ax", "expression": "sin(x)"}
    bound = ["at = t"]
    objects = [
        {"id": "tangent", "type": "tangent", "of": "c", "bind": bound},
        {"id": "line", "type": "vertical_line", "of": "c", "bind": bound},
        {"id": "area", "type": "area", "of": "c", "x_range": [0, 1], "bind": bound},
        {"id": "name", "type": "label", "of": "c", "text": "here", "bind": bound, "direction": "up"},
    ]
    names = [item["id"] for item in objects]
    drawing = draw(AXES, TRACKER, curve, *objects, steps=[add("ax", "c", *names), go(7)])
    at_end = {name: seen(drawing, name).box for name in names}
    assert at_end["tangent"].center == pytest.approx((2, np.sin(7)), abs=0.02)
    assert at_end["line"].left == pytest.approx(2, abs=0.02)
    assert at_end["area"].right == pytest.approx(2, abs=0.02)
    assert at_end["name"].center[0] == pytest.approx(2, abs=0.02)


def test_rectangles_get_thinner_as_dx_does(draw):
    curve = {"id": "c", "type": "plot", "axes": "ax", "expression": "1"}
    bars = {"id": "r", "type": "riemann", "of": "c", "x_range": [0, 8], "bind": ["dx = t"]}
    drawing = draw(AXES, TRACKER, curve, bars, steps=[add("ax", "r"), go(0.5), go(0)])
    parts = [drawn.parts for play in drawing.plays for drawn in play.after if drawn.id == "r"]
    assert parts[0] == 4
    assert parts[-1] <= 200


def test_a_rectangle_is_as_wide_and_high_as_it_is_bound_to_be(draw, seen):
    box = {"id": "r", "type": "rectangle", "axes": "ax", "bind": ["x = t/2", "y = 1/t", "width = t", "height = 2/t"]}
    shape = seen(draw(AXES, TRACKER, box, steps=[add("ax", "r"), go(4)]), "r").box
    assert (shape.left, shape.bottom) == pytest.approx((-5, 0), abs=0.03)
    assert (shape.right, shape.top) == pytest.approx((-1, 0.5), abs=0.03)


def test_whoever_stands_beside_something_that_moves_goes_with_it(draw, seen):
    dot = {"id": "d", "type": "dot", "bind": ["x = t"]}
    word = {"id": "w", "type": "text", "text": "here", "relation": "above", "anchor": "d"}
    name = {"id": "n", "type": "label", "of": "d", "text": "d", "direction": "down"}
    drawing = draw(TRACKER, dot, word, name, steps=[add("d", "w", "n"), go(5)])
    assert [seen(drawing, name).box.center[0] for name in ("d", "w", "n")] == pytest.approx([5, 5, 5], abs=0.01)


def test_a_line_between_things_that_move_stays_between_them(draw, seen):
    objects = [
        {"id": "a", "type": "dot", "bind": ["x = -t"]},
        {"id": "b", "type": "dot", "bind": ["x = t"]},
        {"id": "l", "type": "line", "from_id": "a", "to_id": "b"},
    ]
    assert seen(draw(TRACKER, *objects, steps=[add("a", "b", "l"), go(4)]), "l").box.width == pytest.approx(7.5, abs=0.4)


def test_a_trace_is_where_its_object_was(draw, seen):
    objects = [{"id": "d", "type": "dot", "color": "red", "bind": ["x = 2*cos(time)", "y = 2*sin(time)"]}]
    trace = {"id": "p", "type": "trace", "of": "d"}
    drawing = draw(trace, *objects, steps=[add("d", "p"), wait(3.2)])
    path = seen(drawing, "p")
    assert (path.kind, path.color) == ("Trace", "#FC6255")
    assert (path.box.left, path.box.right, path.box.top) == pytest.approx((-2, 2, 2), abs=0.1)
    assert path.box.bottom == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize("action", ["fade_in", "create", "add"])
def test_a_trace_begins_where_its_object_is_once_both_are_there(draw, seen, action):
    dot = {"id": "d", "type": "dot", "bind": ["x = 2*cos(3*time)", "y = 2*sin(3*time)"]}
    steps = [{"action": action, "targets": ["d", "p"]}, wait(0.4)]
    path = seen(draw(dot, {"id": "p", "type": "trace", "of": "d"}, steps=steps), "p")
    # Not from where it stood while it appeared: that would be a chord of the circle.
    assert path.box.width + path.box.height < 3


def test_a_trace_can_be_recoloured_and_taken_away(draw):
    dot = {"id": "d", "type": "dot", "bind": ["x = time"]}
    steps = [add("d", "p"), wait(0.3), {"action": "recolor", "targets": ["p"], "color": "red"}]
    steps.append({"action": "fade_out", "targets": ["p"]})
    drawing = draw(dot, {"id": "p", "type": "trace", "of": "d"}, steps=steps)
    assert [item.id for item in drawing.plays[-2].after] == ["d"]


@pytest.mark.parametrize("kind", ["vector_field", "stream_lines"])
def test_a_field_that_moves_is_a_few_shapes(draw, seen, kind):
    field = {"id": "f", "type": kind, "expression": "cos(t)", "expression_y": "sin(t) + x"}
    drawing = draw(TRACKER, field, steps=[{"action": "create", "targets": ["f"]}, go(3)])
    assert seen(drawing, "f").parts <= 8


@pytest.mark.parametrize("action", ["rotate", "scale", "fade_out", "indicate", "uncreate"])
def test_what_is_drawn_anew_takes_every_action(draw, action):
    curve = {"id": "c", "type": "plot", "axes": "ax", "expression": "sin(x)"}
    line = {"id": "l", "type": "vertical_line", "of": "c", "bind": ["at = 4*time"]}
    draw(AXES, curve, line, steps=[add("ax", "c", "l"), wait(0.3), {"action": action, "targets": ["l"], "color": "red"}])


def test_a_group_of_moving_things_is_one_thing(draw):
    objects = [
        {"id": "a", "type": "dot", "bind": ["x = time"]},
        {"id": "b", "type": "dot", "x": 0, "y": 2},
        {"id": "g", "type": "group", "children": ["a", "b"]},
    ]
    assert path_of(draw(*objects, steps=[add("g"), wait(2)]), "a")[-1][0] == pytest.approx(2, abs=0.2)


def test_a_moving_field_and_a_moving_equation_are_drawn_anew(draw, seen):
    field = {"id": "f", "type": "vector_field", "expression": "cos(t)", "expression_y": "sin(t)", "x_range": [0, 1, 1]}
    circle = {"id": "c", "type": "implicit", "expression": "x^2 + y^2 = t"}
    drawing = draw(TRACKER, field, circle, steps=[add("f", "c"), go(9)])
    assert seen(drawing, "c").box.width == pytest.approx(6, abs=0.05)


def test_a_video_shows_what_was_measured(home, tmp_path):
    dot = {"id": "d", "type": "dot", "bind": ["x = 2*time", "y = 1"]}
    code = code_of(dot, steps=[add("d"), wait(1)])

    async def both():
        renderer = Renderer(home)
        try:
            return await renderer.measure(code), await renderer.render(code, out=tmp_path / "out.mp4")
        finally:
            await renderer.aclose()

    measured, render = asyncio.run(both())
    assert render.drawing == measured
    assert path_of(render.drawing, "d")[-1][0] == pytest.approx(2, abs=0.2)


POLES = ["1/(x - time)", "tan(x + time)", "log(time - 1)", "sqrt(x - 5*time)", "x^(1/(time - 1))", "if(time < 1, x/0, x)"]


@settings(max_examples=12)
@given(st.sampled_from(POLES), st.sampled_from(POLES))
def test_no_pole_stops_a_scene(draw, curve, place):
    of, at = curve, place.replace("x", "2")
    objects = [
        {"id": "c", "type": "plot", "axes": "ax", "expression": of},
        {"id": "d", "type": "dot", "axes": "ax", "bind": [f"x = {at}", "y = 1"]},
        {"id": "p", "type": "parametric", "axes": "ax", "expression": "t", "expression_y": of.replace("x", "t")},
        *[
            {"id": kind, "type": kind, "of": "c", "bind": [f"at = {at}"]}
            for kind in ("tangent", "secant", "vertical_line", "horizontal_line", "area")
        ],
        {"id": "l", "type": "label", "of": "d", "text": "x"},
        {"id": "r", "type": "riemann", "of": "c", "x_range": [0, 5], "bind": [f"dx = {at}"]},
    ]
    names = [item["id"] for item in objects]
    try:
        drawing = draw(AXES, *objects, steps=[add("ax", *names), wait(2)])
    except CompileError as error:
        assert "no value to draw" in str(error)
        return
    for drawn in drawing.plays[-1].after:
        assert np.isfinite([drawn.box.left, drawn.box.right, drawn.box.bottom, drawn.box.top]).all()
        assert drawn.box.width < 40


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "dot", "bind": ["x = nobody"]}, "bind"),
        ({"type": "dot", "bind": ["color = t"]}, "bind"),
        ({"type": "dot", "bind": ["x = 1", "x = 2"]}, "bind"),
        ({"type": "dot", "bind": ["__class__ = t"]}, "bind"),
        ({"type": "dot", "bind": ["x = t.get_value()"]}, "bind"),
        ({"type": "plot", "expression": "clock + x"}, "expression"),
        ({"type": "trace", "of": "t"}, "of"),
        ({"type": "trace"}, "of"),
        ({"type": "label", "of": "thing", "text": "me"}, "of"),
    ],
)
def test_what_cannot_be_bound_is_refused_with_its_path(fields, path):
    with pytest.raises(SpecError) as caught:
        validate({"objects": [TRACKER, {"id": "thing", **fields}]})
    assert caught.value.path == f"objects[1].{path}"


@pytest.mark.parametrize("name", ["MovingDots", "ArgMinExample"])
def test_scenes_of_the_gallery_move(draw, name):
    spec = json.loads((GALLERY / f"{name}.json").read_text(encoding="utf-8"))
    drawing = draw(*spec["objects"], steps=spec["steps"])
    dot = {"MovingDots": "d1", "ArgMinExample": "dot"}[name]
    assert np.hypot(*np.subtract(path_of(drawing, dot)[-1], path_of(drawing, dot)[0])) > 2


def test_the_polygon_of_the_gallery_follows_its_tracker(draw, seen):
    axes = {"id": "ax", "type": "axes", "x_range": [0, 10], "y_range": [0, 10], "width": 6, "height": 6}
    objects = [
        axes,
        {"id": "t", "type": "tracker", "value": 5},
        {"id": "graph", "type": "plot", "axes": "ax", "expression": "25/x", "x_range": [2.5, 10], "color": "yellow_d"},
        {"id": "dot", "type": "dot", "axes": "ax", "bind": ["x = t", "y = 25/t"], "layer": 10},
        {
            "id": "polygon",
            "type": "rectangle",
            "axes": "ax",
            "color": "blue",
            "fill_opacity": 0.5,
            "bind": ["x = t/2", "y = 12.5/t", "width = t", "height = 25/t"],
        },
    ]
    steps = [add("ax", "graph", "dot"), {"action": "create", "targets": ["polygon"]}, go(10), go(2.5)]
    drawing = draw(*objects, steps=steps)
    dot, polygon = seen(drawing, "dot").box.center, seen(drawing, "polygon").box
    assert (polygon.right, polygon.top) == pytest.approx(dot, abs=0.03)
    assert (polygon.left, polygon.bottom) == pytest.approx((-3, -3), abs=0.03)
