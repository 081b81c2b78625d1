"""What belongs to a plot stands where the plot says, and nothing is drawn where the plot has no value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.words import Kind

KINDS = [
    Kind.AREA,
    Kind.RIEMANN,
    Kind.TANGENT,
    Kind.SECANT,
    Kind.VERTICAL_LINE,
    Kind.HORIZONTAL_LINE,
    Kind.LABEL,
]
#: One unit of x is 1, one of y is 0.8.
AXES = {"id": "ax", "type": "axes", "x_range": [-5, 5], "y_range": [-3, 4], "height": 5.6}
CURVE = {"id": "curve", "type": "plot", "axes": "ax", "expression": "x^2 / 4"}
POLE = {"id": "curve", "type": "plot", "axes": "ax", "expression": "1/x"}
GALLERY = Path(__file__).parents[1] / "gallery" / "specs"


def point(x: float, y: float) -> tuple[float, float]:
    return x, (y - 0.5) * 0.8


def code_of(*objects):
    return compile_scene(validate({"objects": list(objects)}, salvage=False).spec).code


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_is_drawn_on_its_axes(draw, seen, kind):
    fields = dict(BOOK[kind].example)
    others = fields.pop("others")
    drawing = draw(*others, {"id": "thing", "type": kind.value, **fields})
    thing, axes = seen(drawing, "thing").box, seen(drawing, "ax").box
    assert axes.left - 0.1 < thing.left
    assert thing.right < axes.right + 0.1
    assert thing.bottom > axes.bottom - 0.5


def test_an_area_reaches_from_the_axis_to_the_curve(draw, seen):
    box = seen(draw(AXES, CURVE, {"id": "a", "type": "area", "of": "curve", "x_range": [1, 3]}), "a").box
    assert (box.left, box.bottom) == pytest.approx(point(1, 0), abs=0.01)
    assert (box.right, box.top) == pytest.approx(point(3, 2.25), abs=0.01)


def test_an_area_between_two_curves_ends_at_the_second(draw, seen):
    other = {"id": "other", "type": "plot", "axes": "ax", "expression": "3"}
    area = {"id": "a", "type": "area", "of": "curve", "to_id": "other", "x_range": [0, 2]}
    box = seen(draw(AXES, CURVE, other, area), "a").box
    assert box.top == pytest.approx(point(0, 3)[1], abs=0.01)
    assert box.bottom == pytest.approx(point(0, 0)[1], abs=0.01)


def test_an_area_between_two_curves_above_the_axis_does_not_reach_down_to_it(draw, seen):
    curves = [CURVE | {"expression": "3"}, {"id": "other", "type": "plot", "axes": "ax", "expression": "1"}]
    box = seen(draw(AXES, *curves, {"id": "a", "type": "area", "of": "curve", "to_id": "other", "x_range": [0, 2]}), "a").box
    assert (box.bottom, box.top) == pytest.approx((point(0, 1)[1], point(0, 3)[1]), abs=0.01)


def test_an_area_over_a_pole_stays_within_the_axes(draw, seen):
    box = seen(draw(AXES, POLE, {"id": "a", "type": "area", "of": "curve", "x_range": [-2, 2]}), "a").box
    assert box.top <= point(0, 4)[1] + 0.01
    assert box.bottom >= point(0, -3)[1] - 0.01


def test_a_hole_of_one_point_leaves_the_rest_of_a_curve(draw, seen):
    # 0/0 at a place at which Manim looks and none of our own samples lies.
    hole = {"id": "curve", "type": "plot", "axes": "ax", "expression": "(x^2 - 1)/(x - 1)", "x_range": [-1, 1.93]}
    box = seen(draw(AXES, hole), "curve").box
    assert (box.left, box.right) == pytest.approx((point(-1, 0)[0], point(1.93, 0)[0]), abs=0.05)


def test_riemann_rectangles_are_as_wide_as_dx(draw, seen):
    bars = seen(draw(AXES, CURVE, {"id": "r", "type": "riemann", "of": "curve", "x_range": [1, 3], "dx": 0.5}), "r")
    assert bars.parts == 4
    # The last is as high as the curve at its left.
    assert bars.box.top == pytest.approx(point(0, 2.5**2 / 4)[1], abs=0.01)
    assert bars.box.right == pytest.approx(3, abs=0.01)


def test_a_tangent_touches_with_the_slope_of_the_curve(draw, seen):
    line = seen(draw(AXES, CURVE, {"id": "t", "type": "tangent", "of": "curve", "at": 2, "length": 2}), "t").box
    assert line.center == pytest.approx(point(2, 1), abs=0.01)
    assert line.height / line.width == pytest.approx(0.8, abs=0.01)


def test_a_secant_goes_through_two_points_of_the_curve(draw, seen):
    secant = seen(draw(AXES, CURVE, {"id": "s", "type": "secant", "of": "curve", "at": 0, "dx": 4, "length": 1}), "s")
    assert secant.parts == 3
    assert (secant.box.left, secant.box.right) == pytest.approx((0, 4), abs=0.1)


def test_lines_reach_from_the_axes_to_the_curve_or_through_the_whole_plane(draw, seen):
    drawing = draw(
        AXES,
        CURVE,
        {"id": "up", "type": "vertical_line", "of": "curve", "at": 2},
        {"id": "across", "type": "horizontal_line", "of": "curve", "at": 2},
        {"id": "wall", "type": "vertical_line", "of": "ax", "at": -4},
        {"id": "floor", "type": "horizontal_line", "of": "ax", "at": -2},
    )
    up, across, wall, floor = (seen(drawing, name).box for name in ("up", "across", "wall", "floor"))
    assert (up.left, up.bottom, up.top) == pytest.approx((2, point(0, 0)[1], point(0, 1)[1]), abs=0.02)
    assert (across.left, across.right, across.top) == pytest.approx((0, 2, point(0, 1)[1]), abs=0.02)
    assert (wall.left, wall.height) == pytest.approx((-4, 5.6), abs=0.02)
    assert (floor.bottom, floor.width) == pytest.approx((point(0, -2)[1], 10), abs=0.02)


def test_a_plot_without_axes_takes_what_belongs_to_it_along(draw, seen):
    curve = {"id": "curve", "type": "plot", "expression": "x^2 / 4", "x_range": [-4, 4], "x": 2, "y": -1}
    drawing = draw(curve, {"id": "a", "type": "area", "of": "curve", "x_range": [1, 3]})
    assert "Area(curve.axes, " in code_of(curve, {"id": "a", "type": "area", "of": "curve"})
    assert seen(drawing, "a").box.left == pytest.approx(seen(drawing, "curve").box.center[0] + 1, abs=0.3)


def test_a_label_stands_beside_its_place_and_is_words_or_a_formula(draw, seen):
    drawing = draw(
        AXES,
        CURVE,
        {"id": "math", "type": "label", "of": "curve", "text": "$x^2$", "at": 2, "direction": "up"},
        {"id": "word", "type": "label", "of": "ax", "text": "x^2 costs $5", "direction": "down"},
    )
    assert (seen(drawing, "math").kind, seen(drawing, "word").kind) == ("Formula", "Text")
    box = seen(drawing, "math").box
    assert box.center[0] == pytest.approx(2, abs=0.02)
    assert box.bottom == pytest.approx(point(0, 1)[1] + 0.15, abs=0.05)


def test_a_label_has_the_colour_of_what_it_belongs_to(draw, seen):
    drawing = draw(AXES, {**CURVE, "color": "red"}, {"id": "l", "type": "label", "of": "curve", "text": "curve"})
    assert seen(drawing, "l").color == seen(drawing, "curve").color


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "area", "of": "ax"}, "of"),
        ({"type": "area", "of": "nothing"}, "of"),
        ({"type": "area"}, "of"),
        ({"type": "area", "of": "curve", "to_id": "ax"}, "to_id"),
        ({"type": "tangent", "of": "curve"}, "at"),
        ({"type": "vertical_line", "of": "ball", "at": 1}, "of"),
        ({"type": "label", "of": "curve"}, "text"),
        ({"type": "riemann", "of": "curve", "bind": ["scale = 2", "dx = 1"]}, "bind"),
        ({"type": "circle", "bind": ["at = 2"]}, "bind"),
    ],
)
def test_what_does_not_fit_together_is_refused_with_its_path(fields, path):
    objects = [AXES, CURVE, {"id": "ball", "type": "circle"}, {"id": "thing", **fields}]
    with pytest.raises(SpecError) as caught:
        validate({"objects": objects})
    assert caught.value.path == f"objects[3].{path}"


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "tangent", "of": "curve", "at": 0},
        {"type": "vertical_line", "of": "curve", "at": 0},
        {"type": "label", "of": "curve", "text": "here", "at": 0},
        {"type": "riemann", "of": "curve", "x_range": [1, 5], "dx": 0.001},
    ],
)
def test_a_place_without_a_value_is_an_error_in_words(fields):
    with pytest.raises(CompileError) as caught:
        code_of(AXES, POLE, {"id": "thing", **fields})
    assert caught.value.path
    assert caught.value.valid


def test_a_place_outside_the_axes_is_an_error_in_words():
    with pytest.raises(CompileError, match="outside the axes") as caught:
        code_of(AXES, CURVE, {"id": "thing", "type": "tangent", "of": "curve", "at": 50})
    assert caught.value.valid == "an x between -5 and 5"


def test_no_text_of_a_label_reaches_the_code_unescaped(constants, hostile):
    found = constants(AXES, CURVE, {"id": "l", "type": "label", "of": "curve", "text": f"a{hostile}"})
    assert any(f"a{hostile}".strip() == text for text in found)


@pytest.mark.parametrize("name", ["GraphAreaPlot", "SinAndCosFunctionPlot", "HeatDiagramPlot"])
def test_scenes_of_the_gallery_are_drawn(draw, name):
    spec = json.loads((GALLERY / f"{name}.json").read_text(encoding="utf-8"))
    drawing = draw(*spec["objects"], steps=spec["steps"])
    assert {item.id for item in drawing.plays[-1].after} >= {item["id"] for item in spec["objects"]}
