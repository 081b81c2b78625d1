"""What a prompt asks for against what a spec says: right specs are all right, and one changed fact is one lost fact."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from animathic_lab.learning.facts import score

Spec = dict[str, Any]

#: A red circle at the left, three blue squares, a gold hexagon, "Hello" above the circle and the curve of x^2. The circle is
#: drawn, the squares fade in; then the circle turns by 45 degrees, moves up while the squares double in size, becomes a green
#: star, the hexagon turns pink, time passes, and the text fades out.
SPEC: Spec = {
    "objects": [
        {"id": "circle", "type": "circle", "color": "red", "position": "left"},
        {"id": "squares", "type": "square", "color": "blue", "count": 3},
        {"id": "hexagon", "type": "polygon", "sides": 6, "color": "gold"},
        {"id": "hello", "type": "text", "text": "Hello", "relation": "above", "anchor": "circle"},
        {"id": "curve", "type": "plot", "expression": "x^2"},
        {"id": "star", "type": "star", "color": "green"},
    ],
    "steps": [
        {"action": "create", "targets": ["circle"]},
        {"action": "fade_in", "targets": ["squares"]},
        {"action": "create", "targets": ["hexagon"]},
        {"action": "write", "targets": ["hello"]},
        {"action": "create", "targets": ["curve"]},
        {"action": "rotate", "targets": ["circle"], "angle": 45},
        {"action": "move", "targets": ["circle"], "direction": "up"},
        {"action": "scale", "targets": ["squares"], "factor": 2, "start": "with"},
        {"action": "transform", "targets": ["circle"], "into": "star"},
        {"action": "recolor", "targets": ["hexagon"], "color": "pink"},
        {"action": "wait", "run_time": 2},
        {"action": "fade_out", "targets": ["hello"]},
    ],
}
EXPECT: dict[str, Any] = {
    "objects": [
        {"type": "circle", "color": "red", "position": "left"},
        {"type": "square", "color": "blue", "count": 3},
        {"type": "polygon", "sides": 6, "color": "gold"},
        {"type": "text", "text": "Hello"},
        {"type": "plot", "expression": "x^2"},
    ],
    "relations": [{"subject": "text", "relation": "above", "anchor": "circle"}],
    "actions": [
        {"action": "create", "target": "circle"},
        {"action": "fade_in", "target": "square"},
        {"action": "rotate", "target": "circle", "angle": 45},
        {"action": "move", "target": "circle", "direction": "up"},
        {"action": "scale", "target": "square", "factor": 2, "with_previous": True},
        {"action": "transform", "target": "circle", "into": "star", "into_color": "green"},
        {"action": "recolor", "target": "polygon", "color": "pink"},
        {"action": "wait", "seconds": 2},
        {"action": "fade_out", "target": "text"},
    ],
}
OBJECTS = {item["id"]: index for index, item in enumerate(SPEC["objects"])}


def lost(expect: dict[str, Any], spec: Spec) -> list[str]:
    return [verdict.fact for verdict in score(expect, spec) if not verdict.right]


def changed(change: Callable[[Spec], object]) -> Spec:
    spec = copy.deepcopy(SPEC)
    change(spec)
    return spec


def of(name: str, **fields: Any) -> Spec:
    """The spec with fields of one object changed; None takes a field away."""
    spec = copy.deepcopy(SPEC)
    item = spec["objects"][OBJECTS[name]]
    item.update(fields)
    spec["objects"][OBJECTS[name]] = {key: value for key, value in item.items() if value is not None}
    return spec


def at(number: int, **fields: Any) -> Spec:
    """The spec with fields of one step changed; None takes a field away."""
    spec = copy.deepcopy(SPEC)
    step = {**spec["steps"][number], **fields}
    spec["steps"][number] = {key: value for key, value in step.items() if value is not None}
    return spec


def swapped(one: int, other: int) -> Spec:
    def swap(spec: Spec) -> None:
        spec["steps"][one], spec["steps"][other] = spec["steps"][other], spec["steps"][one]

    return changed(swap)


def with_more(item: Spec, *, action: str = "create") -> Spec:
    def add(spec: Spec) -> None:
        spec["objects"].append({"id": "more", **item})
        spec["steps"].insert(5, {"action": action, "targets": ["more"]})

    return changed(add)


def test_a_spec_that_holds_every_fact_is_right_in_every_fact() -> None:
    verdicts = score(EXPECT, SPEC)
    assert [verdict for verdict in verdicts if not verdict.right] == []
    assert [verdict.fact for verdict in verdicts] == [
        *("object", "color of circle", "count of circle", "position of circle"),
        *("object", "color of square", "count of square", "position of square"),
        *("object", "color of polygon", "count of polygon", "position of polygon", "sides"),
        *("object", "color of text", "count of text", "position of text", "text"),
        *("object", "color of plot", "count of plot", "position of plot", "expression"),
        *("relation", "appears", "appears", "actions"),
    ]


MUTATIONS: list[tuple[str, Spec, list[str]]] = [
    ("another colour", of("circle", color="orange"), ["color of circle"]),
    ("no colour", of("squares", color=None), ["color of square"]),
    ("a colour that nobody asked for", of("curve", color="red"), ["color of plot"]),
    ("another count", of("squares", count=4), ["count of square"]),
    ("one instead of many", of("squares", count=None), ["count of square"]),
    ("many instead of one", of("hexagon", count=2), ["count of polygon"]),
    ("another position", of("circle", position="right"), ["position of circle"]),
    ("coordinates instead of a position", of("circle", position=None, x=-3, y=1), ["position of circle"]),
    ("a position that nobody asked for", of("curve", position="center"), ["position of plot"]),
    ("another number of sides", of("hexagon", sides=8), ["sides"]),
    ("other words", of("hello", text="Hallo"), ["text"]),
    ("words in other case", of("hello", text="hello"), ["text"]),
    ("another curve", of("curve", expression="x^3"), ["expression"]),
    ("a curve that is equal in one half only", of("curve", expression="x*abs(x)"), ["expression"]),
    ("another relation", of("hello", relation="below"), ["relation"]),
    ("another anchor", of("hello", anchor="hexagon"), ["relation"]),
    ("no relation", of("hello", relation=None, anchor=None), ["relation"]),
    ("another kind", of("curve", type="number_line", expression=None), ["object"]),
    ("one object more", with_more({"type": "dot"}), ["extra"]),
    ("one of the same kind more", with_more({"type": "circle", "color": "red"}), ["extra"]),
    ("another way to appear", at(1, action="create"), ["appears"]),
    ("another angle", at(5, angle=90), ["actions"]),
    ("no angle", at(5, angle=None), ["actions"]),
    ("another target", at(5, targets=["hexagon"]), ["actions"]),
    ("one target more", at(5, targets=["circle", "hexagon"]), ["actions"]),
    ("another direction", at(6, direction="down"), ["actions"]),
    ("another factor", at(7, factor=0.5), ["actions"]),
    ("one after another instead of together", at(7, start="after"), ["actions"]),
    ("together instead of one after another", at(9, start="with"), ["actions"]),
    ("into another kind", of("star", type="ellipse"), ["actions"]),
    ("into another colour", of("star", color="yellow"), ["actions"]),
    ("to another colour", at(9, color="purple"), ["actions"]),
    ("another time", at(10, run_time=3), ["actions"]),
    ("another action", at(11, action="shrink"), ["actions"]),
    ("another order", swapped(8, 9), ["actions"]),
    ("no end", changed(lambda spec: spec["steps"].pop()), ["actions"]),
    ("an action more", changed(lambda spec: spec["steps"].append({"action": "indicate", "targets": ["curve"]})), ["actions"]),
]


@pytest.mark.parametrize(("spec", "facts"), [row[1:] for row in MUTATIONS], ids=[row[0] for row in MUTATIONS])
def test_one_changed_fact_is_exactly_one_lost_fact(spec: Spec, facts: list[str]) -> None:
    assert lost(EXPECT, spec) == facts


def test_a_missing_object_loses_what_was_asked_of_it() -> None:
    def drop(spec: Spec) -> None:
        del spec["objects"][OBJECTS["curve"]], spec["steps"][4]

    verdict = next(verdict for verdict in score(EXPECT, changed(drop)) if not verdict.right)
    assert (verdict.fact, verdict.asked, verdict.found) == ("object", "plot", "nothing")
    assert lost(EXPECT, changed(drop)) == ["object"]


EQUALS: list[tuple[str, Spec]] = [
    ("a colour by its digits", of("circle", color="#FC6255")),
    ("an expression in other notation", of("curve", expression="x**2 + 0")),
    ("the other sense of rotation, where nobody named one", at(5, angle=-45)),
    ("how long it takes, where nobody said that", at(6, run_time=3)),
    ("how far it goes, where nobody said that", at(6, distance=4)),
    ("the name after a transform", changed(lambda spec: spec["steps"].append({"action": "fade_out", "targets": ["star"]}))),
    ("a size, where nobody named one", of("hexagon", size="large")),
]


@pytest.mark.parametrize("spec", [spec for _, spec in EQUALS], ids=[name for name, _ in EQUALS])
def test_what_is_left_open_may_be_any_way(spec: Spec) -> None:
    expect = copy.deepcopy(EXPECT)
    if len(spec["steps"]) > len(SPEC["steps"]):
        expect["actions"].append({"action": "fade_out", "target": "circle"})
    assert lost(expect, spec) == []


@pytest.mark.parametrize(
    ("one", "other"), [("above", "below"), ("left_of", "right_of"), ("inside", "around"), ("below", "above")]
)
def test_a_relation_may_be_held_from_either_end(one: str, other: str) -> None:
    expect = {
        "objects": [{"type": "star"}, {"type": "circle"}],
        "relations": [{"subject": "star", "relation": one, "anchor": "circle"}],
    }

    def held(star: Spec, circle: Spec) -> list[str]:
        objects = [{"id": "s", "type": "star", **star}, {"id": "c", "type": "circle", **circle}]
        return lost(expect, {"objects": objects, "steps": []})

    assert held({"relation": one, "anchor": "c"}, {}) == held({}, {"relation": other, "anchor": "s"}) == []
    assert held({"relation": other, "anchor": "c"}, {}) == held({}, {"relation": one, "anchor": "s"}) == ["relation"]


@pytest.mark.parametrize("count", [{}, {"count": 1}], ids=["without a count", "with a count of one"])
def test_several_equal_objects_stand_for_a_count(count: Spec) -> None:
    expect = {"objects": [{"type": "dot", "color": "green", "count": 3}]}
    dots = [{"id": name, "type": "dot", "color": "green", **count} for name in "abc"]
    assert lost(expect, {"objects": dots, "steps": []}) == []
    assert lost(expect, {"objects": dots[:2], "steps": []}) == ["count of dot", "extra"]
    dots[2] = {**dots[2], "color": "red"}
    assert lost(expect, {"objects": dots, "steps": []}) == ["count of dot", "extra", "extra"]


def test_things_of_one_kind_are_told_apart_by_what_fits_best() -> None:
    colors = ["red", "blue", "green", "gold"]
    expect = {"objects": [{"type": "circle", "color": color} for color in colors]}
    spec = {"objects": [{"id": color, "type": "circle", "color": color} for color in reversed(colors)], "steps": []}
    assert lost(expect, spec) == []
    spec["objects"][0]["color"] = "white"
    assert lost(expect, spec) == ["color of circle"]


@pytest.mark.parametrize(
    ("item", "right"), [({}, True), ({"position": "center"}, True), ({"x": 0, "y": 0}, True), ({"position": "top"}, False)]
)
def test_a_thing_on_its_own_stands_in_the_middle_anyway(item: Spec, right: bool) -> None:
    expect = {"objects": [{"type": "star", "position": "center"}]}
    assert lost(expect, {"objects": [{"id": "s", "type": "star", **item}], "steps": []}) == (
        [] if right else ["position of star"]
    )


def test_beside_others_the_middle_must_be_said() -> None:
    expect = {"objects": [{"type": "star", "position": "center"}, {"type": "dot", "position": "left"}]}
    dot = {"id": "d", "type": "dot", "position": "left"}
    assert lost(expect, {"objects": [{"id": "s", "type": "star", "position": "center"}, dot], "steps": []}) == []
    assert lost(expect, {"objects": [{"id": "s", "type": "star"}, dot], "steps": []}) == ["position of star"]


def test_things_that_act_together_may_be_one_step_or_steps_that_start_together() -> None:
    expect = {
        "objects": [{"type": "circle"}, {"type": "square"}],
        "actions": [
            {"action": "fade_out", "target": "circle"},
            {"action": "fade_out", "target": "square", "with_previous": True},
        ],
    }
    objects = [{"id": "c", "type": "circle"}, {"id": "s", "type": "square"}]
    one = [{"action": "fade_out", "targets": ["s", "c"]}]
    two = [{"action": "fade_out", "targets": ["s"]}, {"action": "fade_out", "targets": ["c"], "start": "with"}]
    apart = [{"action": "fade_out", "targets": ["c"]}, {"action": "fade_out", "targets": ["s"]}]
    assert lost(expect, {"objects": objects, "steps": one}) == []
    assert lost(expect, {"objects": objects, "steps": two}) == []
    assert lost(expect, {"objects": objects, "steps": apart}) == ["actions"]


def test_words_and_formulae_are_compared_without_their_spaces() -> None:
    def judged(kind: str, asked: str, found: str) -> list[str]:
        return lost({"objects": [{"type": kind, "text": asked}]}, {"objects": [{"id": "t", "type": kind, "text": found}]})

    assert judged("math", "a^2 + b^2", "a^2+b^2") == []
    assert judged("math", "a^2 + b^2", "a^2-b^2") == ["text"]
    assert judged("text", "Hello World", "Hello  World ") == []
    assert judged("text", "Hello World", "HelloWorld") == ["text"]


def test_a_spec_that_does_not_hold_loses_everything_at_once() -> None:
    (verdict,) = score(EXPECT, at(5, targets=["nobody"]))
    assert (verdict.fact, verdict.right) == ("valid", False)
    assert "steps[5]" in verdict.found


def test_the_rows_of_the_evaluation_can_be_judged_and_none_is_right_by_chance() -> None:
    path = Path(__file__).parents[1] / "model" / "simple40.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    strange = {"objects": [{"id": "a", "type": "annulus", "color": "navy"}], "steps": []}
    for row in rows:
        assert lost(row["expect"], SPEC) != [], row["id"]
        assert lost(row["expect"], strange) != [], row["id"]
