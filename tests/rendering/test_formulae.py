"""Renders with LaTeX: the decision, and, as slow tests, the real programs. Where those are missing the slow tests fail."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from animathic_lab.domain import Drawn
from animathic_lab.rendering import Renderer, uses_latex
from animathic_lab.rendering import formulae as decision
from animathic_lab.scene import compile_scene, validate

FORMULA = {"id": "law", "type": "math", "text": "E = mc^2", "color": "yellow"}
PARTS = {"id": "sums", "type": "math", "parts": ["a^2", "+", "b^2", "=", "c^2"]}
MATRIX = {"id": "grid", "type": "matrix", "rows": [["1", "\\frac{1}{2}"], ["-3", "\\pi"]]}


@pytest.mark.parametrize(
    ("way", "installed", "expected"),
    [
        ("auto", True, True),
        ("auto", False, False),
        ("latex", True, True),
        ("latex", False, True),
        ("builtin", True, False),
        ("builtin", False, False),
    ],
)
def test_the_setting_and_the_machine_decide(way: str, installed: bool, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision.shutil, "which", lambda name: f"/bin/{name}" if installed else None)
    assert uses_latex(way) is expected


def test_both_programs_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision.shutil, "which", lambda name: "/bin/latex" if name == "latex" else None)
    assert not uses_latex("auto")


def source(*objects: dict[str, object]) -> str:
    return compile_scene(validate({"objects": list(objects)}).spec).code


async def test_without_latex_the_warning_of_a_scene_reaches_the_render(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scene
) -> None:
    # A PATH with nothing in it is a machine without LaTeX, whatever else is installed on this one.
    monkeypatch.setenv("PATH", str(tmp_path))
    renderer = Renderer(tmp_path / "home", formulae="latex")
    try:
        done = await renderer.render(source(FORMULA), out=tmp_path / "a.mp4", preview=False, cache=True)
        again = await renderer.render(source(FORMULA), out=tmp_path / "b.mp4", preview=False, cache=True)
    finally:
        await renderer.aclose()
    assert done.warnings == ("the formula E = mc^2 is set without LaTeX: latex is not installed",)
    assert not again.cached, "the next time it may be there"


# With the real programs.


async def _drawn(home: Path, way: str, out: Path, *objects: dict[str, object]) -> tuple[dict[str, Drawn], tuple[str, ...]]:
    renderer = Renderer(home, formulae=way)
    try:
        done = await renderer.render(source(*objects), out=out, preview=False)
    finally:
        await renderer.aclose()
    return {item.id: item for item in done.drawing.plays[-1].after}, done.warnings


@pytest.mark.slow
async def test_both_ways_look_alike(tmp_path: Path) -> None:
    assert uses_latex("auto"), "latex and dvisvgm are missing: make latex"
    for item in (FORMULA, PARTS, MATRIX):
        name = str(item["id"])
        (real, notes), (plain, _) = [await _drawn(tmp_path, way, tmp_path / "x.mp4", item) for way in ("latex", "builtin")]
        assert notes == ()
        assert real[name].color == plain[name].color
        assert real[name].box.height == pytest.approx(plain[name].box.height, rel=0.12)
        assert real[name].box.width == pytest.approx(plain[name].box.width, rel=0.12)
    assert any((tmp_path / "cache" / "formulae").glob("*.svg")), "and they are kept"


@pytest.mark.slow
async def test_parts_keep_their_places_and_colours(tmp_path: Path) -> None:
    """The glyphs of each part, as the mobject itself has them, in a scene that says so."""
    code = "\n".join(
        [
            "from manim import *",
            "from animathic_lab.scene.mobjects.formulae import FormulaParts",
            "class GeneratedScene(Scene):",
            "    def construct(self):",
            "        law = FormulaParts('a^2', '+', r'\\frac{b', r'}{c}', '=', 'd', colors=[RED])",
            "        assert law[0][0].get_color() == RED and law[1][0].get_color() == WHITE",
            "        raise SystemExit(str([len(part) for part in law]) + str(getattr(law, 'tex', '')))",
        ]
    )
    from animathic_lab.errors import RenderError

    said = []
    for way in ("latex", "builtin"):
        renderer = Renderer(tmp_path, formulae=way)
        try:
            with pytest.raises(RenderError) as error:
                await renderer.render(code, out=tmp_path / "x.mp4")
        finally:
            await renderer.aclose()
        said.append(str(error.value))
    assert "[2, 1, 0, 3, 1, 1]" in said[0]
    assert said[0] == said[1]


@pytest.mark.slow
async def test_a_formula_that_latex_cannot_set_is_drawn_all_the_same(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("SECRET")
    texts = [r"\frac{a}{b", r"\input{" + str(secret) + "}", r"\immediate\write18{touch " + str(tmp_path / "x") + "}", r"\bm{x}"]
    for text in texts:
        item = {"id": "law", "type": "math", "text": text}
        try:
            drawn, notes = await _drawn(tmp_path / "home", "latex", tmp_path / "x.mp4", item)
        except Exception as error:
            # What neither of the two can read is an error with words, as without LaTeX.
            assert "scene.py line" in str(error)
        else:
            assert len(notes) == 1
            assert "is set without LaTeX" in notes[0]
            assert drawn["law"].box.width < 14
    assert not (tmp_path / "x").exists()
    for kept in (tmp_path / "home").rglob("*.svg"):
        assert "SECRET" not in kept.read_text()


@pytest.mark.slow
async def test_a_long_formula_stays_on_one_line(tmp_path: Path) -> None:
    item = {"id": "law", "type": "math", "text": " + ".join(["a = b"] * 30)}
    (real, notes), (plain, _) = [await _drawn(tmp_path, way, tmp_path / "x.mp4", item) for way in ("latex", "builtin")]
    assert notes == ()
    assert real["law"].box.height == pytest.approx(plain["law"].box.height, rel=0.3)
    assert np.isclose(real["law"].box.width, plain["law"].box.width, rtol=0.05)
