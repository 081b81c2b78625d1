"""Manim's own gallery, said in the scene language: every spec is valid as it is, and really runs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from animathic_lab.rendering import Renderer
from animathic_lab.scene import compile_scene, validate

SPECS = sorted((Path(__file__).parent / "specs").glob("*.json"))


@pytest.fixture(scope="module")
def measure(tmp_path_factory):
    """A function from code to what it draws, over one warm renderer."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(tmp_path_factory.mktemp("home"))
    yield lambda code: loop.run_until_complete(renderer.measure(code))
    loop.run_until_complete(renderer.aclose())
    loop.close()


def test_25_of_the_27_scenes_are_there():
    assert len(SPECS) == 25


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_it_runs_and_shows_all_that_it_names(path, measure):
    valid = validate(json.loads(path.read_text()), salvage=False)
    assert valid.warnings == ()
    spec = valid.spec
    drawing = measure(compile_scene(spec).code)
    seen = {drawn.id for play in drawing.plays for drawn in play.after}
    hidden = {item.id for item in spec.objects if item.type in ("tracker", "trace") or item.opacity == 0}
    assert {item.id for item in spec.objects} - hidden - {step.into for step in spec.steps} <= seen


def test_the_rectangle_under_the_hyperbola_keeps_its_area(measure):
    drawing = measure(compile_scene(validate(json.loads((SPECS[0].parent / "PolygonOnAxes.json").read_text())).spec).code)
    areas = [drawn.box.width * drawn.box.height for play in drawing.plays[2:] for drawn in play.after if drawn.id == "polygon"]
    assert len(areas) >= 3
    assert max(areas) - min(areas) < 0.03 * max(areas)
