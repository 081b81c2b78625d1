"""What the fonts of this machine cannot show is said, not silently drawn as boxes."""

from __future__ import annotations

from typing import Any

import pytest

from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.glyphs import is_shown


def warnings_of(**fields: Any) -> list[str]:
    compiled = compile_scene(validate({"objects": [{"id": "thing", **fields}]}).spec)
    return [warning for warning in compiled.warnings if "font" in warning]


@pytest.mark.parametrize("character", "aéπж→½✓")
def test_common_characters_are_shown(character):
    assert is_shown(character)


def test_a_character_that_no_font_has_is_not_shown():
    assert not is_shown("\ue000")
    assert not is_shown("\U00013000")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "text", "text": "a \U00013000 b"},
        {"type": "bullets", "parts": ["a", "\U00013000"]},
        {"type": "table", "rows": [["a", "\U00013000"]]},
        {"type": "network", "edges": [["a", "b", "\U00013000"]]},
        {"type": "axes", "x_label": "\U00013000"},
    ],
)
def test_words_that_cannot_be_shown_are_a_warning_that_names_them(fields):
    assert warnings_of(**fields) == [
        "no installed font shows \U00013000 of thing; install one that does, such as Noto",
    ]


@pytest.mark.parametrize("text", ["plain", "naïve Größe", "e\u0301 \u200b\u200d", "π и ½"])
def test_words_that_can_be_shown_are_no_warning(text):
    assert warnings_of(type="text", text=text) == []


def test_a_formula_has_a_font_of_its_own():
    assert warnings_of(type="math", text="\U00013000") == []


def test_only_a_few_characters_of_a_script_are_looked_up(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr("animathic_lab.scene.glyphs.is_shown", lambda character: bool(asked.append(character)))
    assert warnings_of(type="text", text="".join(chr(code) for code in range(0x4E00, 0x4F00)))
    assert len(asked) == 2
    asked.clear()
    warnings_of(type="text", text="жπشनमकกขあア한漢✓→🙂")
    assert len(asked) <= 8
