"""The coverage study: 80 prompts that describe a scene, each said in the scene language by hand; see ``docs/coverage.md``."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from animathic_lab.scene import compile_scene, validate

HERE = Path(__file__).parent / "coverage"
DOCS = Path(__file__).parents[2] / "docs"
PROMPTS = Path(__file__).parents[3] / "shared" / "data" / "prompts" / "dev.jsonl"


def module(name):
    found = importlib.util.spec_from_file_location(f"coverage_{name}", HERE / f"{name}.py")
    loaded = importlib.util.module_from_spec(found)
    found.loader.exec_module(loaded)
    return loaded


PAGE = module("make_page")
ROWS = PAGE.load_rows()
#: One in seven, so that each run looks at a dozen.
FEW = ROWS[::7]


def spec_of(row):
    valid = validate(json.loads((HERE / "specs" / row["spec"]).read_text(encoding="utf-8")), salvage=False)
    assert valid.warnings == ()
    return valid.spec


def runs_and_shows_all_that_it_names(row, measure):
    spec = spec_of(row)
    compiled = compile_scene(spec)
    drawing = measure(compiled.code)
    seen = {drawn.id for play in drawing.plays for drawn in play.after}
    hidden = {item.id for item in spec.objects if item.type in ("tracker", "trace") or item.opacity == 0}
    assert {item.id for item in spec.objects} - hidden - {step.into for step in spec.steps} <= seen


def test_the_rows_are_those_that_the_seed_draws():
    assert len(ROWS) == 80
    assert len({row["id"] for row in ROWS}) == 80
    assert all(row["source_repo"] and row["license"] in ("MIT", "Apache-2.0") for row in ROWS)
    if not PROMPTS.exists():
        pytest.skip("the prompts are not on this machine")
    drawn = module("select_rows").draw(PROMPTS.read_text(encoding="utf-8").splitlines())
    assert drawn == [{name: value for name, value in row.items() if name not in ("spec", "miss")} for row in ROWS]


def test_the_page_says_what_the_rows_say():
    text = (DOCS / "coverage.md").read_text(encoding="utf-8")
    assert PAGE.share_line(ROWS) in text
    assert text == PAGE.page(ROWS)
    hits = sum("miss" not in row for row in ROWS)
    assert hits / len(ROWS) >= 0.9
    assert sum(path.stat().st_size for path in (DOCS / "images" / "coverage").iterdir()) < 600_000


def test_every_spec_is_valid_and_compiles():
    for row in ROWS:
        assert compile_scene(spec_of(row)).warnings == ()


@pytest.mark.parametrize("row", FEW, ids=lambda row: str(row["id"]))
def test_it_runs_and_shows_all_that_it_names(row, measure):
    runs_and_shows_all_that_it_names(row, measure)


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in ROWS if row not in FEW], ids=lambda row: str(row["id"]))
def test_all_the_others_run_as_well(row, measure):
    runs_and_shows_all_that_it_names(row, measure)
