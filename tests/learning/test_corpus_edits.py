"""Changes of a scene: what differs is what was asked for, and nothing else does."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from corpus_facts import colors_in, drawn, numbers_in

from animathic_lab import scene
from animathic_lab.learning.corpus.edits import Change, edited
from animathic_lab.scene.difference import difference
from animathic_lab.vocabulary import hex_of

Drawn = tuple[Mapping[str, Any], Change, list[str]]

STEP = r"(no longer|now) step \d+: "
LOOSE = r"\w+: (x|y|relation|anchor|gap|size|radius|width|height|length|font size|inner radius) .+ -> unset"
#: Name of a change -> what a line of the difference of the two scenes may be.
ALLOWED = {
    "recolor": r"\w+: color .+ -> .+",
    "all_colors": r"\w+: colors? .+ -> .+",
    "resize": r"\w+: size .+ -> (tiny|small|large|huge)",
    "measure": rf"\w+: (radius|width|length|font size) .+ -> [\d.]+|{LOOSE}",
    "faster": STEP + ".+",
    "replace": r"\w+: (type|sides|points|angle|direction|corner radius|inner radius|width|height) .+ -> .+",
    "recount": r"\w+: count .+ -> \d+",
    "rearrange": r"\w+: arrange .+ -> (row|column|circle|grid)",
    "retext": r"\w+: text .+ -> .+",
    "reformula": r"\w+: expression .+ -> .+",
    "range": r"\w+: x range .+ -> .+",
    "place": rf"\w+: position .+ -> .+|{LOOSE}",
    "add": r"new: added\d?, .+|now step \d+: create added\d?",
    "title": r"new: added\d?, an? (\w+ )?text .+|now step \d+: write added\d?",
    "remove": rf"without .+|{STEP}.+",
    "no_step": r"no longer step \d+: .+|now step \d+: .+",
    "more": r"now step \d+: .+",
    "angle": rf"{STEP}rotate .*",
    "direction": rf"{STEP}move .*",
    "duration": rf"{STEP}.+",
    "together": rf"{STEP}.+",
    "background": r"background: .+ -> .+",
    "chart": r"\w+: type .+ -> (bar|pie|line)_chart",
    "fill": r"\w+: fill opacity .+ -> (0|0.5|1)",
}
#: Changes of one field of one thing: the difference has one line of it.
SINGLE = ("recolor", "resize", "recount", "rearrange", "retext", "reformula", "range", "background", "chart", "fill", "more")
#: Changes of a field of steps: as many steps as were there, in their order.
OF_STEPS = {"faster": "run_time", "angle": "angle", "direction": "direction", "duration": "run_time", "together": "start"}
FASTER = "faster|speed (it )?up|twice as fast|quicker|quickly|too slow"


@pytest.fixture(scope="module")
def changes() -> list[Drawn]:
    """2,000 changes of scenes of the corpus, each with what differs."""
    found: list[Drawn] = []
    parents = [pair.parent if pair.parent is not None else pair.spec for pair in drawn() if not pair.tables]
    parents = [parent for parent in parents if len(parent["objects"]) <= 4]
    rng = random.Random(4)
    while len(found) < 2000:
        before = rng.choice(parents)
        change = edited(rng, before)
        if change is not None:
            specs = [scene.validate(spec, salvage=False).spec for spec in (before, change.spec)]
            found.append((before, change, difference(*specs)))
    return found


def names(change: Change) -> list[str]:
    return change.name.split("+")


def single(changes: list[Drawn], name: str) -> list[Drawn]:
    found = [drawn for drawn in changes if drawn[1].name == name]
    assert found, name
    return found


def test_nearly_every_sort_of_change_is_drawn(changes: list[Drawn]) -> None:
    met = Counter(name for _, change, _ in changes for name in names(change))
    assert met.keys() == ALLOWED.keys()


def test_nothing_differs_but_what_was_asked_for(changes: list[Drawn]) -> None:
    for _, change, lines in changes:
        allowed = re.compile("|".join(f"(?:{ALLOWED[name]})" for name in names(change)), re.DOTALL)
        assert lines, change
        assert [line for line in lines if not allowed.fullmatch(line)] == [], change


@pytest.mark.parametrize("name", SINGLE)
def test_a_change_of_one_thing_changes_one_thing(changes: list[Drawn], name: str) -> None:
    for _, change, lines in single(changes, name):
        assert len(lines) == 1, (change, lines)


@pytest.mark.parametrize("name", OF_STEPS)
def test_a_change_of_steps_changes_one_field_of_them(changes: list[Drawn], name: str) -> None:
    for before, change, _ in single(changes, name):
        assert change.spec["objects"] == before["objects"]
        field = OF_STEPS[name]
        for old, new in zip(before["steps"], change.spec["steps"], strict=True):
            assert {k: v for k, v in old.items() if k != field} == {k: v for k, v in new.items() if k != field}, change


def test_a_colour_that_is_asked_for_is_the_new_one(changes: list[Drawn]) -> None:
    for name in ("recolor", "background"):
        for _, change, lines in single(changes, name):
            new = hex_of(lines[0].rpartition(" -> ")[2])
            assert new in colors_in(change.words.lower()), (change, lines)
    for _, change, _ in single(changes, "all_colors"):
        held = {hex_of(item["color"]) for item in change.spec["objects"]}
        assert held == colors_in(change.words.lower()), change


def test_numbers_words_and_expressions_that_are_asked_for_are_the_new_ones(changes: list[Drawn]) -> None:
    for name in ("recount", "measure"):
        for _, change, lines in single(changes, name):
            new = [float(line.rpartition(" -> ")[2]) for line in lines if not line.endswith("unset")]
            assert len(new) == 1, (change, lines)
            assert new[0] in numbers_in(change.words.lower()), (change, lines)
    for before, change, _ in single(changes, "retext"):
        (new_text,) = {item["text"] for item in change.spec["objects"] if item not in before["objects"]}
        assert new_text in change.words
    for _, change, _ in single(changes, "angle"):
        angles = {step["angle"] for step in change.spec["steps"] if step["action"] == "rotate"}
        assert angles <= numbers_in(change.words), change


def test_slower_takes_longer_and_faster_less_long(changes: list[Drawn]) -> None:
    for before, change, _ in single(changes, "faster"):
        factor = 0.5 if re.search(FASTER, change.words.lower()) else 2.0
        for old, new in zip(before["steps"], change.spec["steps"], strict=True):
            if old != new:
                assert new["run_time"] == pytest.approx((old.get("run_time") or 1.0) * factor, abs=1e-3), change


def test_what_is_removed_is_gone_and_all_else_stays(changes: list[Drawn]) -> None:
    for before, change, _ in single(changes, "remove"):
        gone = {item["id"] for item in before["objects"]} - {item["id"] for item in change.spec["objects"]}
        assert len(gone) == 1
        assert change.spec["objects"] == [item for item in before["objects"] if item["id"] not in gone]
        assert not any(gone & set(step.get("targets", ())) for step in change.spec["steps"]), change
        rest = [step for step in before["steps"] if not step.get("targets") or set(step["targets"]) - gone]
        assert [step["action"] for step in change.spec["steps"]] == [step["action"] for step in rest], change


def test_what_is_added_comes_without_touching_the_rest(changes: list[Drawn]) -> None:
    for name in ("add", "title"):
        for before, change, _ in single(changes, name):
            *objects, new = change.spec["objects"]
            assert objects == before["objects"], change
            assert [step for step in change.spec["steps"] if step.get("targets") != [new["id"]]] == before["steps"], change


def test_one_step_less_is_one_step_less(changes: list[Drawn]) -> None:
    for before, change, _ in single(changes, "no_step"):
        assert len(change.spec["steps"]) == len(before["steps"]) - 1, change
        bare = [[{k: v for k, v in step.items() if k != "start"} for step in spec["steps"]] for spec in (before, change.spec)]
        assert all(step in bare[0] for step in bare[1]), change


def test_a_change_leaves_the_scene_that_it_changes_as_it_is() -> None:
    rng = random.Random(1)
    for pair in drawn()[:300]:
        kept = repr(pair.spec)
        edited(rng, pair.spec)
        assert repr(pair.spec) == kept


def test_a_second_change_does_not_undo_the_first(changes: list[Drawn]) -> None:
    for before, change, lines in changes:
        if "add" in names(change) and "title" in names(change):
            assert sum(line.startswith("new: ") for line in lines) == 2, (before, change)
        if "background" in names(change):
            assert hex_of(change.spec["background"]) in colors_in(change.words.lower()), change
