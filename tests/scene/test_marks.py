"""Marks: measured from what they mark, with it when it moves, refused where there is nothing to mark."""

from __future__ import annotations

import math

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate

BAR = {"id": "bar", "type": "line", "vertices": [[-2, -1], [2, 1]], "color": "orange"}
FLAT = {"id": "flat", "type": "line", "vertices": [[0, 0], [3, 0]]}
STEEP = {"id": "steep", "type": "line", "vertices": [[0, 0], [2, 2]]}
UPRIGHT = {"id": "upright", "type": "line", "vertices": [[0, 0], [0, 2]]}
BOX = {"id": "box", "type": "square", "x": 3, "y": 1}


def code_of(*objects):
    return compile_scene(validate({"objects": list(objects)}, salvage=False).spec).code


def test_a_brace_lies_beside_what_it_marks_with_its_words_at_the_tip(draw, seen):
    drawn = seen(draw(BOX, {"id": "it", "type": "brace", "of": "box", "text": "side", "color": "yellow"}), "it")
    assert (drawn.kind, drawn.text, drawn.color) == ("LabelledBrace", "side", "#F7D96F")
    assert drawn.box.width == pytest.approx(2, abs=0.01)
    assert drawn.box.top == pytest.approx(-0.2, abs=0.01)
    assert drawn.box.bottom < -0.6


def test_a_brace_without_words_is_manim_s_own(draw, seen):
    drawn = seen(draw(BOX, {"id": "it", "type": "brace", "of": "box", "direction": "up", "gap": 0.5}), "it")
    assert drawn.kind == "Brace"
    assert drawn.box.bottom == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize(
    ("words", "constructor"),
    [
        *((words, "Text") for words in ("width", "x = 3 cm", "file_name", "50% \\ 20", "x^", "\\frac{a}")),
        *((words, "Formula") for words in ("x", "x_1", "\\alpha", "a^2", "$w$")),
    ],
)
def test_a_caption_is_a_formula_where_it_looks_like_one(words, constructor):
    assert f"label={constructor}(" in code_of(BOX, {"id": "it", "type": "brace", "of": "box", "text": words})


def test_captions_reach_the_code_as_literals_only(hostile, constants):
    found = constants(BOX, {"id": "it", "type": "brace", "of": "box", "text": hostile})
    assert any(" ".join(hostile.split()).strip("$") in text for text in found)


def test_the_angle_between_two_lines_is_the_smaller_one_unless_it_has_a_direction(draw, seen):
    small = seen(draw(FLAT, STEEP, {"id": "it", "type": "angle", "from_id": "steep", "to_id": "flat", "radius": 1}), "it")
    assert (small.kind, small.color) == ("AngleMark", "#F7D96F")
    assert [small.box.left, small.box.right] == pytest.approx([math.sqrt(0.5), 1], abs=0.01)
    fields = {"from_id": "steep", "to_id": "flat", "radius": 1, "directed": True}
    large = seen(draw(FLAT, STEEP, {"id": "it", "type": "angle", **fields}), "it")
    assert [large.box.left, large.box.bottom] == pytest.approx([-1, -1], abs=0.05)


def test_an_angle_is_found_whichever_way_its_lines_run(draw, seen):
    backwards = {"id": "back", "type": "line", "vertices": [[3, 0], [0, 0]]}
    drawn = seen(draw(backwards, UPRIGHT, {"id": "it", "type": "right_angle", "from_id": "back", "to_id": "upright"}), "it")
    box = drawn.box
    assert [box.left, box.bottom, box.right, box.top] == pytest.approx([0, 0, 0.3, 0.3], abs=0.01)


def test_lines_that_go_on_from_each_other_make_a_straight_angle(draw, seen):
    one = {"id": "one", "type": "line", "vertices": [[0, 0], [2, 0]]}
    other = {"id": "other", "type": "line", "vertices": [[0, 0], [-2, 0]]}
    fields = {"type": "angle", "from_id": "one", "to_id": "other", "radius": 0.5, "directed": True}
    box = seen(draw(one, other, {"id": "it", **fields}), "it").box
    assert (box.left, box.bottom, box.right, box.top) == pytest.approx((-0.5, 0, 0.5, 0.5), abs=0.02)


def test_parallel_lines_have_no_angle_and_no_failure(draw):
    other = {"id": "other", "type": "line", "vertices": [[0, 1], [3, 1]]}
    assert draw(FLAT, other, {"id": "it", "type": "angle", "from_id": "flat", "to_id": "other", "text": "x"}).plays


@pytest.mark.parametrize(
    ("fields", "kind", "box"),
    [
        ({"type": "surround", "gap": 0.5}, "SurroundingRectangle", (1.5, -0.5, 4.5, 2.5)),
        ({"type": "surround", "gap": 0, "arrange": "circle"}, "SurroundingEllipse", (1.586, -0.414, 4.414, 2.414)),
        ({"type": "underline", "gap": 0.25}, "Underline", (2, -0.25, 4, -0.25)),
        ({"type": "cross"}, "Cross", (2, 0, 4, 2)),
    ],
)
def test_a_mark_fits_what_it_marks(draw, seen, fields, kind, box):
    drawn = seen(draw(BOX, {"id": "it", "of": "box", "color": "#00FF00", **fields}), "it")
    assert (drawn.kind, drawn.color) == (kind, "#00FF00")
    found = drawn.box
    assert [found.left, found.bottom, found.right, found.top] == pytest.approx(box, abs=0.01)


def test_a_cross_of_nothing_stands_by_itself(draw, seen):
    drawn = seen(draw({"id": "it", "type": "cross", "width": 3}), "it")
    assert (drawn.color, round(drawn.box.width, 2)) == ("#FC6255", 3)


def test_marks_go_with_what_moves_by_itself(draw, seen):
    drawing = draw(
        {"id": "goal", "type": "tracker", "value": 0},
        {"id": "ball", "type": "circle", "bind": ["x = goal"]},
        {"id": "home", "type": "dot", "x": -4, "y": 0},
        {"id": "brace", "type": "brace", "of": "ball", "text": "here"},
        {"id": "frame", "type": "surround", "of": "ball"},
        {"id": "bent", "type": "curved_arrow", "from_id": "home", "to_id": "ball"},
        steps=[
            {"action": "create", "targets": ["ball", "home", "brace", "frame", "bent"]},
            {"action": "set", "targets": ["goal"], "value": 3},
        ],
    )
    assert [seen(drawing, name).box.center[0] for name in ("ball", "frame", "brace")] == pytest.approx([3, 3, 3], abs=0.02)
    assert 1.5 < seen(drawing, "bent").box.right < 2.1


def test_arrows_and_marks_may_belong_to_parts(draw, seen):
    drawing = draw(
        {"id": "row", "type": "square", "count": 3, "size": "small"},
        {"id": "way", "type": "arrow", "from_id": "row.0", "to_id": "row.2"},
        {"id": "bent", "type": "curved_arrow", "from_id": "row.0", "to_id": "row.1"},
        {"id": "frame", "type": "surround", "of": "row.1", "gap": 0.1},
    )
    assert seen(drawing, "frame").box.center == pytest.approx((0, 0), abs=0.01)
    assert seen(drawing, "frame").box.width == pytest.approx(1.4, abs=0.01)
    assert seen(drawing, "way").box.center[0] == pytest.approx(0, abs=0.05)
    assert seen(drawing, "bent").box.right < seen(drawing, "frame").box.center[0]


def test_an_angle_follows_its_lines_also_beyond_half_a_turn(draw, seen):
    drawing = draw(
        {"id": "theta", "type": "tracker", "value": 110},
        {"id": "corner", "type": "dot", "x": -1, "y": 0},
        {"id": "tip", "type": "dot", "bind": ["x = 2 * cos(theta * pi / 180) - 1", "y = 2 * sin(theta * pi / 180)"]},
        {"id": "still", "type": "line", "vertices": [[-1, 0], [1, 0]]},
        {"id": "moving", "type": "line", "from_id": "corner", "to_id": "tip", "gap": 0},
        {"id": "it", "type": "angle", "from_id": "still", "to_id": "moving", "radius": 0.5, "directed": True, "text": "$t$"},
        steps=[
            {"action": "add", "targets": ["still", "moving", "it"]},
            {"action": "set", "targets": ["theta"], "value": 40},
            {"action": "set", "targets": ["theta"], "value": 350},
        ],
    )
    moments = [play.after for play in drawing.plays if play.run_time > 0]
    narrow, wide = (next(drawn for drawn in after if drawn.id == "it") for after in moments[1:3])
    assert narrow.text == wide.text == "t"
    assert narrow.box.left > -1 > -1.5 > wide.box.left


def test_marks_are_measured_where_a_thing_stands_when_they_appear(draw, seen):
    drawing = draw(
        {"id": "ball", "type": "circle"},
        {"id": "frame", "type": "surround", "of": "ball"},
        steps=[
            {"action": "create", "targets": ["ball"]},
            {"action": "move", "targets": ["ball"], "x": 4, "y": 0},
            {"action": "create", "targets": ["frame"]},
        ],
    )
    assert seen(drawing, "frame").box.center[0] == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"type": "brace"}, "objects[0].of"),
        ({"type": "surround", "of": "nobody"}, "objects[0].of"),
        ({"type": "underline", "of": "count"}, "objects[0].of"),
        ({"type": "angle", "from_id": "flat"}, "objects[0].to_id"),
        ({"type": "angle", "from_id": "flat", "to_id": "flat"}, "objects[0].to_id"),
        ({"type": "angle", "from_id": "flat", "to_id": "box"}, "objects[0].to_id"),
        ({"type": "right_angle", "from_id": "box", "to_id": "flat"}, "objects[0].from_id"),
    ],
)
def test_a_mark_of_nothing_is_refused_where_it_is_wrong(fields, path):
    others = [BOX, FLAT, {"id": "count", "type": "tracker"}]
    with pytest.raises(SpecError) as refused:
        validate({"objects": [{"id": "it", **fields}, *others]})
    assert refused.value.path == path


def test_the_gallery_s_brace_annotation(draw, seen):
    drawing = draw(
        BAR,
        {"id": "dot", "type": "dot", "x": -2, "y": -1},
        {"id": "dot2", "type": "dot", "x": 2, "y": 1},
        {"id": "below", "type": "brace", "of": "bar", "text": "Horizontal distance"},
        {"id": "slanted", "type": "brace", "of": "bar", "angle": math.degrees(math.atan2(1, 2)) + 90, "text": "x-x_1"},
        steps=[{"action": "add", "targets": ["bar", "dot", "dot2", "below", "slanted"]}],
    )
    below, slanted = seen(drawing, "below"), seen(drawing, "slanted")
    assert (below.text, slanted.text) == ("Horizontal distance", "x-x_1")
    assert below.box.top == pytest.approx(-1.2, abs=0.01)
    assert slanted.box.center[1] > 0 > slanted.box.center[0]


def test_the_gallery_s_moving_frame_box(draw, seen):
    pieces = ["\\frac{d}{dx}f(x)g(x)=", "f(x)\\frac{d}{dx}g(x)", "+", "g(x)\\frac{d}{dx}f(x)"]
    drawing = draw(
        {"id": "formula", "type": "math", "parts": pieces},
        {"id": "one", "type": "surround", "of": "formula.1", "gap": 0.1},
        {"id": "other", "type": "surround", "of": "formula.3", "gap": 0.1},
        steps=[
            {"action": "write", "targets": ["formula"]},
            {"action": "create", "targets": ["one"]},
            {"action": "wait"},
            {"action": "transform", "targets": ["one"], "into": "other"},
            {"action": "wait"},
        ],
    )
    formula, other = seen(drawing, "formula"), seen(drawing, "other")
    assert other.kind == "SurroundingRectangle"
    assert other.box.right == pytest.approx(formula.box.right + 0.1, abs=0.01)
    assert other.box.left > formula.box.center[0]
