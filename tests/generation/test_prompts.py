"""The words for large models agree with the scene language. Only here do the two rooms meet."""

from __future__ import annotations

import pytest

from animathic_lab.generation import Repair, WriteRequest
from animathic_lab.generation.prompts import EXAMPLES, PROMPT_VERSION, build, describe
from animathic_lab.generation.schema import gemini_schema
from animathic_lab.scene import compile_scene
from animathic_lab.scene.rules import validate
from animathic_lab.scene.spec import (
    Action,
    Arrange,
    Direction,
    Kind,
    Place,
    Relation,
    SceneObject,
    SceneSpec,
    Step,
    json_schema,
)


@pytest.mark.parametrize("spec", [spec for _, spec in EXAMPLES], ids=[asked[:20] for asked, _ in EXAMPLES])
def test_every_example_is_a_scene_without_a_warning_and_compiles(spec):
    SceneSpec.model_validate(spec)
    validated = validate(spec, salvage=False)
    assert validated.warnings == ()
    assert list(compile_scene(validated.spec).warnings) == []


def test_three_examples_come_before_the_prompt():
    conversation = build(WriteRequest(prompt="a dot", schema=json_schema()))
    assert [turn.role for turn in conversation.turns] == ["user", "model"] * 3 + ["user"]
    assert conversation.turns[-1].text == "a dot"
    assert PROMPT_VERSION


def test_the_instructions_name_every_field_and_word_of_the_language():
    system = build(WriteRequest(prompt="a dot", schema=json_schema())).system
    for model in (SceneSpec, SceneObject, Step):
        for field in model.model_fields:
            assert f"\n- {field}" in system
    for words in (Action, Arrange, Direction, Kind, Place, Relation):
        assert "one of " + ", ".join(words) in system


def test_the_description_follows_the_schema_that_is_handed_in():
    schema = {
        "$defs": {
            "Thing": {
                "type": "object",
                "properties": {"mass": {"type": "number", "description": "in kg"}},
                "required": ["mass"],
            }
        },
        "properties": {
            "things": {"type": "array", "items": {"$ref": "#/$defs/Thing"}},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    }
    assert describe(schema) == (
        "The fields of a scene:\n- things: list of objects, see below\n- tags: list of strings\n\n"
        "The fields of each item of things:\n- mass (required): number; in kg"
    )
    assert describe({}) == ""


def test_a_repair_repeats_the_answer_and_the_exact_error():
    error = "steps[3].targets[0]: no object is called 'bal' (valid: ball)"
    *_, answer, complaint = build(WriteRequest(prompt="a ball", repair=Repair(raw="{...}", error=error))).turns
    assert (answer.role, answer.text) == ("model", "{...}")
    assert error in complaint.text


def test_a_refinement_shows_the_scene_so_far():
    parent = {"objects": [{"id": "ball", "type": "circle"}]}
    last = build(WriteRequest(prompt="make it blue", parent=parent)).turns[-1].text
    assert '"id":"ball"' in last
    assert last.endswith("make it blue")


def walk(node):
    yield node
    for child in node.get("properties", {}).values():
        yield from walk(child)
    if "items" in node:
        yield from walk(node["items"])


def test_the_schema_in_geminis_dialect_has_only_what_it_knows():
    original = json_schema()
    copy = json_schema()
    schema = gemini_schema(original)
    assert original == copy, "a pure function leaves its input alone"
    for node in walk(schema):
        assert set(node) <= {"type", "description", "enum", "properties", "required", "items"}
        assert "type" in node
        assert set(node.get("required", ())) <= set(node.get("properties", ()))
        assert node["type"] == "string" or "enum" not in node
    item = schema["properties"]["objects"]["items"]
    assert list(item["properties"]) == list(SceneObject.model_fields)
    assert item["properties"]["angle"] == {"type": "number", "description": "of an arc, in degrees"}
    assert item["properties"]["color"] == {"type": "string", "description": "CSS or Manim colour name, or #RRGGBB"}


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/$defs/Missing"},
        {"$defs": {"Tree": {"properties": {"left": {"$ref": "#/$defs/Tree"}}}}, "$ref": "#/$defs/Tree"},
    ],
)
def test_a_reference_without_an_end_is_refused(schema):
    with pytest.raises(ValueError, match="cannot be resolved"):
        gemini_schema(schema)
