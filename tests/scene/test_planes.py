"""Planes: numbers without LaTeX, ranges that show what is drawn on them, and curves that keep to them."""

from __future__ import annotations

import numpy as np
import pytest

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.words import Kind

KINDS = [Kind.POLAR_PLANE, Kind.COMPLEX_PLANE, Kind.PARAMETRIC, Kind.IMPLICIT, Kind.VECTOR_FIELD, Kind.STREAM_LINES]


def code_of(*objects):
    return compile_scene(validate({"objects": list(objects)}, salvage=False).spec).code


def example_of(kind):
    fields = dict(BOOK[kind].example)
    others = fields.pop("others", [])
    return [*others, {"id": f"{kind}_1", "type": kind.value, **fields}]


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_is_drawn_within_the_frame(draw, seen, kind):
    thing = seen(draw(*example_of(kind)), f"{kind}_1")
    assert thing.parts >= 1
    assert max(-thing.box.left, thing.box.right) < 7.2
    assert max(-thing.box.bottom, thing.box.top) < 4.05


def test_a_plane_needs_no_latex_for_its_numbers():
    code = code_of({"id": "c", "type": "complex_plane"}, {"id": "p", "type": "polar_plane"})
    assert "number_complex(ComplexPlane(" in code
    assert "number_polar(PolarPlane(" in code
    assert "add_coordinates" not in code


def test_a_complex_plane_has_equal_units(draw, seen):
    plane = {"id": "c", "type": "complex_plane", "x_range": [-4, 4], "y_range": [-1, 3], "numbers": False}
    box = seen(draw(plane), "c").box
    assert box.width / box.height == pytest.approx(2, rel=0.01)


def test_a_plot_on_a_polar_plane_is_r_of_theta(draw, seen):
    objects = [{"id": "p", "type": "polar_plane"}, {"id": "c", "type": "plot", "axes": "p", "expression": "r = 1 + cos(theta)"}]
    drawing = draw(*objects)
    curve, plane = seen(drawing, "c").box, seen(drawing, "p").box
    # A cardioid lies to the right of its pole, which is the middle of the plane.
    assert curve.right == pytest.approx(-8 * curve.left, rel=0.05)
    assert plane.left < curve.left
    assert curve.right < plane.right


def test_theta_may_be_a_tracker_on_other_axes():
    objects = [
        {"id": "theta", "type": "tracker", "value": 1},
        {"id": "a", "type": "axes"},
        {"id": "c", "type": "plot", "axes": "a", "expression": "sin(x + theta)"},
    ]
    assert "lambda x: np.sin(x + theta.get_value())" in code_of(*objects)


def test_axes_show_all_of_what_a_parametric_curve_reaches(draw, seen):
    objects = [
        {"id": "a", "type": "axes"},
        {"id": "c", "type": "parametric", "axes": "a", "expression": "40*cos(t)", "expression_y": "30*sin(t)"},
    ]
    drawing = draw(*objects)
    curve = seen(drawing, "c").box
    assert "x_range=[-50, 50, 10]" in code_of(*objects)
    assert curve.width == pytest.approx(8, rel=0.03)


def test_a_curve_without_axes_is_shrunk_to_the_frame(draw, seen):
    spiral = {"id": "c", "type": "parametric", "expression": "t*cos(t)", "expression_y": "t*sin(t)", "t_range": [0, 7]}
    assert seen(draw(spiral), "c").box.height <= 7.21


def test_an_equation_is_drawn_where_it_holds(draw, seen):
    objects = [
        {"id": "a", "type": "axes", "x_range": [-5, 5], "y_range": [-3, 3]},
        {"id": "c", "type": "implicit", "axes": "a", "expression": "(x-1)^2 + y^2 = 4"},
    ]
    box = seen(draw(*objects), "c").box
    assert (box.left, box.right) == pytest.approx((-1, 3), abs=0.03)
    assert box.top == pytest.approx(2 * 5.6 / 6, abs=0.03)


@pytest.mark.parametrize("expression", ["x*y = 1", "y = tan(x)", "log(x) + log(y) = 0", "y - 1/x"])
def test_poles_of_an_equation_are_no_lines(draw, seen, expression):
    objects = [{"id": "a", "type": "axes"}, {"id": "c", "type": "implicit", "axes": "a", "expression": expression}]
    box = seen(draw(*objects), "c").box
    assert np.isfinite([box.left, box.right]).all()


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "implicit", "expression": "x^2 + y^2 = z"}, "expression"),
        ({"type": "implicit", "expression": "x = 1 = y"}, "expression"),
        ({"type": "parametric", "expression": "cos(t)"}, "expression_y"),
        ({"type": "parametric", "expression": "cos(x)", "expression_y": "t"}, "expression"),
        ({"type": "vector_field", "expression": "x", "expression_y": "t"}, "expression_y"),
        ({"type": "plot", "expression": "x", "axes": "c"}, "axes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_path(fields, path):
    with pytest.raises(SpecError) as caught:
        validate({"objects": [{"id": "c", **fields}, {"id": "b", "type": "circle"}]})
    assert caught.value.path == f"objects[0].{path}"


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "implicit", "expression": "x^2 + y^2 = -1"},
        {"type": "parametric", "expression": "sqrt(-1)", "expression_y": "t"},
        {"type": "vector_field", "expression": "log(-1)", "expression_y": "x"},
        {"type": "stream_lines", "expression": "1/0", "expression_y": "x"},
    ],
)
def test_what_has_nothing_to_draw_is_an_error_that_names_it(fields):
    with pytest.raises(CompileError) as caught:
        code_of({"id": "c", **fields})
    assert caught.value.path == "c"
    assert caught.value.valid


def test_a_field_has_as_many_arrows_as_places_with_a_vector(draw, seen):
    field = {"type": "vector_field", "expression": "1", "expression_y": "x / x", "x_range": [-2, 2, 1], "y_range": [-1, 1, 1]}
    assert seen(draw({"id": "f", **field}), "f").parts == 12  # none on x = 0


def test_a_field_of_any_range_has_a_bounded_number_of_arrows(draw, seen):
    field = {"id": "f", "type": "vector_field", "expression": "1", "expression_y": "y"}
    axes = {"id": "a", "type": "axes", "x_range": [0, 100, 1], "y_range": [0, 100, 1]}
    assert seen(draw(axes, {**field, "axes": "a"}), "f").parts <= 625


def test_things_stand_on_a_number_line_by_one_coordinate(draw, seen):
    line = {"id": "l", "type": "number_line", "x_range": [0, 10], "length": 10}
    drawing = draw(
        line, {"id": "d", "type": "dot", "axes": "l", "x": 3}, {"id": "e", "type": "dot", "axes": "l", "x": 7, "y": 1}
    )
    assert seen(drawing, "d").box.center == pytest.approx((-2, 0), abs=0.01)
    assert seen(drawing, "e").box.center == pytest.approx((2, 1), abs=0.01)
    assert "Ruler(" not in code_of(line)


@pytest.mark.parametrize("fields", [{"type": "plot", "expression": "x"}, {"type": "scatter", "vertices": [[1, 1]]}])
def test_a_number_line_has_no_y(fields):
    with pytest.raises(SpecError) as caught:
        validate({"objects": [{"id": "l", "type": "number_line"}, {"id": "c", "axes": "l", **fields}]})
    assert caught.value.path == "objects[1].axes"


@pytest.mark.parametrize("kind", ["axes", "number_plane", "complex_plane", "polar_plane", "number_line"])
def test_axes_can_be_seen_on_a_light_background(draw, kind):
    plane = {"id": "p", "type": kind, "numbers": True}
    light = compile_scene(validate({"objects": [plane], "background": "white"}).spec).code
    assert "ink_axes(" in light
    assert "ink_axes(" not in code_of(plane)
    draw(plane, background="white")


def test_a_field_leaves_room_for_a_heading(draw, seen):
    field = {"id": "f", "type": "vector_field", "expression": "1", "expression_y": "x"}
    drawing = draw(field, {"id": "t", "type": "text", "text": "A field", "position": "top"})
    assert seen(drawing, "f").box.top < seen(drawing, "t").box.bottom
