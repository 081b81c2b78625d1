"""Faults that scenes drawn at random have found, each with the scene that shows it."""

from __future__ import annotations

import ast
import sys
from typing import Any

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate

BALL = {"id": "ball", "type": "circle"}
BOX = {"id": "box", "type": "square"}


def code_of(*objects: dict[str, Any], steps: list[dict[str, Any]]) -> str:
    return compile_scene(validate({"objects": list(objects), "steps": steps}, salvage=False).spec).code


@pytest.mark.parametrize("step", [{"action": "restore"}, {"action": "follow", "anchor": "box"}])
@pytest.mark.parametrize("targets", [["ball"], ["camera", "ball"]])
def test_only_the_camera_is_restored_and_follows(step, targets):
    with pytest.raises(SpecError, match="only the camera can") as error:
        code_of(BALL, BOX, steps=[{**step, "targets": targets}])
    assert (error.value.path, error.value.valid) == ("steps[0].targets", '["camera"]')


def test_the_camera_and_a_thing_move_in_one_step():
    code = code_of(BALL, steps=[{"action": "move", "targets": ["camera", "ball"], "direction": "left", "distance": 2}])
    assert "self.play(self.camera.frame.animate.shift(2 * LEFT), ball.animate.shift(2 * LEFT))" in code


def test_a_camera_that_moved_already_does_not_move_again_when_a_thing_must_wait():
    grow = {"action": "create", "targets": ["ball"]}
    both = {"action": "scale", "targets": ["camera", "ball"], "factor": 2, "start": "with"}
    code = code_of(BALL, steps=[grow, both])
    assert code.count("self.camera.frame.animate") == 1
    assert code.count("ball.animate.scale(2)") == 1


def test_an_end_means_nothing_to_a_step_that_is_no_transform():
    steps = [{"action": "create", "targets": ["ball"]}, {"action": "flash", "targets": ["ball"], "into": "box"}]
    compiled = compile_scene(validate({"objects": [BALL, BOX], "steps": steps}, salvage=False).spec)
    assert compiled.warnings == ("no step shows box, so it is created at the start",)


def test_a_transform_into_a_part_shows_the_whole():
    words = {"id": "words", "type": "bullets", "parts": ["one", "two"]}
    steps = [{"action": "create", "targets": ["ball"]}, {"action": "transform", "targets": ["ball"], "into": "words.0"}]
    assert "Transform(ball, words[0].copy())" in code_of(BALL, words, steps=steps)


@pytest.mark.parametrize(("target", "into"), [("words.0", "words"), ("words", "words.1"), ("words", "words")])
def test_nothing_becomes_the_whole_that_it_is_a_part_of(target, into):
    words = {"id": "words", "type": "bullets", "parts": ["one", "two"]}
    with pytest.raises(SpecError, match="another object to end in"):
        code_of(words, steps=[{"action": "transform", "targets": [target], "into": into}])


def test_a_shape_has_no_second_part():
    with pytest.raises(SpecError, match=r"no part ball\.1"):
        code_of(BALL, steps=[{"action": "create", "targets": ["ball.1"]}])


def test_what_is_measured_from_others_can_be_removed_before_it_is_shown(draw):
    line = {"id": "line", "type": "underline", "of": "ball"}
    steps = [{"action": "create", "targets": ["ball"]}, {"action": "remove", "targets": ["line"]}]
    drawing = draw(BALL, line, steps=[*steps, {"action": "create", "targets": ["line"]}])
    assert "line" in {drawn.id for drawn in drawing.plays[-1].after}


@pytest.mark.parametrize(
    "path",
    [
        {"type": "plot", "expression": "1/x"},
        {"type": "dashed_line"},
        {"type": "circle", "count": 3},
        {"type": "text", "text": "words"},
        {"type": "stream_lines", "expression": "1", "expression_y": "x"},
        {"type": "trace", "of": "box"},
    ],
    ids=lambda path: path["type"],
)
def test_things_go_along_what_has_gaps_dashes_or_letters(draw, path):
    on = [{"id": "ax", "type": "axes"}] if path["type"] == "plot" else []
    path = {**path, "axes": "ax"} if on else path
    steps = [
        {"action": "move", "targets": ["box"], "direction": "left"},
        {"action": "along", "targets": ["ball"], "path": "way"},
    ]
    drawing = draw(BALL, BOX, *on, {**path, "id": "way"}, steps=steps)
    assert "MoveAlongPath" in [animation.name for play in drawing.plays for animation in play.animations]


def test_a_cross_has_the_colour_of_its_outline():
    code = code_of(BALL, {"id": "cross", "type": "cross", "of": "ball", "color": "blue", "stroke_color": "gold"}, steps=[])
    assert "cross = Cross(ball, stroke_color=GOLD, stroke_width=6)" in code


def test_nothing_goes_along_a_picture():
    with pytest.raises(SpecError, match="nothing can go along way"):
        code_of(
            BALL,
            {"id": "way", "type": "image", "file": "a.png"},
            steps=[{"action": "along", "targets": ["ball"], "path": "way"}],
        )


@pytest.mark.parametrize("matrix", [[[1, 0], [0, 1], [1, 1]], [[1, 0, 1], [0, 1, 1]], [[1, 0], [0, 1, 1]]])
def test_a_matrix_is_square(matrix):
    with pytest.raises(SpecError, match="not square"):
        code_of(BALL, steps=[{"action": "apply_matrix", "targets": ["ball"], "matrix": matrix}])


@pytest.mark.parametrize(
    ("language", "shown"), [("python", "python"), ("c++", "c++"), ("fortran", "fortran"), ("nonsense", "text")]
)
def test_the_language_of_code_is_looked_up_without_importing_anything(language, shown):
    before = set(sys.modules)
    code = code_of({"id": "program", "type": "code", "text": "x = 1", "language": language}, steps=[])
    assert f"language='{shown}'" in code
    assert not {name for name in set(sys.modules) - before if name.startswith(("mako", "pygments.lexers."))}


@pytest.mark.parametrize("name", ["float", "mobject", "dt", "xyz", "part", "clock"])
def test_names_that_the_code_uses_itself_are_no_ids(name):
    with pytest.raises(SpecError, match="reserved"):
        code_of({"id": name, "type": "circle"}, steps=[])


def test_an_id_may_be_what_an_argument_is_called():
    """Copies take their turns: each is called part, and neither keywords nor methods are."""
    angles = {"id": "angle", "type": "dot", "count": 3}
    code = code_of(angles, steps=[{"action": "rotate", "targets": ["angle"], "angle": 90, "lag": 0.5}])
    assert "LaggedStart(*(Rotate(part, angle=90 * DEGREES) for part in angle), lag_ratio=0.5)" in code


def test_a_tracker_may_be_called_p():
    tracker = {"id": "p", "type": "tracker", "value": 2}
    steps = [{"action": "apply_function", "targets": ["ball"], "expression_x": "x * p"}]
    tree = ast.parse(code_of(tracker, BALL, steps=steps))
    bound = {argument.arg for node in ast.walk(tree) if isinstance(node, ast.Lambda) for argument in node.args.args}
    assert bound == {"xyz"}


@pytest.mark.parametrize("kind", ["sphere", "cube", "surface"])
def test_the_lines_between_faces_have_the_colour_of_the_outline(kind):
    code = code_of({"id": "it", "type": kind, "color": "blue", "stroke_color": "gold", "expression": "x"}, steps=[])
    assert "stroke_color=GOLD" in code
    assert "stroke_color=BLUE" not in code


@pytest.mark.parametrize("step", [{"action": "orbit", "phi": 0.0}, {"action": "spin"}, {"action": "wait"}])
def test_a_step_without_targets_looks_for_no_part_of_any(step: dict[str, Any]) -> None:
    objects = [{"id": "ball", "type": "sphere"}, {"id": "lamp", "type": "light", "x": 6, "y": -4, "z": 3}]
    spec = validate({"objects": objects, "steps": [{**step, "targets": ["lamp.0.0"]}]}, salvage=False).spec
    assert "expect_parts" not in compile_scene(spec).code
