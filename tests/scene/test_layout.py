"""What stands where it should not, and its mending, over boxes that the test draws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.domain import Box, Drawing, Drawn, Play
from animathic_lab.scene import SceneSpec, validate
from animathic_lab.scene.layout import FRAME, mend, problems


def drawing_of(**boxes: tuple[float, float, float, float]) -> Drawing:
    """Boxes by x, y, width, height."""
    drawn = tuple(
        Drawn(id=name, kind="", color="#FFFFFF", box=Box(left=x - w / 2, bottom=y - h / 2, right=x + w / 2, top=y + h / 2))
        for name, (x, y, w, h) in boxes.items()
    )
    return Drawing(plays=(Play(start=0, run_time=1, animations=(), after=drawn),))


def spec_of(*objects: dict) -> SceneSpec:
    return validate({"objects": list(objects)}).spec


WORDS = {"id": "words", "type": "text", "text": "Hello"}
BALL = {"id": "ball", "type": "circle"}


def test_what_fits_is_left_alone():
    spec, drawing = spec_of(WORDS, BALL), drawing_of(words=(0, 2, 3, 1), ball=(0, 0, 2, 2))
    assert problems(spec, drawing) == []
    assert mend(spec, drawing) == (spec, ())


def test_words_on_a_shape_move_to_the_nearest_free_place():
    spec, drawing = spec_of(WORDS, BALL), drawing_of(words=(0, 0.8, 3, 1), ball=(0, 0, 2, 2))
    assert [str(problem) for problem in problems(spec, drawing)] == ["words and ball lie on top of each other"]
    mended, notes = mend(spec, drawing)
    moved = mended.object("words")
    assert mended.object("ball") == spec.object("ball")
    assert (moved.x, moved.y) == (0, 1.55)
    assert notes == ("words and ball lie on top of each other: words was moved",)


def test_what_is_outside_comes_in_by_the_shortest_way():
    spec, drawing = spec_of({**BALL, "x": 9, "y": 0}), drawing_of(ball=(9, 0, 2, 2))
    mended, _ = mend(spec, drawing)
    assert mended.object("ball").y == 0
    assert 5 < (mended.object("ball").x or 0) < FRAME.right - 1


def test_what_lies_there_on_purpose_stays():
    inside = spec_of(BALL, {**WORDS, "relation": "inside", "anchor": "ball"})
    assert problems(inside, drawing_of(words=(0, 0, 1, 0.5), ball=(0, 0, 2, 2))) == []
    shapes = spec_of(BALL, {"id": "box", "type": "square"})
    assert problems(shapes, drawing_of(ball=(0, 0, 2, 2), box=(0, 0, 2, 2))) == [], "shapes may overlap; words may not"


def test_words_that_were_given_a_place_keep_it_and_the_others_give_way():
    spec = spec_of({**WORDS, "position": "center"}, {"id": "more", "type": "text", "text": "more"})
    mended, _ = mend(spec, drawing_of(words=(0, 0, 3, 1), more=(0, 0, 2, 1)))
    assert mended.object("words") == spec.object("words")
    assert mended.object("more").y != 0 or mended.object("more").x != 0


_numbers = st.tuples(st.floats(-12, 12), st.floats(-8, 8), st.floats(0.1, 20), st.floats(0.1, 12))


@given(_numbers, _numbers)
def test_mending_loses_nothing_and_ends_inside_the_frame(one, other):
    spec, drawing = spec_of(WORDS, BALL), drawing_of(words=one, ball=other)
    mended, _ = mend(spec, drawing)
    assert [item.id for item in mended.objects] == ["words", "ball"]
    for item in mended.objects:
        if item.x is not None and item.y is not None:
            assert abs(item.x) <= FRAME.right
            assert abs(item.y) <= FRAME.top
    validate(mended.to_dict(), salvage=False)
