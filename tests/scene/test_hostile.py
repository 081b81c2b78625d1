"""Documents that mean harm, or nothing: each is a SpecError or a valid scene, and no string of it becomes code."""

from __future__ import annotations

import ast
import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.helpers import HELPERS

GALLERY = sorted((Path(__file__).parents[1] / "gallery" / "specs").glob("*.json"))
EVIL: list[Any] = [
    "'); import os; os.system('id') #",
    '"""\nimport os\n"""',
    "\\' + __import__('os').getcwd() + \\'",
    "{self.__class__.__mro__}",
    "%s%n${7*7}{{7*7}}",
    "__import__",
    "../../../etc/passwd",
    "/etc/passwd\x00.png",
    "a" * 5000,
    "\ud800",
    "\u202egnp.exe",
    "x" + "^9" * 60,
    "((((((((((" * 30,
    "lambda: 0",
    "self.play",
    "camera",
    "ball.99999",
    "nan",
    10**400,
    -(10**12),
    1e308,
    float("nan"),
    float("-inf"),
    True,
    None,
    [],
    {},
    [[[[[[[[[[[[[[1]]]]]]]]]]]]]],
    {"__class__": "x"},
    ["ball"] * 500,
]
#: What generated code may name beside Manim's exports, helpers and the scene's own ids.
PLAIN = {
    "self",
    "np",
    "range",
    "_",
    "x",
    "y",
    "t",
    "u",
    "v",
    "p",
    "m",
    "mobject",
    "dt",
    "frame",
    "piece",
    "clock",
    "part",
    "GeneratedScene",
}
PLAIN |= {"Scene", "MovingCameraScene", "ThreeDScene", "float", "abs", "min", "max", "zip", "enumerate", "len", "index", "str"}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a document."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def mutated(rng: random.Random, document: dict[str, Any]) -> Any:
    """A document with one to three things in it replaced, removed, doubled or added."""
    data: Any = copy.deepcopy(document)
    for _ in range(rng.randint(1, 3)):
        path = rng.choice(list(places(data)))
        if not path:
            continue
        parent = data
        for part in path[:-1]:
            parent = parent[part]
        way = rng.random()
        if way < 0.6:
            parent[path[-1]] = copy.deepcopy(rng.choice(EVIL))
        elif way < 0.75:
            del parent[path[-1]]
        elif way < 0.9 and isinstance(parent, dict):
            parent[rng.choice(["bind", "expression", "text", "file", "children", "of", "targets", "zzz"])] = rng.choice(EVIL)
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[path[-1]]))
    return data


def names_in(code: str) -> set[str]:
    """Every name that code refers to; attributes only where they begin with an underscore."""
    tree = ast.parse(code)
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith("_")}
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    for node in imports:
        assert isinstance(node, ast.ImportFrom)
        assert node.module == "manim" or str(node.module).startswith("animathic_lab.scene.mobjects.")
    return found


def check(document: Any, known: set[str]) -> bool:
    """Check one document; true when it is a valid scene."""
    try:
        spec = validate(document).spec
        code = compile_scene(spec).code
    except SpecError as error:
        assert str(error)
        return False
    strange = names_in(code) - known - PLAIN - set(HELPERS) - {item.id for item in spec.objects}
    assert not strange, f"{strange} in\n{code}"
    return True


@pytest.fixture(scope="module")
def known() -> set[str]:
    """What ``from manim import *`` brings."""
    import manim

    return {name for name in vars(manim) if not name.startswith("_")}


def run(count: int, seed: int, known: set[str]) -> int:
    rng = random.Random(seed)
    documents = [json.loads(path.read_text()) for path in GALLERY]
    return sum(check(mutated(rng, rng.choice(documents)), known) for _ in range(count))


def test_mutated_scenes_are_refused_or_valid_and_name_nothing_strange(known):
    assert 50 < run(1500, 1, known) < 1400, "some must pass and some must not, or nothing is shown"


@pytest.mark.slow
def test_ten_thousand_of_them(known):
    assert run(10_000, 2, known) > 0


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_json_that_is_cut_off_is_refused(cut):
    text = GALLERY[0].read_text()
    with pytest.raises(SpecError):
        validate(text[: len(text) - 3 - cut])


def test_every_string_of_a_scene_reaches_the_code_as_a_literal(known):
    """A canary in every free text: it must come out of the code's constants, and of nowhere else."""
    canary = "CANARY'\"\\{}"
    spec = {
        "objects": [
            {"id": "t", "type": "text", "text": canary},
            {"id": "ax", "type": "axes", "x_label": canary, "y_label": canary},
        ],
        "steps": [{"action": "write", "targets": ["t"], "beat": "a beat\nimport os"}],
    }
    code = compile_scene(validate(spec).spec).code
    constants = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    assert [value for value in constants if isinstance(value, str) and canary in value] == [canary] * 3
    assert "\nimport os" not in code
