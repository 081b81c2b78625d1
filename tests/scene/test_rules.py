"""What is valid, what is not, and how the error says so."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.errors import SpecError
from animathic_lab.scene import json_schema, validate

GOOD: dict[str, Any] = {
    "objects": [
        {"id": "ball", "type": "circle", "color": "red"},
        {"id": "box", "type": "square", "relation": "right_of", "anchor": "ball"},
        {"id": "grid", "type": "axes"},
        {"id": "wave", "type": "plot", "expression": "sin(x)", "axes": "grid"},
    ],
    "steps": [
        {"action": "create", "targets": ["ball", "box"]},
        {"action": "transform", "targets": ["ball"], "into": "wave"},
        {"action": "move", "targets": ["box"], "direction": "left"},
    ],
}


def _changed(path: list[Any], value: Any) -> dict[str, Any]:
    data = copy.deepcopy(GOOD)
    place: Any = data
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return data


def test_a_good_spec_is_valid_as_data_and_as_text():
    assert validate(GOOD).spec == validate(json.dumps(GOOD)).spec
    assert validate(GOOD).warnings == ()


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["objects", 1, "id"], "ball", "objects[1].id"),
        (["objects", 0, "id"], "self", "objects[0].id"),
        (["objects", 0, "id"], "class", "objects[0].id"),
        (["objects", 0, "id"], "a b", "objects[0].id"),
        (["objects", 0, "type"], "dragon", "objects[0].type"),
        (["objects", 0, "color"], "colourless", "objects[0].color"),
        (["objects", 0, "radius"], -1, "objects[0].radius"),
        (["objects", 0, "radius"], "big", "objects[0].radius"),
        (["objects", 0, "colour"], "red", "objects[0].colour"),
        (["objects", 1, "anchor"], "nobody", "objects[1].anchor"),
        (["objects", 3, "expression"], "os.exit()", "objects[3].expression"),
        (["objects", 3, "axes"], "ball", "objects[3].axes"),
        (["objects", 2, "x_range"], [3, 1], "objects[2].x_range"),
        (["objects", 2, "x_range"], [0, 1e6, 0.1], "objects[2].x_range"),
        (["steps", 0, "targets", 0], "nobody", "steps[0].targets[0]"),
        (["steps", 1, "into"], "ball", "steps[1].into"),
        (["steps", 2, "direction"], None, "steps[2]"),
        (["steps", 2, "action"], "explode", "steps[2].action"),
        (["steps", 0, "run_time"], 1e9, "steps[0].run_time"),
    ],
)
def test_an_error_names_the_path(path, value, where):
    with pytest.raises(SpecError) as caught:
        validate(_changed(path, value), salvage=False)
    assert caught.value.path == where
    assert caught.value.hint


def test_an_unknown_action_says_what_would_be_valid():
    with pytest.raises(SpecError, match="create"):
        validate(_changed(["steps", 2, "action"], "explode"), salvage=False)


def test_a_partly_valid_spec_keeps_its_valid_steps_with_a_warning_each():
    valid = validate(_changed(["steps", 2, "action"], "explode"))
    assert [step.action for step in valid.spec.steps] == ["create", "transform"]
    assert len(valid.warnings) == 1
    assert "steps[2].action" in valid.warnings[0]


def test_circles_are_refused():
    data = _changed(["objects", 0], {"id": "ball", "type": "circle", "relation": "left_of", "anchor": "box"})
    with pytest.raises(SpecError, match="circle"):
        validate(data)


def test_the_scene_as_a_whole_is_bounded():
    data = _changed(["steps"], [{"action": "create", "targets": ["ball"], "run_time": 60}] * 6)
    with pytest.raises(SpecError, match="300 s"):
        validate(data)


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\x1b[31m"])
def test_text_without_a_picture_is_refused(text):
    with pytest.raises(SpecError):
        validate({"objects": [{"id": "t", "type": "text", "text": text}]})


@pytest.mark.parametrize("document", ["", "[]", "null", "{", '{"objects": []}', "NaN", "[" * 5000, '{"objects": 1}', b"\xff"])
def test_what_is_no_spec_at_all(document):
    with pytest.raises(SpecError):
        validate(document)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "type", "objects", "steps", "text", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_json, st.sampled_from(["objects", "steps"]), st.integers(0, 2))
def test_any_json_is_a_spec_or_a_spec_error(value, key, index):
    data = copy.deepcopy(GOOD)
    data[key][index] = value
    try:
        validate(data)
    except SpecError as error:
        assert str(error)


def test_the_schema_is_flat():
    text = json.dumps(json_schema())
    assert "oneOf" not in text
    assert "discriminator" not in text


def test_a_tracker_belongs_to_no_group():
    objects = [{"id": "t", "type": "tracker"}, {"id": "both", "type": "group", "children": ["t"]}]
    with pytest.raises(SpecError, match="which nobody sees") as refusal:
        validate({"objects": objects})
    assert refusal.value.path == "objects[1].children"
