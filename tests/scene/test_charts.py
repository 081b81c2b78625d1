"""Charts: as many marks as values, as high as they are, with names and numbers, and within the frame."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import linear, tempconfig

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.mobjects.charts import Bars
from animathic_lab.scene.mobjects.growing import GrowChart
from animathic_lab.scene.mobjects.pies import Pie
from animathic_lab.scene.words import Kind

KINDS = [Kind.BAR_CHART, Kind.PIE_CHART, Kind.SCATTER, Kind.LINE_CHART, Kind.HISTOGRAM]
CLASSES = {"bar_chart": "Bars", "pie_chart": "Pie", "scatter": "Scatter", "line_chart": "LineChart", "histogram": "Histogram"}


@pytest.fixture
def outlines(tmp_path):
    """Let the words that are set in this process lie in a folder of its own: two workers must not write the same file."""
    with tempconfig({"media_dir": str(tmp_path / "media")}):
        yield


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("action", ["create", "grow"])
def test_a_chart_comes_turn_by_turn(draw, kind, action):
    drawing = draw({"id": "c", "type": kind.value, **BOOK[kind].example}, steps=[{"action": action, "targets": ["c"]}])
    played = drawing.plays[0].animations[0]
    assert (played.name, played.target, played.detail["run_time"]) == ("GrowChart", "c", 1.5)


def test_what_is_there_already_grows_by_a_factor():
    steps = [{"action": "create", "targets": ["c"]}, {"action": "grow", "targets": ["c"]}]
    code = compile_scene(validate({"objects": [{"id": "c", "type": "bar_chart", "values": [1]}], "steps": steps}).spec).code
    assert "GrowChart(c)" in code
    assert "c.animate.scale(1.5)" in code


def test_bars_grow_out_of_their_axis(outlines):
    bars = Bars([3, -2], y_range=[-2, 3, 1], colors=["#FF0000"], width=6, height=5)
    whole, zero = bars.copy(), bars.point(0, 0)[1]
    play = GrowChart(bars, rate_func=linear)
    play.begin()
    assert bars[0].get_fill_opacity() == 0
    seen_heights = []
    for alpha in (0.4, 0.6, 1.0):
        play.interpolate(alpha)
        assert bars[0].get_bottom()[1] == pytest.approx(zero, abs=0.02)
        assert bars[1].get_top()[1] == pytest.approx(zero, abs=0.02)
        assert bars[0].width == pytest.approx(whole[0].width)
        seen_heights.append(bars[0].height)
    assert seen_heights == sorted(seen_heights)
    assert 0 < seen_heights[0] < seen_heights[-1]
    for now, then in zip(bars.get_family(), whole.get_family(), strict=True):
        assert np.allclose(now.points, then.points)
        assert np.allclose(now.get_fill_rgbas(), then.get_fill_rgbas())


@pytest.mark.parametrize("hole", [0.0, 1.0])
def test_slices_come_one_after_another_with_their_names(outlines, hole):
    pie = Pie([3, 2, 0, 1], labels=["a", "b", "none", "d"], colors=["#FF0000", "#00FF00"], numbers=True, hole=hole)
    pie.shift((1, 1, 0))
    play = GrowChart(pie, rate_func=linear)
    play.begin()
    play.interpolate(0.5)
    areas = [part.sector.width if len(part.sector.points) else 0.0 for part in pie.slices]
    play.interpolate(1.0)
    ends = [part.sector.width if len(part.sector.points) else 0.0 for part in pie.slices]
    shares = [now / end for now, end in zip(areas, ends, strict=True) if end]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]
    assert all(part.words.submobjects[0].get_fill_opacity() == 1 for part in pie.slices if len(part.sector.points))


def test_parts_of_charts_are_their_bars_slices_and_points(draw):
    charts = [
        {"id": "bars", "type": "bar_chart", "values": [1, 2, 3]},
        {"id": "pie", "type": "pie_chart", "values": [1, 0, 3], "labels": ["a", "b", "c"]},
        {"id": "line", "type": "line_chart", "values": [1, 2, 3]},
        {"id": "points", "type": "scatter", "vertices": [[1, 2], [3, 4]]},
        {"id": "lines", "type": "line_chart", "headers": ["A", "B"], "rows": [["1", "2", "3"], ["2", "3", "4"]]},
    ]
    targets = ["bars.2", "pie.0", "pie.1", "pie.2", "line.0", "points.1", "lines.1", "lines.1.1"]
    steps = [{"action": action, "targets": [name], "color": "red"} for name in targets for action in ("indicate", "recolor")]
    drawing = draw(*charts, steps=steps)
    acted = [animation.target for play in drawing.plays for animation in play.animations if animation.name == "set_color"]
    assert acted == [target.split(".")[0] for target in targets]


def test_recolouring_a_part_leaves_the_others(outlines):
    bars = Bars([1, 2], y_range=[0, 2, 1], colors=["#00FF00"], width=6, height=5)
    bars[1].set_color("#FF0000")
    assert [bar.get_fill_color().to_hex() for bar in bars.marks] == ["#00FF00", "#FF0000"]
    pie = Pie([1, 2], labels=["a", "b"], colors=["#00FF00"])
    pie[1].set_color("#FF0000")
    assert [part.sector.get_fill_color().to_hex() for part in pie.slices] == ["#00FF00", "#FF0000"]
    assert pie[1].words[0].get_fill_color().to_hex() == "#FFFFFF"


@pytest.mark.parametrize(
    ("chart", "part", "valid"),
    [
        ({"type": "bar_chart", "values": [1, 2]}, "c.2", "c.0 to c.1"),
        ({"type": "pie_chart", "values": [1]}, "c.1", "c.0"),
        ({"type": "bar_chart", "values": [1, 2]}, "c.1.0", "c.1 as a whole"),
        ({"type": "scatter", "vertices": [[1, 2]]}, "c.1", "c.0"),
        ({"type": "line_chart", "headers": ["A", "B"], "rows": [["1", "2", "3"]]}, "c.2", "c.0 to c.1"),
        ({"type": "line_chart", "headers": ["A", "B"], "rows": [["1", "2", ""]]}, "c.1.0", "c.1 as a whole"),
    ],
)
def test_parts_that_are_not_there_are_refused(chart, part, valid):
    with pytest.raises(SpecError) as refusal:
        validate({"objects": [{"id": "c", **chart}], "steps": [{"action": "indicate", "targets": [part]}]}, salvage=False)
    assert refusal.value.valid == valid


def test_parts_of_a_chart_of_a_table_are_counted_when_its_values_are_there():
    chart = {"id": "c", "type": "bar_chart", "data": "sales", "x_column": "a", "y_column": "b"}
    assert validate({"objects": [chart], "steps": [{"action": "indicate", "targets": ["c.7"]}]}, salvage=False).spec


def test_a_line_chart_has_the_colours_that_it_is_given(draw, seen):
    line = {"id": "c", "type": "line_chart", "values": [1, 3, 2]}
    assert "colors=[RED])" not in code_of(line)
    assert "colors=[RED]" in code_of({**line, "color": "red"})
    assert "colors=[RED, GREEN, BLUE]" in code_of({**line, "colors": ["red", "green", "blue"]})
    assert seen(draw({**line, "colors": ["red"]}), "c").color == "#FC6255"


def test_several_lines_have_a_colour_each_and_a_legend(draw, seen):
    rows = [["Jan", "1", "5", ""], ["Feb", "2", "4", "7"], ["Mar", "3.5", "", "8"]]
    lines = {
        "id": "c",
        "type": "line_chart",
        "headers": ["month", "A", "B", "C"],
        "rows": rows,
        "colors": ["red", "gold", "blue"],
    }
    code = code_of(lines)
    assert "LineChart([[[1, 1], [2, 2], [3, 3.5]], [[1, 5], [2, 4]], [[2, 7], [3, 8]]], names=['A', 'B', 'C']" in code
    assert "labels=['Jan', 'Feb', 'Mar']" in code
    assert "colors=[RED, GOLD, BLUE]" in code
    box = seen(draw(lines), "c").box
    assert max(-box.bottom, box.top) < 3.7


def test_several_colours_of_points_stand_on_given_axes_too(draw, seen):
    points = {"id": "c", "type": "scatter", "headers": ["A", "B"], "rows": [["1", "2", ""], ["30", "", "5"]], "axes": "a"}
    code = code_of({"id": "a", "type": "axes"}, points)
    assert "x_range=[0, 35, 5]" in code
    assert "PointsOn(a, [[[1, 2]], [[30, 5]]], names=['A', 'B'], colors=[BLUE, GREEN])" in code
    assert seen(draw({"id": "a", "type": "axes"}, points), "c").kind == "PointsOn"


def boxes_of(words):
    return [(w.get_left()[0], w.get_right()[0], w.get_bottom()[1], w.get_top()[1]) for w in words]


def overlapping(words):
    boxes = boxes_of(words)
    pairs = ((one, other) for index, one in enumerate(boxes) for other in boxes[index + 1 :])
    return [
        (one, other)
        for one, other in pairs
        if one[0] < other[1] - 1e-6 and other[0] < one[1] - 1e-6 and one[2] < other[3] - 1e-6 and other[2] < one[3] - 1e-6
    ]


@pytest.mark.parametrize("count", [2, 9, 25, 60])
def test_names_of_many_slices_do_not_cover_each_other(outlines, count):
    values = [1 + (7 * index) % 11 for index in range(count)]
    pie = Pie(values, labels=[f"A rather long name {index}" for index in range(count)], colors=["#FF0000"])
    names = [part.words.submobjects[-1] for part in pie.slices]
    assert len(names) == count
    assert not overlapping(names)
    assert pie.width <= 13.01
    assert pie.height <= 7.21


@pytest.mark.parametrize("count", [3, 14, 30, 60])
def test_names_and_numbers_of_many_bars_do_not_cover_each_other(outlines, count):
    bars = Bars(
        [100 + index for index in range(count)],
        labels=[f"A rather long name {index}" for index in range(count)],
        y_range=[0, 200, 50],
        colors=["#FF0000"],
        numbers=True,
        width=12,
        height=5,
    )
    assert not overlapping(bars.tops)
    if count not in (14,):  # slanted names lie side by side, their boxes do not
        assert not overlapping(list(bars.labels)[-count:])


@pytest.mark.parametrize("kind", ["bar_chart", "pie_chart", "line_chart"])
@pytest.mark.parametrize("label", ['it\'s "q"\n{x}', "n" * 60, " ", "🙂漢字"])
def test_odd_names_are_drawn_within_the_frame(draw, seen, kind, label):
    box = seen(draw({"id": "c", "type": kind, "values": [3, 1, 2], "labels": [label, "b", label], "numbers": True}), "c").box
    assert max(-box.left, box.right) < 6.7
    assert max(-box.bottom, box.top) < 3.8


@pytest.mark.parametrize("kind", ["line_chart", "scatter"])
@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"headers": ["A"], "rows": [["1", "x"]]}, "rows"),
        ({"headers": ["A", "B", "C"], "rows": [["1", "2"]]}, "headers"),
        ({"headers": ["A"], "rows": [["1", ""]]}, "rows"),
        ({"rows": [["1", "2"]]}, "headers"),
        ({"headers": [f"n{i}" for i in range(14)], "rows": [["1"] * 15]}, "headers"),
    ],
)
def test_what_cannot_be_several_lines_is_refused_with_its_path(kind, fields, path):
    with pytest.raises(SpecError) as refusal:
        validate({"objects": [{"id": "c", "type": kind, **fields}]})
    assert refusal.value.path == f"objects[0].{path}"


@settings(max_examples=15)
@given(st.sampled_from(KINDS), st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_any_values_make_a_chart_within_the_frame(draw, kind, values):
    if kind is Kind.PIE_CHART:
        values = [abs(value) + 1e-3 for value in values]
    drawing = draw({"id": "c", "type": kind.value, "values": values})
    box = next(item.box for item in drawing.plays[-1].after if item.id == "c")
    assert max(-box.left, box.right) < 6.7
    assert max(-box.bottom, box.top) < 3.8
