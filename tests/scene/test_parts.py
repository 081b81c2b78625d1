"""Parts of things: what a spec can count is refused before, what only a render can count is said in words by the render."""

from __future__ import annotations

from typing import Any

import pytest

from animathic_lab.errors import RenderError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.book import example_scene
from animathic_lab.scene.spec import SceneObject
from animathic_lab.scene.words import Kind

COUNTED = [kind for kind, entry in BOOK.items() if entry.parts is not None]
#: Kinds whose parts a spec cannot count, and of which the rules say nothing.
UNCOUNTED = [
    kind
    for kind, entry in BOOK.items()
    if entry.parts is None
    and entry.family not in ("shapes", "pictures")
    and kind not in ("line", "arrow", "double_arrow", "vector", "underline", "trace", "dot_3d")
]
#: Fields of which the number of parts depends.
VARIANTS: list[tuple[str, dict[str, Any]]] = [
    *((kind, {"numbers": numbers}) for kind in ("complex_plane", "polar_plane", "number_line") for numbers in (True, False)),
    *((kind, {"x_label": "a", "numbers": True}) for kind in ("axes", "number_plane", "complex_plane")),
    ("axes", {"x_label": "a", "y_label": "b"}),
    ("histogram", {"sides": 7}),
    ("number_line", {"count": 2}),
    ("brace", {"text": " "}),
    ("angle", {"text": ""}),
    ("right_angle", {"text": "90"}),
]


def scene_of(kind: str, **fields: Any) -> tuple[list[dict[str, Any]], SceneObject]:
    """The objects of a kind's example, and the object itself."""
    objects = example_scene(BOOK[Kind(kind)])["objects"]
    objects[-1] |= fields
    return objects, validate({"objects": objects}).spec.objects[-1]


def taken_away(*refs: str) -> list[dict[str, Any]]:
    """Steps that need every part: each is taken off the canvas."""
    return [{"action": "remove", "targets": [ref]} for ref in refs]


def check(objects: list[dict[str, Any]], ref: str) -> None:
    validate({"objects": objects, "steps": taken_away(ref)}, salvage=False)


@pytest.mark.parametrize(
    ("kind", "fields"), [*((kind, {}) for kind in COUNTED if kind not in ("tracker", "light")), *VARIANTS], ids=str
)
def test_all_parts_that_are_counted_are_there_and_none_beyond(draw, kind, fields):
    objects, item = scene_of(kind, **fields)
    parts = BOOK[item.type].parts(item)
    name = item.id if item.count is None else f"{item.id}.0"
    exact = not (kind == "math" and not item.parts)
    if exact:
        refs = [f"{name}.{index}" for index in range(len(parts))]
        refs += [f"{name}.{i}.{inner - 1}" for i, inner in enumerate(parts) if inner] if item.count is None else []
        assert "expect_parts" not in compile_scene(validate({"objects": objects, "steps": taken_away(*refs)}).spec).code
        assert draw(*objects, steps=taken_away(*refs)).plays
    with pytest.raises(SpecError, match=rf"no part {name}\.{len(parts)}"):
        check(objects, f"{name}.{len(parts)}")


@pytest.mark.parametrize("kind", ["tracker", "light"])
def test_what_nobody_sees_has_no_parts(kind):
    objects, item = scene_of(kind)
    with pytest.raises(SpecError, match="no part") as error:
        check(objects, f"{item.id}.0")
    assert error.value.valid == f"{item.id} as a whole"


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind in ("text", "plot", "riemann") else pytest.mark.slow) for kind in UNCOUNTED]
)
def test_a_part_that_only_a_render_could_count_is_missed_in_words(draw, kind):
    objects, item = scene_of(kind)
    with pytest.raises(RenderError, match=rf"there is no part {item.id}\.999; there (are|is) {item.id}\.0"):
        draw(*objects, steps=taken_away(f"{item.id}.999"))
    assert draw(*objects, steps=taken_away(f"{item.id}.0")).plays


@pytest.mark.parametrize(
    ("item", "part", "there"),
    [
        ({"type": "math", "text": "\\alpha + 1"}, "9", "it.0 to it.2"),
        ({"type": "bullets", "parts": ["one", "two"]}, "1.40", "it.1.0"),
        ({"type": "group", "children": ["ball"]}, "0.3", "it.0.0 alone"),
        ({"type": "text", "text": "four", "count": 2}, "1.4", "it.1.0 to it.1.3"),
        ({"type": "circle"}, "0.1", "it.0.0 alone"),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else value,
)
def test_a_missing_part_of_a_part_is_named_with_what_is_there(draw, item, part, there):
    ball = {"id": "ball", "type": "circle"}
    with pytest.raises(RenderError, match=rf"there is no part it\.{part}; there (are|is) {there}"):
        draw(ball, {"id": "it", **item}, steps=taken_away(f"it.{part}"))


def test_copies_have_as_many_parts_as_each_of_them():
    objects = [{"id": "dots", "type": "circle", "count": 3}, {"id": "pies", "type": "pie_chart", "values": [1, 2], "count": 2}]
    check(objects, "dots.2.0")
    check(objects, "pies.1.1")
    for ref, valid in (("dots.2.1", "dots.2.0"), ("pies.1.2", "pies.1.0 to pies.1.1"), ("dots.3", "dots.0 to dots.2")):
        with pytest.raises(SpecError) as error:
            check(objects, ref)
        assert error.value.valid == valid


def test_a_part_that_another_object_stands_by_is_looked_for_first(draw):
    words = {"id": "words", "type": "text", "text": "ab"}
    for other in ({"type": "circle", "anchor": "words.5", "relation": "above"}, {"type": "brace", "of": "words.5"}):
        with pytest.raises(RenderError, match=r"there is no part words\.5; there are words\.0 to words\.1"):
            draw(words, {"id": "other", **other})


def test_a_number_that_gets_shorter_keeps_its_parts(draw):
    number = {"id": "it", "type": "number", "value": 100}
    frame = {"id": "frame", "type": "surround", "of": "it.2"}
    steps = [
        {"action": "set", "targets": ["it"], "value": 5, "run_time": 0.2},
        {"action": "indicate", "targets": ["it.2"], "run_time": 0.2},
    ]
    assert draw(number, frame, steps=steps).plays
    with pytest.raises(RenderError, match=r"there is no part it\.3; there are it\.0 to it\.2"):
        draw(number, steps=[{"action": "indicate", "targets": ["it.3"]}])
