"""Every action, compiled and really run; and the rules that keep a step from meaning nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from animathic_lab.domain import Drawing
from animathic_lab.errors import SpecError
from animathic_lab.rendering import Renderer
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.actions import ACTIONS
from animathic_lab.scene.words import Action


@pytest.fixture(scope="module")
def measure(tmp_path_factory):
    """A function from spec data to what it draws, over one warm renderer."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(tmp_path_factory.mktemp("home"))

    def run(data: dict[str, Any]) -> Drawing:
        return loop.run_until_complete(renderer.measure(compile_scene(validate(data, salvage=False).spec).code))

    yield run
    loop.run_until_complete(renderer.aclose())
    loop.close()


BALL = {"id": "ball", "type": "circle", "color": "red", "radius": 0.5}
BOX = {"id": "box", "type": "square", "width": 1}
#: The further fields that each action needs here, in a scene with a ball, a box, a tracker and a grid.
MORE: dict[Action, dict[str, Any]] = {
    Action.RECOLOR: {"color": "blue"},
    Action.OPACITY: {"value": 0.3},
    Action.MOVE: {"direction": "up", "distance": 1},
    Action.TRANSFORM: {"into": "box"},
    Action.MATCH: {"into": "box"},
    Action.SWAP: {"targets": ["ball", "box"]},
    Action.ALONG: {"path": "box"},
    Action.SET: {"targets": ["t"], "value": 3},
    Action.APPLY_MATRIX: {"matrix": [[1, 1], [0, 1]]},
    Action.APPLY_FUNCTION: {"expression_x": "x + sin(y)", "expression_y": "y / x"},
    Action.FOLLOW: {"targets": ["camera"], "anchor": "ball"},
    Action.RESTORE: {"targets": ["camera"]},
    Action.ORBIT: {"targets": [], "phi": 60, "theta": 10},
    Action.SPIN: {"targets": [], "angle": 30, "run_time": 0.5},
    Action.WAIT: {"targets": []},
    Action.HOMOTOPY: {"expression_x": "x + t*sin(y)", "expression_y": "y / x"},
    Action.RACE: {"targets": ["race"]},
}


def scene_with(*steps: dict[str, Any]) -> dict[str, Any]:
    objects = [BALL, BOX, {"id": "t", "type": "tracker", "value": 1}]
    if any("race" in step.get("targets", ()) for step in steps):
        objects.append({"id": "race", "type": "bar_race", "headers": ["A", "B"], "rows": [["1", "2", "1"], ["2", "1", "3"]]})
    return {"objects": objects, "steps": list(steps)}


@pytest.mark.parametrize("action", list(Action))
def test_every_action_runs(measure, action):
    step = {"action": action.value, "targets": ["ball"], "run_time": 0.5, **MORE.get(action, {})}
    drawing = measure(scene_with(step, {"action": "wait", "run_time": 0.1}))
    assert drawing.plays


def test_every_action_is_in_the_book():
    assert set(ACTIONS) == set(Action)
    assert all(entry.says.endswith(".") for entry in ACTIONS.values())


def centre(drawing: Drawing, name: str) -> tuple[float, float]:
    return next(drawn.box.center for drawn in drawing.plays[-1].after if drawn.id == name)


def test_a_dot_that_is_bound_to_a_tracker_goes_where_the_tracker_goes(measure):
    drawing = measure(
        {
            "objects": [
                {"id": "t", "type": "tracker", "value": 0},
                {"id": "dot", "type": "dot", "bind": ["x = 2 * t", "y = t^2 / 2"]},
            ],
            "steps": [{"action": "fade_in", "targets": ["dot"]}, {"action": "set", "targets": ["t"], "value": 2}],
        }
    )
    assert centre(drawing, "dot") == pytest.approx((4, 2), abs=0.01)


def test_a_line_between_things_that_move_moves_with_them(measure):
    drawing = measure(
        {
            "objects": [
                {"id": "t", "type": "tracker", "value": 0},
                {"id": "one", "type": "dot", "bind": ["x = t"], "x": 0, "y": 0},
                {"id": "two", "type": "dot", "x": 0, "y": 3},
                {"id": "link", "type": "line", "from_id": "one", "to_id": "two"},
            ],
            "steps": [
                {"action": "create", "targets": ["one", "two", "link"]},
                {"action": "set", "targets": ["t"], "value": 4},
            ],
        }
    )
    assert centre(drawing, "link") == pytest.approx((2, 1.5), abs=0.15)


def test_time_itself_moves_things(measure):
    drawing = measure(
        {
            "objects": [{"id": "dot", "type": "dot", "bind": ["x = time", "y = 0"]}],
            "steps": [{"action": "add", "targets": ["dot"]}, {"action": "wait", "run_time": 2}],
        }
    )
    assert centre(drawing, "dot")[0] == pytest.approx(2, abs=0.15)


def test_a_pole_of_a_binding_leaves_the_thing_where_it_was(measure):
    drawing = measure(
        {
            "objects": [
                {"id": "t", "type": "tracker", "value": 1},
                {"id": "dot", "type": "dot", "bind": ["x = 1 / t"]},
            ],
            "steps": [{"action": "add", "targets": ["dot"]}, {"action": "set", "targets": ["t"], "value": 0}],
        }
    )
    assert abs(centre(drawing, "dot")[0]) < 1e4


def test_turning_about_another_thing_is_a_path_around_it(measure):
    drawing = measure(
        {
            "objects": [{**BALL, "x": 2, "y": 0}, {"id": "hub", "type": "dot", "x": 0, "y": 0}],
            "steps": [
                {"action": "add", "targets": ["ball", "hub"]},
                {"action": "rotate", "targets": ["ball"], "angle": 90, "about": "hub"},
            ],
        }
    )
    assert centre(drawing, "ball") == pytest.approx((0, 2), abs=0.01)


def test_times_repeats_what_leaves_things_as_they_were():
    code = compile_scene(validate(scene_with({"action": "indicate", "targets": ["ball"], "times": 3})).spec).code
    assert "for _ in range(3):\n            self.play(Indicate(ball))" in code


def test_the_class_is_the_plainest_that_will_do():
    def declared(*steps: dict[str, Any]) -> str:
        return compile_scene(validate(scene_with(*steps)).spec).code.split("class GeneratedScene(")[1].split(")")[0]

    assert declared({"action": "create", "targets": ["ball"]}) == "Scene"
    assert declared({"action": "scale", "targets": ["camera"], "factor": 2}) == "MovingCameraScene"
    assert declared({"action": "orbit", "phi": 60}) == "ThreeDScene"


def test_a_homotopy_has_a_t_of_its_own_and_a_pole_loses_no_points(measure):
    step = {"action": "homotopy", "targets": ["ball"], "expression_x": "x + 2*t", "expression_y": "y + t/(x - x)"}
    code = compile_scene(validate(scene_with(step), salvage=False).spec).code
    assert "Homotopy(lambda *xyz: np.clip(np.nan_to_num(np.array([xyz[0] + 2 * xyz[3], " in code
    assert "t.get_value()" not in code
    step["expression_y"] = "y + t/(x + 0.4)"
    drawing = measure(scene_with({"action": "add", "targets": ["ball"]}, step))
    before, box = (next(drawn.box for drawn in drawing.plays[at].after if drawn.id == "ball") for at in (1, -1))
    assert (box.left, box.right) == pytest.approx((before.left + 2, before.right + 2), abs=0.01)
    assert max(abs(box.bottom), abs(box.top)) <= 100.01


def test_a_plane_bends_under_a_homotopy(measure):
    step = {"action": "homotopy", "targets": ["plane"], "expression_x": "x + t*sin(y)", "run_time": 2}
    data = {"objects": [{"id": "plane", "type": "number_plane"}], "steps": [step]}
    code = compile_scene(validate(data, salvage=False).spec).code
    assert "plane.prepare_for_nonlinear_transform()" in code
    box = next(drawn.box for drawn in measure(data).plays[-2].after if drawn.id == "plane")
    assert box.width == pytest.approx(12, abs=0.2)


@pytest.mark.parametrize("target", ["camera", "ball"])
def test_an_anchor_alone_is_a_place_to_move_to(measure, target):
    # The compiler has always known what it means; the rules refused it.
    steps = [{"action": "add", "targets": ["ball", "box"]}, {"action": "move", "targets": [target], "anchor": "box"}]
    measure(scene_with(*steps))
    assert "move_to(box)" in compile_scene(validate(scene_with(*steps), salvage=False).spec).code


@pytest.mark.parametrize(
    ("step", "path"),
    [
        ({"action": "set", "targets": ["ball"], "value": 1}, "steps[0].targets"),
        ({"action": "set", "targets": ["t"]}, "steps[0].value"),
        ({"action": "create", "targets": ["t"]}, "steps[0].action"),
        ({"action": "swap", "targets": ["ball"]}, "steps[0].targets"),
        ({"action": "along", "targets": ["ball"]}, "steps[0].path"),
        ({"action": "along", "targets": ["ball"], "path": "nobody"}, "steps[0].path"),
        ({"action": "match", "targets": ["ball"], "into": "ball"}, "steps[0].into"),
        ({"action": "apply_matrix", "targets": ["ball"]}, "steps[0].matrix"),
        ({"action": "write", "targets": ["camera"]}, "steps[0].targets[0]"),
        ({"action": "apply_function", "targets": ["ball"], "expression_x": "__import__('os')"}, "steps[0].expression_x"),
        ({"action": "homotopy", "targets": ["ball"], "expression_y": "x + u"}, "steps[0].expression_y"),
        ({"action": "homotopy", "targets": ["ball"]}, "steps[0].expression_x"),
        ({"action": "race", "targets": ["ball"]}, "steps[0].targets"),
    ],
)
def test_a_step_that_means_nothing_names_the_path(step, path):
    with pytest.raises(SpecError) as refusal:
        validate(scene_with(step), salvage=False)
    assert refusal.value.path == path


@pytest.mark.parametrize("bind", ["x", "x == 1", "color = 1", "x = open('f')", "x = y", "x = t; import os"])
def test_a_binding_that_cannot_be_read_names_the_path(bind):
    data = {"objects": [{"id": "t", "type": "tracker"}, {"id": "dot", "type": "dot", "bind": [bind]}]}
    with pytest.raises(SpecError) as refusal:
        validate(data)
    assert refusal.value.path == "objects[1].bind"


@pytest.mark.parametrize("action", ["grow", "indicate", "move", "fade_out"])
def test_a_lag_lets_the_copies_of_one_thing_take_their_turns(measure, action):
    """Ten circles in a row are one object, and "each flashes in turn" is one step."""
    row = {"id": "row", "type": "circle", "count": 10, "radius": 0.3}
    steps = [{"action": "create", "targets": ["row"]}] if action != "grow" else []
    steps.append({"action": action, "targets": ["row"], "lag": 0.5, "run_time": 1, **MORE.get(Action(action), {})})
    drawing = measure({"objects": [row], "steps": steps})
    lagged = drawing.plays[-2]
    assert lagged.run_time == pytest.approx(1, abs=0.01) or lagged.run_time == pytest.approx(5.5, abs=0.1)
    assert len(lagged.animations) == 10
    assert len({animation.detail.get("start", 0) for animation in lagged.animations}) == 10
