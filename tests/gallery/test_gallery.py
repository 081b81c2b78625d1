"""Manim's own gallery, said in the scene language: every spec is valid as it is, runs, and draws what the original draws."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import originals
import pytest
from comparing import compare

from animathic_lab.domain import Drawing
from animathic_lab.scene import compile_scene, validate

SPECS = sorted((Path(__file__).parent / "specs").glob("*.json"))

needs_originals = pytest.mark.skipif(not originals.SCENES.exists(), reason="Manim's gallery lies beside the project, not in it")

#: What the language cannot say, and why. Nothing at present.
NOT_SAID: dict[str, str] = {}

#: What less than nine tenths of the shapes of both have a counterpart for, and why. Nothing at present.
FLOORS: dict[str, float] = {}

#: Where the number of plays that show or move something differs, and why.
OTHER_PLAYS = {
    "ThreeDCameraIllusionRotation": "the original's camera sways while the scene waits; ours goes there in two steps"
}


@pytest.fixture(scope="module")
def ours(measure):
    """A function from a scene's name to what its spec draws."""
    read = {path.stem: path for path in SPECS}

    @cache
    def draw(name: str) -> Drawing:
        code = compile_scene(validate(json.loads(read[name].read_text()), salvage=False).spec).code
        drawing = measure(code)
        # A scene that ends in a motion holds its last picture for a second, which its spec does not ask for.
        held = code.rstrip().endswith("self.wait()") and sum(play.run_time > 0 for play in drawing.plays) > 1
        return replace(drawing, plays=drawing.plays[:-1]) if held else drawing

    return draw


@pytest.fixture(scope="module")
def theirs(measure):
    """A function from a scene's name to what the original draws."""
    return cache(lambda name: measure(originals.source(name)))


def test_all_27_scenes_are_there():
    assert len(SPECS) == 27


@needs_originals
def test_every_spec_is_of_a_gallery_scene_and_what_is_missing_has_a_reason():
    assert {path.stem for path in SPECS} | set(NOT_SAID) == set(originals.names())


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_it_runs_and_shows_all_that_it_names(path, ours):
    valid = validate(json.loads(path.read_text()), salvage=False)
    assert valid.warnings == ()
    spec = valid.spec
    seen = {drawn.id for play in ours(path.stem).plays for drawn in play.after}
    hidden = {item.id for item in spec.objects if item.type in ("tracker", "trace", "light") or item.opacity == 0}
    assert {item.id for item in spec.objects} - hidden - {step.into for step in spec.steps} <= seen


@needs_originals
@pytest.mark.parametrize("name", [path.stem for path in SPECS])
def test_it_draws_what_the_original_draws(name, ours, theirs):
    found = compare(theirs(name), ours(name))
    assert min(found.end, found.middle) >= FLOORS.get(name, 0.9), found
    assert found.plays[0] == found.plays[1] or name in OTHER_PLAYS, found
    assert found.seconds[1] == pytest.approx(found.seconds[0], rel=0.2)


@needs_originals
def test_no_spec_draws_what_the_original_of_another_scene_draws(ours, theirs):
    """The comparison would be worth nothing if scenes that differ passed it as well."""
    names = [path.stem for path in SPECS]
    turning = {"ThreeDCameraRotation", "ThreeDCameraIllusionRotation"}  # the same things under two ways of the camera
    others = [
        (compare(theirs(one), ours(other)).end, one, other)
        for one in names
        for other in names
        if one != other and {one, other} != turning
    ]
    assert max(others)[0] <= 0.6, max(others)


def test_the_rectangle_under_the_hyperbola_keeps_its_area(ours):
    drawing = ours("PolygonOnAxes")
    areas = [drawn.box.width * drawn.box.height for play in drawing.plays[2:] for drawn in play.after if drawn.id == "polygon"]
    assert len(areas) >= 3
    assert max(areas) - min(areas) < 0.03 * max(areas)
