"""The right drawing has every fact; with one thing changed it loses that fact and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scenes_drawn import BLUE, GOLD, GREEN, RED, WHITE, YELLOW, box, drawing, play, spec, thing

from animathic_lab.domain import Drawing
from animathic_lab.quality import facts_drawn

PROMPT = (
    "A red circle at the left, two blue squares and the text 'Hi' in gold. Rotate the circle 90 degrees, then move "
    "the circle up, fade out the squares and turn the text green"
)


def right(
    *,
    circle: str = "Circle",
    color: str = RED,
    x: float = -4.0,
    squares: int = 2,
    hi: str = "Hi",
    gold: str = GOLD,
    turn: str = "Rotate",
    angle: float = 90.0,
    rise: float = 2.0,
    fade: str = "FadeOut",
    end: str = GREEN,
) -> tuple[Drawing, dict]:
    c = thing("c", circle, color, box(x))
    up = replace(c, box=box(x, rise))
    s = thing("s", "VGroup", BLUE, box(3.0, 0.0, 4.5, 2.0))
    t = thing("t", "Text", gold, box(0.0, -3.0, 1.0, 0.5), hi)
    plays = drawing(
        play(("Create", "c"), ("Create", "s"), ("Write", "t"), after=(c, s, t)),
        play((turn, "c", {"angle": angle}), after=(c, s, t)),
        play(("shift", "c", {"shift": [0, rise]}), after=(up, s, t)),
        play((fade, "s"), after=(up, t)),
        play(("set_color", "t"), after=(up, replace(t, color=end))),
    )
    return plays, spec(c="circle", s={"type": "square", "count": squares}, t="text")


def lost(text: str, drawn: Drawing, scene: dict) -> set[str]:
    facts = facts_drawn(text, drawn, scene)
    assert facts
    return {fact.asked for fact in facts if not fact.drawn}


def test_the_right_drawing_has_every_fact() -> None:
    facts = facts_drawn(PROMPT, *right())
    assert [fact.asked for fact in facts if not fact.drawn] == []
    assert len(facts) == 12


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"color": GREEN}, "red circle"),
        ({"x": 4.0}, "circle at the left"),
        ({"squares": 3}, "2 squares"),
        ({"squares": 1}, "2 squares"),
        ({"hi": "Ho"}, "text “Hi”"),
        ({"gold": WHITE}, "gold text “Hi”"),
        ({"turn": "Indicate"}, "rotate the circle 90 degrees"),
        ({"angle": 45.0}, "rotate the circle 90 degrees"),
        ({"rise": -2.0}, "move the circle up"),
        ({"fade": "Uncreate"}, "fade out the squares"),
        ({"end": RED}, "turn the text “Hi” green"),
    ],
)
def test_one_change_loses_exactly_one_fact(change: dict, fact: str) -> None:
    assert lost(PROMPT, *right(**change)) == {fact}


def test_a_missing_object_loses_all_that_was_said_of_it() -> None:
    plays, scene = right(circle="Ellipse")
    scene["objects"][0]["type"] = "ellipse"
    gone = lost(PROMPT, plays, scene)
    assert gone == {"circle", "red circle", "circle at the left", "rotate the circle 90 degrees", "move the circle up"}


def test_transforms_by_replacement_and_in_place() -> None:
    a, b = thing("a", "Circle", BLUE), thing("b", "Square", RED)
    text, scene = "a blue circle turns into a red square, then rotate it", spec(a="circle", b="square")
    replaced = drawing(
        play(("Create", "a"), after=(a,)),
        play(("ReplacementTransform", "a", {"into": "b"}), after=(b,)),
        play(("Rotate", "b", {"angle": 90.0}), after=(b,)),
    )
    assert lost(text, replaced, scene) == set()
    in_place = drawing(
        play(("Create", "a"), after=(a,)),
        play(("Transform", "a"), after=(thing("a", "Square", RED),)),
        play(("Rotate", "a"), after=(thing("a", "Square", RED),)),
    )
    assert lost(text, in_place, scene) == set()
    wrong_end = drawing(
        play(("Create", "a"), ("Create", "b"), after=(a, b)),
        play(("Transform", "a"), after=(thing("a", "Star", RED), b)),
        play(("Rotate", "b"), after=(a, b)),
    )
    assert lost(text, wrong_end, scene) == {"transform the circle into a red square"}


def test_two_of_a_kind_are_told_apart_by_colour() -> None:
    one, other = thing("x", "Circle", BLUE, box(-3)), thing("y", "Circle", RED, box(3))
    scene = spec(x="circle", y="circle")
    text = "a red circle and a blue circle; the red circle moves up"
    start = play(("Create", "x"), ("Create", "y"), after=(one, other))
    good = drawing(start, play(("shift", "y"), after=(one, replace(other, box=box(3, 2)))))
    assert lost(text, good, scene) == set()
    wrong = drawing(start, play(("shift", "x"), after=(replace(one, box=box(-3, 2)), other)))
    assert lost(text, wrong, scene) == {"move the circle up"}


def test_counts_add_up_over_separate_objects() -> None:
    dots = tuple(thing(f"d{n}", "Dot", YELLOW, box(n, 0, 0.2, 0.2)) for n in range(3))
    scene = spec(d0="dot", d1="dot", d2="dot")
    assert lost("three yellow dots", drawing(play(after=dots)), scene) == set()
    assert lost("three yellow dots", drawing(play(after=dots[:2])), scene) == {"3 dots"}
    assert lost("two yellow dots", drawing(play(after=dots)), scene) == {"2 dots"}


def test_sides_of_polygons_count() -> None:
    drawn = drawing(play(after=(thing("p", "RegularPolygon"),)))
    assert lost("a hexagon", drawn, spec(p={"type": "polygon", "sides": 6})) == set()
    assert lost("a hexagon", drawn, spec(p={"type": "polygon", "sides": 5})) == {"hexagon"}


@pytest.mark.parametrize(
    ("color", "seen", "same"),
    [
        ("blue", "#0000FF", True),
        ("blue", BLUE, True),
        ("blue", "#5CD0B3", False),
        ("red", "#FF0000", True),
        ("red", "#FF862F", False),
        ("light blue", BLUE, True),
        ("green", "#008000", True),
        ("yellow", "#FFFF00", True),
        ("white", "#000000", False),
    ],
)
def test_colours_compare_as_people_name_them(color: str, seen: str, same: bool) -> None:
    assert (lost(f"a {color} star", drawing(play(after=(thing("s", "Star", seen),))), spec(s="star")) == set()) is same


def test_an_empty_drawing_has_no_fact() -> None:
    assert all(fact.drawn is False for fact in facts_drawn(PROMPT, Drawing(), {}))
