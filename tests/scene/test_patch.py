"""Edits of scenes: applied, refused with the place named, found between two scenes, and said in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from strategies import specs

from animathic_lab.errors import SpecError
from animathic_lab.scene import SceneSpec, validate
from animathic_lab.scene.difference import difference
from animathic_lab.scene.patch import apply_patch, patch_between

SCENE = validate(
    {
        "background": "black",
        "objects": [
            {"id": "ball", "type": "circle", "color": "red", "radius": 1},
            {"id": "box", "type": "square"},
            {"id": "both", "type": "group", "children": ["ball", "box"]},
        ],
        "steps": [
            {"action": "create", "targets": ["ball", "box"]},
            {"action": "move", "targets": ["box"], "direction": "left"},
            {"action": "fade_out", "targets": ["ball"]},
        ],
    }
).spec


def after(**patch: Any) -> SceneSpec:
    return apply_patch(SCENE, patch).spec


def test_a_field_is_changed_and_null_takes_it_back():
    changed = after(objects=[{"id": "ball", "color": "blue", "radius": None}], background=None)
    assert (changed.object("ball").color, changed.object("ball").radius) == ("blue", None)
    assert changed.object("ball").type == "circle"
    assert changed.background is None
    assert SCENE.object("ball").color == "red"


def test_an_object_is_added_with_a_step():
    changed = after(objects=[{"id": "star", "type": "star"}], add_steps=[{"action": "grow", "targets": ["star"], "before": 1}])
    assert [step.action for step in changed.steps] == ["create", "grow", "move", "fade_out"]
    assert changed.object("star").type == "star"


def test_a_removed_object_leaves_its_groups_and_takes_its_steps_along():
    changed = after(remove=["box"])
    assert changed.object("both").children == ["ball"]
    assert [(step.action, step.targets) for step in changed.steps] == [("create", ["ball"]), ("fade_out", ["ball"])]


def test_steps_are_changed_and_removed_by_their_index():
    changed = after(steps=[{"index": 1, "direction": "right", "run_time": 2}], remove_steps=[2])
    assert [step.action for step in changed.steps] == ["create", "move"]
    assert (changed.steps[1].direction, changed.steps[1].run_time) == ("right", 2)


@pytest.mark.parametrize(
    ("patch", "path"),
    [
        ({"colour": "red"}, "colour"),
        ({"objects": {}}, ""),
        ({"objects": [{"color": "red"}]}, "objects[0].id"),
        ({"objects": [{"id": "new"}]}, "objects[3].type"),
        ({"objects": [{"id": "ball", "color": "colourless"}]}, "objects[0].color"),
        ({"objects": "ball"}, "objects"),
        ({"remove": ["nobody"]}, "remove[0]"),
        ({"steps": [{"index": 7, "run_time": 1}]}, "steps[0].index"),
        ({"remove_steps": [True]}, "remove_steps[0]"),
        ({"add_steps": [3]}, "add_steps[0]"),
    ],
)
def test_a_patch_that_means_nothing_names_the_path(patch, path):
    if path == "":
        assert apply_patch(SCENE, patch).spec == SCENE
        return
    with pytest.raises(SpecError) as refusal:
        apply_patch(SCENE, patch)
    assert refusal.value.path == path


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 5000])
def test_what_is_no_patch_at_all(text):
    with pytest.raises(SpecError):
        apply_patch(SCENE, text)


def in_any_order(spec: SceneSpec) -> Any:
    data = spec.to_dict()
    return {**data, "objects": sorted(data["objects"], key=lambda item: item["id"])}


@given(specs(), specs())
def test_the_patch_between_two_scenes_turns_one_into_the_other(one, other):
    old, new = validate(one, salvage=False).spec, validate(other, salvage=False).spec
    patch = json.loads(json.dumps(patch_between(old, new)))
    assert in_any_order(apply_patch(old, patch).spec) == in_any_order(new)


@given(specs())
def test_a_scene_does_not_differ_from_itself(data):
    spec = validate(data, salvage=False).spec
    assert patch_between(spec, spec) == {}
    assert difference(spec, spec) == []


def test_the_difference_is_said_in_words():
    changed = after(
        objects=[{"id": "ball", "color": "blue"}, {"id": "t", "type": "text", "text": "Hi"}],
        remove=["box"],
        add_steps=[{"action": "write", "targets": ["t"]}],
    )
    assert difference(SCENE, changed) == [
        "without box, a square",
        "new: t, a text 'Hi'",
        "ball: color red -> blue",
        "both: children ['ball', 'box'] -> ['ball']",
        "no longer step 1: create ball and box",
        "no longer step 2: move box (direction left)",
        "now step 1: create ball",
        "now step 3: write t",
    ]
