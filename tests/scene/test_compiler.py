"""The compiler: readable code, nothing of a model's text in it unescaped, and scenes that really draw what the spec says."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate


def code_of(data: dict[str, Any]) -> str:
    return compile_scene(validate(data).spec).code


def test_the_code_reads_like_a_person_wrote_it():
    code = code_of(
        {
            "objects": [{"id": "ball", "type": "circle", "color": "red"}, {"id": "box", "type": "square", "color": "tomato"}],
            "steps": [
                {"action": "create", "targets": ["ball"]},
                {"action": "transform", "targets": ["ball"], "into": "box"},
                {"action": "rotate", "targets": ["box"], "angle": 90, "run_time": 2},
                {"action": "fade_out", "targets": ["box"]},
            ],
        }
    )
    assert (
        code
        == """\
from manim import *


class GeneratedScene(Scene):
    def construct(self):
        ball = Circle(radius=1, color=RED, fill_opacity=0.6)
        box = Square(side_length=2, color='#FF6347', fill_opacity=0.6)

        self.play(Create(ball))
        box.move_to(ball)
        self.play(ReplacementTransform(ball, box))
        self.play(Rotate(box, angle=90 * DEGREES), run_time=2)
        self.play(FadeOut(box))
        self.wait()
"""
    )


def test_several_motions_of_one_object_at_once_become_one_animation():
    code = code_of(
        {
            "objects": [{"id": "box", "type": "square"}],
            "steps": [
                {"action": "create", "targets": ["box"]},
                {"action": "move", "targets": ["box"], "direction": "left"},
                {"action": "rotate", "targets": ["box"], "angle": 180, "start": "with"},
            ],
        }
    )
    assert "Together(box, shift=3 * LEFT, angle=180 * DEGREES)" in code


def test_after_a_transform_the_old_name_means_the_new_thing():
    code = code_of(
        {
            "objects": [{"id": "ball", "type": "circle"}, {"id": "box", "type": "square"}],
            "steps": [
                {"action": "create", "targets": ["ball"]},
                {"action": "transform", "targets": ["ball"], "into": "box"},
                {"action": "fade_out", "targets": ["ball"]},
            ],
        }
    )
    assert "FadeOut(box)" in code


def test_grows_said_of_something_already_there_makes_it_larger():
    steps = [{"action": "create", "targets": ["ball"]}, {"action": "grow", "targets": ["ball"]}]
    code = code_of({"objects": [{"id": "ball", "type": "circle"}], "steps": steps})
    assert "ball.animate.scale(1.5)" in code


def test_what_no_step_shows_is_created_at_the_start_with_a_warning():
    compiled = compile_scene(validate({"objects": [{"id": "ball", "type": "circle"}]}).spec)
    assert "self.play(Create(ball))" in compiled.code
    assert "ball" in compiled.warnings[0]


def test_a_pole_leaves_a_gap_in_the_curve():
    data = {"objects": [{"id": "a", "type": "axes"}, {"id": "p", "type": "plot", "expression": "1/x", "axes": "a"}]}
    assert "for part in [[-5, -0.175], [0.175, 5]]" in code_of(data)


def test_a_plot_without_any_value_is_an_error_that_says_where():
    data = {"objects": [{"id": "p", "type": "plot", "expression": "sqrt(-1 - x^2)"}]}
    with pytest.raises(CompileError, match="no value to draw"):
        code_of(data)


# Canary: whatever a spec's strings are, they reach the code as constants and nowhere else.

HOSTILE = [
    "'); import os; os.system('x') #",
    '"""',
    "{x} %s {0.__class__}",
    "\\",
    "\\'",
    "a\nimport os",
    "`rm`",
    "${HOME}",
    "</script>",
    "\u2028import os",
    "🙂漢字",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["text", "math", "label", "beat"])
def test_no_string_of_a_spec_reaches_code_unescaped(text, field):
    thing: dict[str, Any] = {"id": "thing", "type": "text", "text": text}
    steps = [{"action": "write", "targets": ["thing"]}]
    if field == "math":
        thing = {"id": "thing", "type": "math", "text": text}
    if field == "label":
        thing = {"id": "thing", "type": "axes", "x_label": text}
    if field == "beat":
        thing = {"id": "thing", "type": "circle"}
        steps[0]["beat"] = text
    tree = ast.parse(code_of({"objects": [thing], "steps": steps}))
    assert _skeleton(tree) == _skeleton(ast.parse(code_of(_harmless(thing, steps))))


def _harmless(thing: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    def calm(text: str) -> str:
        # As long as the hostile one, because long texts are wrapped and fitted.
        return "".join("\n" if character == "\n" else "s" for character in text)

    safe = {key: calm(value) if key in ("text", "x_label") else value for key, value in thing.items()}
    return {
        "objects": [safe],
        "steps": [{key: "safe" if key == "beat" else value for key, value in step.items()} for step in steps],
    }


def _skeleton(tree: ast.AST) -> list[str]:
    """Everything of the code but the values of its constants."""
    return [type(node).__name__ + str(getattr(node, "id", getattr(node, "attr", ""))) for node in ast.walk(tree)]


@given(st.text(max_size=60))
def test_any_text_survives_the_way_into_the_code(text):
    try:
        code = code_of({"objects": [{"id": "t", "type": "text", "text": text}]})
    except SpecError:
        return
    constants = [n.value for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    assert "".join(text.split()) == "".join("".join(constants).replace("\u00ad", "\u00ad").split())


@pytest.mark.parametrize(("columns", "said"), [(None, "cols=4"), (5, "cols=5"), (20, "cols=10")])
def test_a_grid_has_the_columns_that_are_said_and_is_square_without(columns: int | None, said: str) -> None:
    many = {"id": "a", "type": "dot", "count": 10, "arrange": "grid", **({"columns": columns} if columns else {})}
    assert said in compile_scene(validate({"objects": [many]}).spec).code


def test_a_group_in_a_grid_has_columns_too() -> None:
    items = [{"id": name, "type": "dot"} for name in "abcd"]
    group = {"id": "all", "type": "group", "children": list("abcd"), "arrange": "grid", "columns": 1}
    assert "cols=1" in compile_scene(validate({"objects": [*items, group]}).spec).code
