"""A canary in every string of the language: wherever it comes out, it is a constant or the comment of a beat, and no code."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from code_checks import strange_names, strings_of
from field_values import FIELDS, is_ref, is_words, schema_of
from strategies import EVERYBODYS

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.actions import ACTIONS
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.book import example_scene
from animathic_lab.scene.spec import SceneObject, Step
from animathic_lab.scene.words import Action, Kind

MARK = "canary"
#: All ways out of a string that Python, Manim's markup, LaTeX and format strings know.
WAYS_OUT = [
    f"{MARK}'); import os; os.system('{MARK}') #",
    f'{MARK}"); import os #',
    f'"""\n{MARK} = 1\n"""',
    f"'''{MARK}",
    f"{MARK}\\",
    f"\\'{MARK}\\\"",
    f"{{0.__class__}}{{{MARK}}}",
    f"# {MARK}",
    f"a\n        {MARK}()",
    f"\u2028{MARK}\u2029{MARK}",
    f"$\\input{{{MARK}}}$",
    f'<span foreground="{MARK}">{MARK}</span>',
    f"\\N{{{MARK}}}\\x41",
    f"%({MARK})s ${{{MARK}}} `{MARK}`",
    f"x + {MARK}",
    f"x = {MARK}.__class__",
]


def _has_strings(schema: Any) -> bool:
    return schema.get("type") == "string" or (schema.get("type") == "array" and _has_strings(schema["items"]))


STRINGS = {model: [field for field in FIELDS[model] if _has_strings(schema_of(model, field))] for model in FIELDS}


def put(value: Any, text: str, schema: Any) -> Any:
    """A value in whose every string place the text stands; one of its shape where there was none."""
    if schema.get("type") == "array":
        inner = schema["items"]
        given = value if isinstance(value, list) and value else [None] * max(schema.get("minItems", 1), 1)
        return [put(item, text, inner) for item in given]
    return text[: schema.get("maxLength", 400)]


def harmed(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every kind's example, and of a step of every action, with the text in it."""
    for entry in BOOK.values():
        scene = example_scene(entry)
        *others, item = scene["objects"]
        for field in STRINGS[SceneObject]:
            # What a kind does not read is left to the scenes below.
            if field in (*entry.needs, *entry.reads) or field in EVERYBODYS:
                new = {**item, field: put(item.get(field), text, schema_of(SceneObject, field))}
                yield f"{entry.kind}.{field}", {**scene, "objects": [*others, new]}
        unread = [field for field in STRINGS[SceneObject] if field not in (*entry.needs, *entry.reads, *EVERYBODYS)]
        words = {field: put(None, text, schema_of(SceneObject, field)) for field in unread if is_words(SceneObject, field)}
        yield f"{entry.kind} and all that it does not read", {**scene, "objects": [*others, {**words, **item}]}
    for action, does in ACTIONS.items():
        targets = (
            ["camera"] if action in (Action.FOLLOW, Action.RESTORE) else ["one", "two"] if action is Action.SWAP else ["one"]
        )
        needed = {field: _example(field) for field in does.needs}
        for field in STRINGS[Step]:
            step = {"action": str(action), "targets": targets, "direction": "up", **needed}
            step[field] = put(step.get(field), text, schema_of(Step, field))
            yield (
                f"{action}.{field}",
                {"objects": [{"id": "one", "type": "dot"}, {"id": "two", "type": "square"}], "steps": [step]},
            )


def _example(field: str) -> Any:
    if is_ref(Step, field):
        return "two"
    return 0.5 if field == "value" else [[1, 0], [0, 1]] if field == "matrix" else "red" if field == "color" else "x"


def comments_of(code: str) -> list[str]:
    """Every comment of code."""
    return [token.string for token in tokenize.generate_tokens(io.StringIO(code).readline) if token.type == tokenize.COMMENT]


def identifiers_of(code: str) -> set[str]:
    """Everything in code that is a name of whatever sort."""
    fields = ("id", "attr", "arg", "name", "module", "asname")
    found = {getattr(node, field, None) for node in ast.walk(ast.parse(code)) for field in fields}
    return {name for name in found if isinstance(name, str)}


def came_out(text: str, documents: Iterator[tuple[str, dict[str, Any]]]) -> set[str]:
    """Check that no document lets the text out of its string, and return where it came out as one."""
    found: set[str] = set()
    for place, document in documents:
        try:
            code = compile_scene(validate(document, salvage=False).spec).code
        except SpecError:
            continue
        assert not [name for name in identifiers_of(code) if MARK in name], f"{place}\n{code}"
        assert not strange_names(code, [item["id"] for item in document["objects"]]), f"{place}\n{code}"
        assert not [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr)], f"{place}\n{code}"
        assert place.endswith(".beat") or not comments_of(code), f"{place}\n{code}"
        if any(MARK in value for value in strings_of(code)) or any(MARK in comment for comment in comments_of(code)):
            found.add(place)
    return found


#: Where words go whatever they are, so that the canary must come out there; other fields may refuse it.
WORDS = {
    "text.text",
    "title.text",
    "paragraph.text",
    "code.text",
    "bullets.parts",
    "axes.x_label",
    "table.rows",
    "table.headers",
}
WORDS |= {
    "bar_chart.labels",
    "network.labels",
    "label.text",
    "brace.text",
    "number.unit",
    *(f"{action}.beat" for action in Action),
}


@pytest.mark.parametrize("text", [pytest.param(text, marks=[pytest.mark.slow] * (at > 4)) for at, text in enumerate(WAYS_OUT)])
def test_no_string_of_any_field_reaches_the_code_unescaped(text):
    found = came_out(text, harmed(text))
    assert len(found & WORDS) > len(WORDS) / 2, f"only {sorted(found)} show the canary, so hardly anything was tried"


def test_what_a_maker_forgot_to_escape_would_be_found(monkeypatch):
    """The canary itself: with a maker that writes the words as they are, it sings."""
    real = BOOK[Kind.TEXT]
    monkeypatch.setitem(BOOK, Kind.TEXT, replace(real, make=lambda item, spec: f"Text('{item.text}')"))
    text = f"'), {MARK}('"
    with pytest.raises(AssertionError):
        came_out(text, ((place, document) for place, document in harmed(text) if place == "text.text"))
