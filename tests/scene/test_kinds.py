"""The book of kinds as a whole: every kind of the language is in it, and every example is a valid scene."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from animathic_lab.scene import SceneSpec, compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.book import example_scene
from animathic_lab.scene.spec import SceneObject
from animathic_lab.scene.words import Kind


def test_every_kind_is_in_the_book():
    assert set(BOOK) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_its_example_is_a_valid_scene(kind):
    valid = validate(example_scene(BOOK[kind]), salvage=False)
    assert isinstance(valid.spec, SceneSpec)
    assert f"the_{kind}" in compile_scene(valid.spec).code


@pytest.mark.parametrize("kind", list(Kind))
def test_its_entry_is_whole(kind):
    entry = BOOK[kind]
    assert entry.says.endswith(".")
    assert set(entry.needs) | set(entry.reads) <= set(SceneObject.model_fields)


def test_the_reference_says_what_the_book_says_and_shows_every_kind():
    """After a change of an entry: ``make reference``."""
    docs = Path(__file__).parents[2] / "docs"
    made = runpy.run_path(str(docs / "make_reference.py"))
    written = (docs / "scene-language.md").read_text(encoding="utf-8")
    assert written.split(made["MARK"])[1] == made["reference"]()
    shown = {path.stem for path in (docs / "images" / "kinds").glob("*.png")}
    assert shown == set(Kind) - {"tracker"}
