"""Drawings are compared by kind, colour and place; names and grouping do not matter."""

from __future__ import annotations

import pytest
from comparing import compare, moving, share_matched

from animathic_lab.domain import Animated, Box, Drawing, Drawn, Play

RED, WHITE, BLUE = "#FC6255", "#FFFFFF", "#58C4DD"


def thing(name: str, kind: str, color: str, box: tuple[float, float, float, float], **more) -> Drawn:
    left, bottom, right, top = box
    return Drawn(id=name, kind=kind, color=color, box=Box(left=left, bottom=bottom, right=right, top=top), **more)


def play(*after: Drawn, start: float = 0.0, run_time: float = 1.0, does: str = "Create") -> Play:
    return Play(start=start, run_time=run_time, animations=(Animated(name=does, target=""),), after=after)


BALL = thing("ball", "Circle", RED, (-1, -1, 1, 1))
BOX = thing("box", "Square", BLUE, (2, 0, 3, 1))


def test_the_same_things_under_other_names_match():
    renamed = [thing("a", "Square", BLUE, (2, 0, 3, 1)), thing("b", "Circle", RED, (-1.2, -1, 0.8, 1.1))]
    assert share_matched([BALL, BOX], renamed) == (1.0, ())


@pytest.mark.parametrize(
    "other",
    [
        thing("ball", "Circle", WHITE, (-1, -1, 1, 1)),
        thing("ball", "Square", RED, (-1, -1, 1, 1)),
        thing("ball", "Circle", RED, (-0.5, -1, 1.5, 1)),
        thing("ball", "Circle", RED, (-2, -2, 2, 2)),
    ],
    ids=["colour", "kind", "place", "size"],
)
def test_another_colour_kind_place_or_size_does_not_match(other):
    assert share_matched([BALL], [other]) == (0.0, ("one: ball", "other: ball"))


def test_what_is_missing_and_what_is_too_much_count():
    assert share_matched([BALL, BOX], [BALL]) == (pytest.approx(2 / 3), ("one: box",))
    assert share_matched([BALL], [BALL, BALL])[0] == pytest.approx(2 / 3)


def test_what_nobody_sees_does_not_count():
    assert share_matched([BALL], [BALL, thing("hub", "Dot", WHITE, (0, 0, 0, 0), opacity=0.0)])[0] == 1.0


def test_a_group_counts_by_its_members_where_these_are_named():
    group = thing("group", "VGroup", RED, (-1, -1, 3, 1), parts=2)
    assert share_matched([group, BALL, BOX], [BALL, BOX])[0] == 1.0
    assert share_matched([group], [BALL, BOX])[0] == 1.0
    assert share_matched([group], [BALL])[0] == 0.0


def test_words_at_a_brace_may_be_a_part_of_it():
    brace, words = thing("b", "Brace", WHITE, (-2, -1.5, 2, -1.2)), thing("t", "Tex", WHITE, (-1, -2, 1, -1.7), parts=8)
    both = thing("b", "LabelledBrace", WHITE, (-2, -2, 2, -1.2), parts=9)
    assert share_matched([brace, words], [both])[0] == 1.0
    assert share_matched([brace], [both])[0] == 0.0


def test_plays_that_only_wait_do_not_count_unless_something_moves_meanwhile():
    moved = thing("ball", "Circle", RED, (0, -1, 2, 1))
    drawing = Drawing(plays=(play(BALL), play(BALL, start=1, does="Wait"), play(moved, start=2, does="Wait")))
    assert [item.start for item in moving(drawing)] == [0.0, 2.0]


def test_the_middle_is_compared_where_both_move_equally_often():
    one = Drawing(plays=(play(BALL), play(BALL, BOX, start=1)))
    other = Drawing(plays=(play(BOX), play(BALL, BOX, start=1, run_time=3)))
    found = compare(one, other)
    assert (found.end, found.middle, found.plays, found.seconds) == (1.0, 0.0, (2, 2), (2.0, 4.0))


def test_nothing_is_like_nothing():
    assert compare(Drawing(), Drawing()).end == 1.0
