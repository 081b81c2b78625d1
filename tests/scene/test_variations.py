"""Valid variations of the gallery's scenes and the coverage study's: other ids, colours, times and places, and more steps."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from code_checks import strange_names
from field_values import COLORS
from strategies import renamed

from animathic_lab.scene import compile_scene, validate

TESTS = Path(__file__).parents[1] / "gallery"
GALLERY = sorted((TESTS / "specs").glob("*.json"))
COVERAGE = sorted((TESTS / "coverage" / "specs").glob("*.json"))
#: What may be done to anything that is seen, and leaves everything else in its sense.
MORE: list[dict[str, Any]] = [
    {"action": "indicate"},
    {"action": "wiggle", "run_time": 0.5},
    {"action": "recolor", "color": "gold"},
    {"action": "scale", "factor": 0.9, "rate": "there_and_back"},
    {"action": "rotate", "angle": 10},
    {"action": "move", "direction": "up", "distance": 0.2},
    {"action": "opacity", "value": 0.7},
    {"action": "fade_out", "direction": "left"},
]
#: Kinds that no step can do anything to.
UNSEEN = ("tracker", "trace", "light")


def variation(rng: random.Random, document: dict[str, Any]) -> dict[str, Any]:
    """The same scene under other names, in other colours, a little elsewhere, quicker or slower, with one more step."""
    data = copy.deepcopy(document)
    names = {item["id"]: f"{rng.choice(['new', 'other', 'my'])}_{item['id']}"[:32] for item in data["objects"]}
    trackers = {item["id"]: names[item["id"]] for item in data["objects"] if item["type"] == "tracker"}
    data["objects"] = [renamed(item, names, trackers=trackers) for item in data["objects"]]
    data["steps"] = [renamed(step, names, trackers=trackers) for step in data.get("steps", [])]
    for item in data["objects"]:
        if "color" in item:
            item["color"] = rng.choice(COLORS)
        for field in ("x", "y"):
            # On axes x and y are theirs, where a little may be a lot.
            if field in item and "axes" not in item:
                item[field] = max(-20, min(20, item[field] + rng.uniform(-0.3, 0.3)))
    for step in data["steps"]:
        if step["action"] not in ("add", "remove"):
            step["run_time"] = rng.choice([0.4, 1, 1.7])
    seen = [item["id"] for item in data["objects"] if item["type"] not in UNSEEN]
    if seen:
        data["steps"].append({**rng.choice(MORE), "targets": [rng.choice(seen)]})
    return data


def variations(path: Path, count: int) -> list[dict[str, Any]]:
    """Some variations of one scene, the same ones each time."""
    rng = random.Random(path.stem)
    return [variation(rng, json.loads(path.read_text(encoding="utf-8"))) for _ in range(count)]


def code_of(data: dict[str, Any]) -> str:
    valid = validate(data, salvage=False)
    assert valid.warnings == ()
    return compile_scene(valid.spec).code


@pytest.mark.parametrize("path", GALLERY + COVERAGE, ids=lambda path: path.stem)
def test_variations_are_valid_and_compile(path):
    for data in variations(path, 3):
        assert strange_names(code_of(data), [item["id"] for item in data["objects"]]) == set()


@pytest.mark.parametrize("path", GALLERY[::6], ids=lambda path: path.stem)
def test_some_of_them_run(path, draw):
    (data,) = variations(path, 1)
    code_of(data)
    assert draw(*data["objects"], **{key: value for key, value in data.items() if key != "objects"}).plays


@pytest.mark.slow
@pytest.mark.parametrize("path", GALLERY + COVERAGE, ids=lambda path: path.stem)
def test_all_of_them_run(path, draw, assets):
    for data in variations(path, 3):
        assert draw(*data["objects"], **{key: value for key, value in data.items() if key != "objects"}).plays
