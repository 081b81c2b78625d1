"""What compiled specs really draw, measured by a render worker with the real Manim."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from animathic_lab.domain import Drawing
from animathic_lab.rendering import Renderer
from animathic_lab.scene import compile_scene, validate


@pytest.fixture(scope="module")
def measure(tmp_path_factory):
    """A function from spec data to what it draws, over one warm renderer."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(tmp_path_factory.mktemp("home"))

    def run(data: dict[str, Any]) -> Drawing:
        return loop.run_until_complete(renderer.measure(compile_scene(validate(data).spec).code))

    yield run
    loop.run_until_complete(renderer.aclose())
    loop.close()


def box_of(drawing: Drawing, name: str, play: int = -1):
    return next(drawn.box for drawn in drawing.plays[play].after if drawn.id == name)


def test_objects_without_a_place_do_not_overlap(measure):
    drawing = measure(
        {
            "objects": [{"id": f"s{i}", "type": "square"} for i in range(4)]
            + [{"id": "t", "type": "text", "text": "Four squares"}]
        }
    )
    boxes = [box_of(drawing, name) for name in ("s0", "s1", "s2", "s3", "t")]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one.right <= other.left or other.right <= one.left or one.top <= other.bottom or other.top <= one.bottom
    assert all(box.left >= -7.1 and box.right <= 7.1 for box in boxes)


def test_moving_while_turning_does_both(measure):
    drawing = measure(
        {
            "objects": [{"id": "box", "type": "rectangle", "width": 4, "height": 1}],
            "steps": [
                {"action": "create", "targets": ["box"]},
                {"action": "move", "targets": ["box"], "direction": "left", "distance": 2},
                {"action": "rotate", "targets": ["box"], "angle": 90, "start": "with"},
            ],
        }
    )
    after = box_of(drawing, "box")
    assert after.center == pytest.approx((-2, 0), abs=0.01)
    assert [after.width, after.height] == pytest.approx([1, 4], abs=0.05)


@pytest.mark.parametrize(
    ("relation", "holds"),
    [
        ("left_of", lambda a, b: a.right < b.left),
        ("right_of", lambda a, b: a.left > b.right),
        ("above", lambda a, b: a.bottom > b.top),
        ("below", lambda a, b: a.top < b.bottom),
        ("inside", lambda a, b: b.left < a.left and a.right < b.right and b.bottom < a.bottom and a.top < b.top),
        ("around", lambda a, b: a.left < b.left and b.right < a.right and a.bottom < b.bottom and b.top < a.top),
    ],
)
def test_relations_hold_on_the_canvas(measure, relation, holds):
    objects = [{"id": "b", "type": "square"}, {"id": "a", "type": "circle", "relation": relation, "anchor": "b"}]
    drawing = measure({"objects": objects})
    assert holds(box_of(drawing, "a"), box_of(drawing, "b"))


def test_a_formula_is_as_tall_as_text_of_its_size(measure):
    objects = [{"id": "f", "type": "math", "text": "x"}, {"id": "t", "type": "text", "text": "x", "font_size": 56}]
    drawing = measure({"objects": objects})
    assert box_of(drawing, "f").height == pytest.approx(box_of(drawing, "t").height, rel=0.35)


def test_a_count_is_that_many_parts(measure):
    drawing = measure({"objects": [{"id": "dots", "type": "dot", "count": 7, "color": "red"}]})
    dots = drawing.plays[-1].after[0]
    assert dots.parts == 7
    assert dots.color == "#FC6255"


def test_transform_takes_the_place_and_colour_of_its_end(measure):
    drawing = measure(
        {
            "objects": [
                {"id": "a", "type": "circle", "color": "red", "position": "left"},
                {"id": "b", "type": "square", "color": "#00FF00"},
            ],
            "steps": [{"action": "create", "targets": ["a"]}, {"action": "transform", "targets": ["a"], "into": "b"}],
        }
    )
    (after,) = drawing.plays[-1].after
    assert (after.id, after.kind, after.color) == ("b", "Square", "#00FF00")
    assert after.box.center == pytest.approx(box_of(drawing, "a", 0).center, abs=0.01)


def test_a_group_and_one_of_its_members_take_turns(measure):
    drawing = measure(
        {
            "objects": [{"id": "ball", "type": "circle"}, {"id": "both", "type": "group", "children": ["ball"]}],
            "steps": [
                {"action": "create", "targets": ["ball"]},
                {"action": "create", "targets": ["both"]},
                {"action": "wiggle", "targets": ["ball"], "start": "with"},
            ],
        }
    )
    assert [play.animations[0].name for play in drawing.plays[:3]] == ["Create", "Create", "Wiggle"]


def test_several_motions_of_a_member_wait_for_its_group_and_are_not_lost(measure):
    drawing = measure(
        {
            "objects": [
                {"id": "ball", "type": "square", "x": 0, "y": 0},
                {"id": "both", "type": "group", "children": ["ball"]},
            ],
            "steps": [
                {"action": "create", "targets": ["both"]},
                {"action": "move", "targets": ["both"], "direction": "left", "distance": 1},
                {"action": "move", "targets": ["ball"], "direction": "up", "distance": 2, "start": "with"},
                {"action": "scale", "targets": ["ball"], "factor": 2, "start": "with"},
            ],
        }
    )
    box = box_of(drawing, "ball")
    assert box.center == pytest.approx((-1, 2), abs=0.01)
    assert box.width == pytest.approx(4, abs=0.1)
