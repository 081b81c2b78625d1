"""The wire form says everything that a spec says, and nothing else. This test alone sees both rooms."""

from __future__ import annotations

import enum
import json
import typing
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import is_valid, renamed, specs

from animathic_lab.generation import shortkeys
from animathic_lab.scene import spec as language
from animathic_lab.scene.rules import validate


def plain(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value is not None and (key, value) != ("start", "after")}


def in_words(keys: typing.Iterable[str], item: dict[str, Any]) -> dict[str, Any]:
    """Return what the wire form has keys and words for of an object or a step."""
    return {
        key: value
        for key, value in item.items()
        if key in ("id", *keys) and (key not in shortkeys.VALUES or value in shortkeys.VALUES[key]) and not has_parts(value)
    }


def has_parts(value: Any) -> bool:
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and "." in text and text.split(".")[0].isidentifier() for text in texts)


@st.composite
def sayable(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a spec and leave out what the wire form has no words for."""
    spec = draw(specs())
    objects = [in_words(shortkeys.OBJECT_KEYS, item) for item in spec["objects"]]
    steps = [in_words(shortkeys.STEP_KEYS, step) for step in spec["steps"]]
    pause = ("action", "run_time", "start", "beat")
    steps = [{key: step[key] for key in pause if key in step} if step.get("action") == "wait" else step for step in steps]
    said = {
        **{key: value for key, value in spec.items() if key in shortkeys.TOP_KEYS},
        "objects": [item for item in objects if "type" in item],
        "steps": [step for step in steps if "action" in step and "camera" not in step.get("targets", ())],
    }
    assume(is_valid(said))
    return said


def test_every_field_has_one_key_and_no_key_is_left_over():
    """The wire form is the part of the language that the local model has learnt."""
    assert set(shortkeys.OBJECT_KEYS) < set(language.SceneObject.model_fields) - {"id"}
    assert set(shortkeys.STEP_KEYS) < set(language.Step.model_fields)
    assert set(shortkeys.TOP_KEYS) < set(language.SceneSpec.model_fields) - {"spec_version"}
    for keys in (shortkeys.OBJECT_KEYS, shortkeys.STEP_KEYS, shortkeys.TOP_KEYS):
        assert len(set(keys.values())) == len(keys)
        assert all(key.isalpha() for key in keys.values())


def enum_of(annotation: Any) -> type[enum.StrEnum] | None:
    parts = (annotation, *typing.get_args(annotation))
    found = [part for part in parts if isinstance(part, type) and issubclass(part, enum.StrEnum)]
    return found[0] if found else None


@pytest.mark.parametrize("model", [language.SceneObject, language.Step])
def test_every_word_of_an_enum_has_one_spelling(model):
    for field, info in model.model_fields.items():
        kind = enum_of(info.annotation)
        if kind is None or field not in shortkeys.VALUES:
            assert field not in shortkeys.VALUES
            continue
        table = shortkeys.VALUES[field]
        words = [word.value for word in kind]
        assert set(table) <= set(words)
        assert len(set(table.values())) == len(table)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(sayable())
def test_a_valid_spec_comes_back_from_the_wire(spec):
    back = shortkeys.decode(shortkeys.encode(spec))
    names = {old["id"]: new["id"] for old, new in zip(spec["objects"], back["objects"], strict=True)}
    assert len(set(names.values())) == len(names)
    assert back["objects"] == [plain(renamed(item, names, trackers={})) for item in spec["objects"]]
    steps = [plain(renamed(step, names, trackers={})) for step in spec["steps"]]
    added = len(back["steps"]) - len(steps)
    assert [plain(step) for step in back["steps"][added:]] == steps
    # What decode adds are plain appearances of things that no step shows.
    assert all(step.keys() == {"action", "targets"} and step["action"] in ("create", "write") for step in back["steps"][:added])
    validate(back, salvage=False)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(sayable())
def test_the_wire_form_of_what_came_back_is_the_same(spec):
    wire = shortkeys.encode(shortkeys.canonical(spec))
    assert shortkeys.encode(shortkeys.decode(wire)) == wire


def test_a_prompt_of_two_facts_takes_few_characters_and_readable_ids():
    wire = (
        '{"o":[{"t":"circle","c":"red"},{"t":"square"}],"s":[{"a":"transform","x":"a","i":"b"},{"a":"rotate","x":"b","g":90}]}'
    )
    assert shortkeys.decode(wire) == {
        "spec_version": 1,
        "objects": [{"id": "red_circle", "type": "circle", "color": "red"}, {"id": "square", "type": "square"}],
        "steps": [
            {"action": "create", "targets": ["red_circle"]},
            {"action": "transform", "targets": ["red_circle"], "into": "square"},
            {"action": "rotate", "targets": ["square"], "angle": 90},
        ],
    }
    assert shortkeys.encode(shortkeys.decode(wire)) == wire


def test_equal_things_are_numbered_and_polygons_called_by_their_name():
    back = shortkeys.decode(
        '{"o":[{"t":"circle"},{"t":"circle"},{"t":"polygon","k":6,"c":"teal"},{"t":"text","v":"Hi","c":"#FF0000"}]}'
    )
    assert [item["id"] for item in back["objects"]] == ["circle_1", "circle_2", "teal_hexagon", "text"]
    assert [step["action"] for step in back["steps"]] == ["create", "create", "create", "write"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"o":3}', '{"o":[1]}', '{"o":[{"t":"circle"}],"s":[2]}', '{"o":[{"t":"circle","?":1}]}']
)
def test_what_is_not_the_wire_form_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        shortkeys.decode(text)


def test_a_letter_without_an_object_comes_back_for_the_rules_to_name():
    back = shortkeys.decode('{"o":[{"t":"circle"}],"s":[{"a":"rotate","x":"c"}]}')
    assert back["steps"][-1]["targets"] == ["c"]


def test_the_schema_writes_keys_in_the_order_of_the_tables_and_without_free_whitespace():
    schema = shortkeys.wire_schema()
    assert schema["x-guidance"] == {"whitespace_flexible": False}
    assert list(schema["properties"]["o"]["items"]["properties"]) == list(shortkeys.OBJECT_KEYS.values())
    assert list(schema["properties"]["s"]["items"]["properties"]) == list(shortkeys.STEP_KEYS.values())
    json.dumps(schema)


@pytest.mark.parametrize("tex", [r"\frac{1}{2}", r"\beta + \tau", r"\rho \neq \nu", r"\sqrt{2}", "a + b"])
def test_a_formula_with_a_backslash_too_few_is_the_formula(tex):
    """JSON reads ``\\f`` as a form feed; no formula has one, so it can only have been meant as a command."""
    wire = '{"o":[{"t":"math","v":"' + tex.replace(r"\s", r"\\s") + '"}]}'
    assert shortkeys.decode(wire)["objects"][0]["text"] == tex


def test_words_keep_their_line_breaks():
    assert shortkeys.decode('{"o":[{"t":"text","v":"one\\ntwo"}]}')["objects"][0]["text"] == "one\ntwo"
