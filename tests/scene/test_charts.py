"""Charts: as many marks as values, as high as they are, with names and numbers, and within the frame."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.words import Kind

KINDS = [Kind.BAR_CHART, Kind.PIE_CHART, Kind.SCATTER, Kind.LINE_CHART, Kind.HISTOGRAM]
CLASSES = {"bar_chart": "Bars", "pie_chart": "Pie", "scatter": "Scatter", "line_chart": "LineChart", "histogram": "Histogram"}


def code_of(*objects):
    return compile_scene(validate({"objects": list(objects)}, salvage=False).spec).code


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_is_drawn_in_the_middle_of_the_frame(draw, seen, kind):
    chart = seen(draw({"id": "c", "type": kind.value, **BOOK[kind].example}), "c")
    assert chart.kind == CLASSES[kind]
    assert chart.box.center == pytest.approx((0, 0), abs=0.05)
    assert chart.box.width <= 13.01
    assert chart.box.height <= 7.21


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_takes_a_place_beside_other_things(draw, seen, kind):
    chart = {"id": "c", "type": kind.value, **BOOK[kind].example}
    drawing = draw(chart, {"id": "t", "type": "text", "text": "A heading"})
    assert seen(drawing, "t").box.bottom > seen(drawing, "c").box.top


def test_a_bar_has_the_colour_that_its_place_in_the_list_has(draw, seen):
    bars = {"id": "c", "type": "bar_chart", "values": [1, 2, 3], "color": "red"}
    assert seen(draw(bars), "c").color == "#FC6255"


def test_values_on_top_are_asked_for(draw, seen):
    bars = {"id": "c", "type": "bar_chart", "values": [10, 20], "labels": ["a", "b"]}
    plain, numbered = (seen(draw({**bars, "numbers": numbers}), "c").parts for numbers in (False, True))
    assert numbered == plain + 4  # four digits


def test_bars_below_zero_hang_down():
    code = code_of({"id": "c", "type": "bar_chart", "values": [3, -1.5, 5]})
    assert "Bars([3, -1.5, 5], y_range=[-2, 5, 1]" in code


def test_small_and_large_values_keep_their_digits():
    code = code_of({"id": "c", "type": "bar_chart", "values": [0.00012, 0.00031]})
    assert "[0.00012, 0.00031], y_range=[0, 0.00035, 5e-05]" in code


def test_shares_of_a_pie_are_its_sectors(draw, seen):
    pie = {"id": "c", "type": "pie_chart", "values": [50, 0, 50]}
    assert seen(draw(pie), "c").parts == 2
    assert "hole=1" in code_of({**pie, "inner_radius": 1})


def test_a_histogram_counts_what_lies_in_each_stretch():
    values = [1, 2, 2, 3, 3, 3, 9]
    assert "Histogram([3, 3, 0, 0, 1], x_range=[0, " not in code_of({"id": "c", "type": "histogram", "values": values})
    code = code_of({"id": "c", "type": "histogram", "values": values, "sides": 4, "x_range": [1, 9]})
    assert "Histogram([3, 3, 0, 1], x_range=[1, 9, 2], y_range=[0, 3, 1]" in code


def test_every_value_is_in_some_bar_of_a_histogram():
    rng = np.random.default_rng(1)
    for count in (1, 2, 7, 40):
        values = [round(float(value), 3) for value in rng.normal(50, 20, count)]
        code = code_of({"id": "c", "type": "histogram", "values": values})
        bars = code.split("Histogram([")[1].split("]")[0]
        assert sum(float(bar) for bar in bars.split(",")) == count


def test_points_may_stand_on_axes_that_are_there(draw, seen):
    axes = {"id": "a", "type": "axes", "x_range": [0, 10], "y_range": [0, 10], "width": 10, "height": 5}
    drawing = draw(axes, {"id": "s", "type": "scatter", "axes": "a", "vertices": [[2, 2], [8, 6]], "radius": 0.1})
    box = seen(drawing, "s").box
    assert (box.left, box.right) == pytest.approx((-3.1, 3.1), abs=0.01)
    assert (box.bottom, box.top) == pytest.approx((-1.6, 0.6), abs=0.01)


def test_axes_without_a_range_show_all_points_that_stand_on_them(draw, seen):
    points = {"id": "s", "type": "scatter", "axes": "a", "vertices": [[100, 5], [180, 40]]}
    drawing = draw({"id": "a", "type": "axes"}, points)
    axes, dots = seen(drawing, "a").box, seen(drawing, "s").box
    assert axes.left < dots.left
    assert dots.top < axes.top + 0.1


def test_points_outside_given_axes_are_an_error_in_words():
    axes = {"id": "a", "type": "axes", "x_range": [0, 10], "y_range": [0, 10]}
    with pytest.raises(CompileError, match="outside the axes") as caught:
        code_of(axes, {"id": "s", "type": "scatter", "axes": "a", "vertices": [[1, 100]]})
    assert caught.value.valid == "y between 0 and 10, or other axes"


def test_a_line_chart_of_many_long_names_still_fits(draw, seen):
    labels = [f"A rather long name {index}" for index in range(24)]
    box = seen(draw({"id": "c", "type": "line_chart", "values": list(range(24)), "labels": labels}), "c").box
    assert max(-box.left, box.right) < 6.6
    assert max(-box.bottom, box.top) < 3.7


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "bar_chart"}, "values"),
        ({"type": "bar_chart", "values": [1, 2], "labels": ["a"]}, "labels"),
        ({"type": "pie_chart", "values": [1, -2]}, "values"),
        ({"type": "pie_chart", "values": [0, 0]}, "values"),
        ({"type": "pie_chart", "values": [1], "inner_radius": 3}, "inner_radius"),
        ({"type": "scatter"}, "vertices"),
        ({"type": "line_chart", "vertices": []}, "vertices"),
        ({"type": "histogram", "values": []}, "values"),
        ({"type": "bar_chart", "values": [1] * 61}, "values"),
    ],
)
def test_what_cannot_be_a_chart_is_refused_with_its_path(fields, path):
    with pytest.raises(SpecError) as caught:
        validate({"objects": [{"id": "c", **fields}]})
    assert caught.value.path == f"objects[0].{path}"


def test_no_label_reaches_the_code_unescaped(constants, hostile):
    chart = {"id": "c", "type": "bar_chart", "values": [1], "labels": [hostile], "x_label": hostile, "y_label": hostile}
    assert constants(chart).count(hostile) == 3


@settings(max_examples=15)
@given(st.sampled_from(KINDS), st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_any_values_make_a_chart_within_the_frame(draw, kind, values):
    if kind is Kind.PIE_CHART:
        values = [abs(value) + 1e-3 for value in values]
    drawing = draw({"id": "c", "type": kind.value, "values": values})
    box = next(item.box for item in drawing.plays[-1].after if item.id == "c")
    assert max(-box.left, box.right) < 6.7
    assert max(-box.bottom, box.top) < 3.8
