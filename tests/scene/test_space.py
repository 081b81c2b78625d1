"""Scenes with depth: solids, surfaces and axes, where the camera looks from, and words that face it."""

from __future__ import annotations

import ast
import time

import numpy as np
import pytest
from manim import ThreeDAxes

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.mobjects.curves import Curve

HILL = {"id": "hill", "type": "surface", "expression": "2*exp(-(x^2+y^2)/1.28)", "x_range": [-4, 4], "y_range": [-4, 4]}
AXES = {"id": "ax", "type": "axes_3d"}


def code_of(*objects, **fields):
    return compile_scene(validate({"objects": list(objects), **fields}, salvage=False).spec).code


@pytest.mark.parametrize(
    ("fields", "kind", "size", "color"),
    [
        ({"type": "sphere", "radius": 1.5, "color": "red"}, "Sphere", (3, 3), "#FC6255"),
        ({"type": "cube", "width": 2, "color": "teal"}, "Cube", (2, 2), "#5CD0B3"),
        ({"type": "box", "width": 3, "length": 2, "height": 1}, "Prism", (3, 2), "#58C4DD"),
        ({"type": "cylinder", "radius": 1, "height": 4, "color": "#00FF00"}, "Cylinder", (2, 2), "#00FF00"),
        ({"type": "cone", "radius": 1, "height": 2, "color": "orange"}, "Cone", (2, 2), "#FF862F"),
        ({"type": "torus", "radius": 2, "inner_radius": 0.5, "color": "purple"}, "Torus", (5, 5), "#9A72AC"),
        ({"type": "dot_3d", "radius": 0.5, "color": "yellow"}, "Dot3D", (1, 1), "#F7D96F"),
        ({"type": "line_3d", "vertices": [[0, 0, 0], [3, 0, 1]], "color": "white"}, "Rod", (3, 0), "#FFFFFF"),
        ({"type": "arrow_3d", "vertices": [[0, 0, 0], [0, 3, 1]], "color": "gold"}, "Pointer", (0, 3), "#F0AC5F"),
        ({"type": "surface", "expression": "x*y/4", "x_range": [-2, 2], "color": "green"}, "Sheet", (4, 6), "#83C167"),
    ],
)
def test_a_solid_has_the_size_and_the_colour_that_it_was_given(draw, seen, fields, kind, size, color):
    drawn = seen(draw({"id": "it", **fields}), "it")
    assert (drawn.kind, drawn.color) == (kind, color)
    assert [drawn.box.width, drawn.box.height] == pytest.approx(size, abs=0.3)


def test_the_camera_looks_from_where_it_is_told_or_from_a_corner():
    assert "self.set_camera_orientation(phi=75 * DEGREES, theta=30 * DEGREES)" in code_of(AXES, phi=75, theta=30)
    assert "self.set_camera_orientation(phi=70 * DEGREES, theta=-45 * DEGREES)" in code_of(AXES)
    assert "class GeneratedScene(ThreeDScene)" in code_of(AXES)
    # Several solids in a row are seen from its front.
    assert "theta=-75 * DEGREES" in code_of({"id": "balls", "type": "sphere", "count": 3})
    # A flat scene that is only seen from elsewhere begins flat.
    circle = {"id": "a", "type": "circle"}
    assert "phi=60 * DEGREES, theta=-90 * DEGREES" in code_of(circle, phi=60)
    assert "set_camera_orientation" not in code_of(circle)


def test_the_camera_of_a_scene_with_depth_turns_whether_it_is_named_or_not(draw):
    ball, show = {"id": "ball", "type": "sphere"}, {"action": "add", "targets": ["ball"]}
    for targets in ([], ["camera"]):
        steps = [show, {"action": "orbit", "theta": 30, "targets": targets, "run_time": 0.2}]
        assert draw(ball, steps=[*steps, {"action": "spin", "targets": targets, "run_time": 0.2}]).plays


def test_solids_without_a_place_stand_side_by_side_and_the_title_above(draw, seen):
    objects = [{"id": "t", "type": "text", "text": "Solids"}, {"id": "a", "type": "sphere"}, {"id": "b", "type": "cube"}]
    drawing = draw(*objects)
    a, b, title = (seen(drawing, name).box for name in ("a", "b", "t"))
    assert a.right <= b.left
    assert a.center[1] == b.center[1] == pytest.approx(0, abs=0.01)
    assert title.top > 3


def test_axes_and_what_stands_at_their_origin_are_left_where_they_are(draw, seen):
    drawing = draw(AXES, {"id": "ball", "type": "sphere"}, HILL)
    assert seen(drawing, "ball").box.center == pytest.approx((0, 0), abs=0.01)
    assert "stack_rows" not in code_of(AXES, {"id": "ball", "type": "sphere"}, HILL)


def test_places_in_space_have_a_height(draw):
    assert "dot.move_to([1, 2, 3])" in code_of({"id": "dot", "type": "dot_3d", "x": 1, "y": 2, "z": 3})
    on_axes = {"id": "dot", "type": "dot_3d", "axes": "ax", "x": 1, "y": 2, "z": 3}
    assert "dot.move_to(ax.c2p(1, 2, 3))" in code_of(AXES, on_axes)


def test_a_surface_finds_the_only_axes_and_they_find_its_height():
    tall = {"id": "s", "type": "surface", "expression": "x^2 + y^2", "x_range": [0, 3], "y_range": [0, 3]}
    code = code_of(AXES, tall)
    assert "on=ax" in code
    assert "z_range=[0, 20, 5]" in code
    far = {"id": "s", "type": "surface", "expression": "x / 20", "x_range": [0, 30]}
    assert "x_range=[0, 30, 5], y_range=[-4, 4, 1], z_range=[-2, 2, 1]" in code_of(AXES, far)


def test_a_surface_of_two_parameters(draw, seen):
    ball = {"id": "s", "type": "surface", "expression": "1.5*cos(u)*cos(v)", "expression_y": "1.5*cos(u)*sin(v)"}
    drawing = draw({**ball, "expression_z": "1.5*sin(u)", "x_range": [-1.5708, 1.5708], "y_range": [0, 6.2832]})
    assert [seen(drawing, "s").box.width, seen(drawing, "s").box.height] == pytest.approx([3, 3], abs=0.05)


def test_where_a_surface_has_no_value_there_is_a_hole(draw, seen):
    half = seen(draw({"id": "s", "type": "surface", "expression": "sqrt(x)"}), "s")
    assert half.parts == 128
    with pytest.raises(CompileError, match="no value to draw"):
        code_of({"id": "s", "type": "surface", "expression": "sqrt(-1 - x^2)"})


def test_a_surface_follows_a_tracker(draw, seen):
    drawing = draw(
        {"id": "high", "type": "tracker", "value": 0},
        {"id": "s", "type": "surface", "expression": "high * x", "x_range": [-2, 2], "y_range": [-2, 2]},
        steps=[{"action": "create", "targets": ["s"]}, {"action": "set", "targets": ["high"], "value": 1, "run_time": 0.2}],
    )
    assert seen(drawing, "s").parts == 256


def test_the_more_there_is_in_space_the_fewer_faces_each_has():
    def faces(count):
        tree = ast.parse(code_of({"id": "s", "type": "sphere", "count": count}))
        sizes = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "resolution"]
        return int(np.prod(ast.literal_eval(sizes[0].value)))

    assert [faces(1), faces(6), faces(30), faces(50)] == [288, 72, 32, 18]


def test_words_face_the_camera_and_show_when_their_step_comes(draw):
    objects = [{"id": "ball", "type": "sphere"}, {"id": "t", "type": "text", "text": "A ball", "position": "top"}]
    steps = [{"action": "create", "targets": ["ball"]}, {"action": "write", "targets": ["t"]}]
    assert "self.camera.add_fixed_in_frame_mobjects(t)" in code_of(*objects, steps=steps)
    plays = draw(*objects, steps=steps).plays
    assert [{drawn.id for drawn in play.after} for play in plays[:2]] == [{"ball"}, {"ball", "t"}]


def test_words_beside_a_solid_stand_above_it_in_space(draw, seen):
    objects = [
        {"id": "ball", "type": "sphere", "radius": 1},
        {"id": "t", "type": "text", "text": "Sun", "relation": "above", "anchor": "ball"},
        {"id": "u", "type": "underline", "of": "t"},
    ]
    code = code_of(*objects)
    assert "t.next_to(ball, OUT, buff=0.5)" in code
    assert "self.camera.add_fixed_orientation_mobjects(t)" in code
    assert "self.camera.add_fixed_orientation_mobjects(u)" in code
    assert seen(draw(*objects), "t").box.center == pytest.approx((0, 0), abs=0.01)


def test_words_that_become_others_go_on_facing_the_camera(draw, seen):
    objects = [
        {"id": "ball", "type": "sphere"},
        {"id": "t", "type": "text", "text": "Hi", "position": "top"},
        {"id": "u", "type": "text", "text": "Hello there", "position": "top"},
    ]
    steps = [{"action": "write", "targets": ["t"]}, {"action": "transform", "targets": ["t"], "into": "u"}]
    assert "self.add_updater(lambda dt: self.camera.add_fixed_in_frame_mobjects(t))" in code_of(*objects, steps=steps)
    assert seen(draw(*objects, steps=steps), "u").text == "Hello there"


def test_lines_between_solids(draw, seen):
    drawing = draw(
        {"id": "a", "type": "sphere", "x": -3, "y": 0, "z": 0},
        {"id": "b", "type": "cube", "x": 3, "y": 0, "z": 0},
        {"id": "way", "type": "arrow_3d", "from_id": "a", "to_id": "b"},
        {"id": "same", "type": "dot_3d", "x": 3, "y": 0, "z": 0},
        {"id": "none", "type": "line_3d", "from_id": "b", "to_id": "same"},
    )
    way = seen(drawing, "way").box
    assert [way.left, way.right] == pytest.approx([-1.8, 2], abs=0.1)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "surface"}, "objects[0].expression"),
        ({"type": "surface", "expression": "x +"}, "objects[0].expression"),
        ({"type": "surface", "expression": "u*v"}, "objects[0].expression_y"),
        ({"type": "surface", "expression": "u", "expression_z": "v"}, "objects[0].expression_y"),
        ({"type": "surface", "expression": "x", "expression_y": "u", "expression_z": "v"}, "objects[0].expression"),
        ({"type": "surface", "expression": "x", "axes": "flat"}, "objects[0].axes"),
        ({"type": "dot_3d", "axes": "many"}, "objects[0].axes"),
        ({"type": "surface", "expression": "x", "x_range": [2, 1]}, "objects[0].x_range"),
        ({"type": "line_3d", "vertices": [[1, 1, 1], [1, 1, 1]]}, "objects[0].vertices"),
        ({"type": "arrow_3d", "from_id": "flat"}, "objects[0].to_id"),
        ({"type": "sphere", "radius": -1}, "objects[0].radius"),
    ],
)
def test_what_cannot_stand_in_space_is_refused_where_it_is_wrong(fields, path):
    with pytest.raises(SpecError) as refused:
        validate({"objects": [{"id": "it", **fields}, {"id": "flat", "type": "axes"}, {**AXES, "id": "many", "count": 2}]})
    assert refused.value.path == path


@pytest.mark.parametrize("kind", ["sphere", "cube", "box", "cylinder", "cone", "torus", "dot_3d"])
def test_very_small_and_very_large_solids_draw(draw, kind):
    for size in (1e-5, 20):
        assert draw({"id": "it", "type": kind, "radius": size, "height": size, "width": size, "inner_radius": size}).plays


def test_the_gallery_s_surface_plot_and_light_source(draw, seen):
    hill = {**HILL, "colors": ["orange", "blue"], "color": "green", "fill_opacity": 0.5}
    began = time.monotonic()
    drawing = draw(AXES, hill, steps=[{"action": "add", "targets": ["ax", "hill"]}], phi=75, theta=-30)
    assert time.monotonic() - began < 20
    assert (seen(drawing, "hill").parts, seen(drawing, "hill").box.width) == (256, pytest.approx(8, abs=0.05))
    ball = {"id": "ball", "type": "sphere", "radius": 1.5, "colors": ["red_d", "red_e"]}
    drawing = draw(AXES, ball, steps=[{"action": "add", "targets": ["ax", "ball"]}], phi=75, theta=30)
    assert seen(drawing, "ball").box.width == pytest.approx(3, abs=0.1)
    assert seen(drawing, "ball").color in ("#E65A4C", "#CF5044")


def test_a_parametric_curve_with_a_third_expression_rises():
    helix = {"id": "h", "type": "parametric", "expression": "2*cos(t)", "expression_y": "2*sin(t)", "expression_z": "t/5"}
    for objects in ([helix], [AXES, helix | {"axes": "ax"}]):
        code = code_of(*objects)
        assert "class GeneratedScene(ThreeDScene)" in code
        assert "(2 * np.cos(t), 2 * np.sin(t), t / 5)" in code
    flat = {"id": "ax", "type": "axes", "x_range": [-3, 3], "y_range": [-3, 3]}
    assert "t / 5" not in code_of(flat, helix | {"axes": "ax"})
    curve = Curve(None, lambda t: (np.cos(t), np.sin(t), t), [0, 3])
    assert curve.get_start() == pytest.approx([1, 0, 0])
    assert curve.get_end() == pytest.approx([np.cos(3), np.sin(3), 3])
    axes = ThreeDAxes(x_range=[-2, 2], y_range=[-2, 2], z_range=[-4, 4]).shift([1, 2, 3])
    assert Curve(axes, curve.function, [0, 3]).get_end() == pytest.approx(axes.c2p(np.cos(3), np.sin(3), 3))


@pytest.mark.parametrize("kind", ["torus", "dot_3d", "line_3d"])
def test_there_are_not_more_round_things_in_space_than_can_be_drawn_soon(kind):
    some, more = {"id": "a", "type": kind, "count": 30}, {"id": "b", "type": kind, "count": 31}
    validate({"objects": [some, {**more, "count": 30}]}, salvage=False)
    with pytest.raises(SpecError, match="61 round things") as error:
        validate({"objects": [some, more]}, salvage=False)
    assert "at most 60" in error.value.valid


def test_cubes_are_drawn_fast_enough_for_more_of_them():
    cubes = [{"id": name, "type": "cube", "count": 50, "arrange": "grid"} for name in "abcd"]
    assert len(validate({"objects": cubes}, salvage=False).spec.objects) == 4
