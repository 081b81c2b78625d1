"""What a prompt asks for, read from its words alone."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.quality import facts_asked
from animathic_lab.vocabulary import COLORS, KIND_OF


def asked(text: str) -> list[str]:
    return [fact.asked for fact in facts_asked(text)]


# Written while the reader was being made.
KNOWN = [
    ("Draw a red square and rotate it 90 degrees", ["square", "red square", "rotate the square 90 degrees"]),
    ("a blue circle that moves from left to right", ["circle", "blue circle", "move the circle right"]),
    ("Show text 'Hello World' that fades in", ["text “Hello World”", "fade in the text “Hello World”"]),
    (
        "Transform a blue circle into a red star",
        ["circle", "blue circle", "star", "red star", "transform the circle into a red star"],
    ),
    ("three green dots in a row", ["dots", "3 dots", "green dots"]),
    ("two hexagons, one orange and one purple", ["hexagon", "orange hexagon", "purple hexagon"]),
    ("a red and a blue circle", ["circle", "red circle", "blue circle"]),
    (
        "A circle above a square, both white. Both fade out.",
        ["circle", "white circle", "square", "white square", "fade out the circle and the square"],
    ),
    ("an ellipse at the top left, then it turns green", ["ellipse", "ellipse at the top left", "turn the ellipse green"]),
    ("find the square root of 2 and point out where the lines meet", []),
    ("Circle the word 'Hi' and label it", ["text “Hi”"]),
    ("the camera moves left", []),
    ("a car moves to the right, then a circle fades in", ["circle", "fade in the circle"]),
    ("Fourier Transform", []),
    (
        "A triangle becomes a star and the star spins",
        ["triangle", "star", "transform the triangle into a star", "rotate the star"],
    ),
    (
        "write Hello world, then three green dots appear below it in a row",
        ["text “Hello world”", "write the text “Hello world”", "dots", "3 dots", "green dots"],
    ),
    (
        "Write Good morning in blue and rotate it",
        ["text “Good morning”", "write the text “Good morning”", "rotate the text “Good morning”", "blue text “Good morning”"],
    ),
    ("the word Welcome appears and then turns gold", ["text “Welcome”", "turn the text “Welcome” gold"]),
    ("plot sin(x) in yellow on axes", ["curve", "yellow curve", "axes"]),
    ("graph y = x^2 + 1, then fade it out", ["curve", "fade out the curve"]),
    ("three yellow stars in a row fade in", ["stars", "3 stars", "yellow stars", "fade in the stars"]),
    ("make a bar plot of the sales", []),
    ("write Pythagoras theorem", []),
    ("Write Newton's second law below the circle", ["circle"]),
    ("WRITE HELLO WORLD", []),
    # These two were written for the list below and came out wrong there at first.
    ("a square without a circle", ["square"]),
    (
        "Write 'Start', wait a second, then morph it into 'End'",
        ["text “Start”", "text “End”", "write the text “Start”", "transform the text “Start” into text “End”"],
    ),
]

# Written after the reader was finished; nothing was tuned to them. 13 of 15 were right at the first run; the other two
# were mended and stand above since.
UNSEEN = [
    (
        "A purple rectangle slides down and disappears",
        ["rectangle", "purple rectangle", "move the rectangle down", "make the rectangle disappear"],
    ),
    (
        "Put a yellow star in the bottom right corner and make it blink",
        ["star", "yellow star", "star at the bottom right", "highlight the star"],
    ),
    ("Four small orange triangles rotate together", ["triangles", "4 triangles", "orange triangles", "rotate the triangles"]),
    (
        'I\'d like the title "My Talk" at the top of the screen in yellow',
        ["text “My Talk”", "yellow text “My Talk”", "text “My Talk” at the top"],
    ),
    (
        "Morph a pentagon into an octagon, then fade it out",
        ["pentagon", "octagon", "transform the pentagon into a octagon", "fade out the octagon"],
    ),
    ("draw axes and plot the curve y = x^2 on them", ["axes", "curve"]),
    (
        "An arrow grows, turns by 45 degrees, and shrinks again",
        ["arrow", "grow the arrow", "rotate the arrow 45 degrees", "shrink the arrow"],
    ),
    ("The letter B in dark green moves up", ["text “B”", "dark green text “B”", "move the text “B” up"]),
    ("Show a ring and a dot; the dot moves to the center", ["ring", "dot", "move the dot to the center"]),
    ("Line up five white squares and highlight the third", ["squares", "5 squares", "white squares"]),
    ("Change a red triangle to blue", ["triangle", "red triangle", "turn the triangle blue"]),
    ("Explain the dot product of two vectors", ["vectors", "2 vectors"]),
    (
        "there's a gold ellipse on the left, it gets bigger and goes to the right",
        ["ellipse", "gold ellipse", "ellipse at the left", "grow the ellipse", "move the ellipse right"],
    ),
]


@pytest.mark.parametrize(("text", "facts"), KNOWN)
def test_known_prompts(text: str, facts: list[str]) -> None:
    assert sorted(asked(text)) == sorted(facts)


@pytest.mark.parametrize(("text", "facts"), UNSEEN)
def test_unseen_prompts(text: str, facts: list[str]) -> None:
    assert sorted(asked(text)) == sorted(facts)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("two dots without axes", "axes"),
        ("draw a circle around its center line", "line"),
        ("dots arranged in a circle", "circle"),
        ("a star-shaped thing that looks like a square", "square"),
        ("the vector field and the graph theory of square waves", "square"),
        ("turn on the light", "rotate"),
        ("the moving average of sales", "move"),
        (
            "In a right triangle the square of the hypotenuse equals the sum of the squares of the two other sides of it.",
            "square",
        ),
    ],
)
def test_doubtful_words_ask_for_nothing(text: str, never: str) -> None:
    assert not any(never in fact for fact in asked(text))


def test_before_drawing_no_fact_is_judged() -> None:
    facts = facts_asked("a red circle at the top")
    assert {fact.drawn for fact in facts} == {None}
    assert [fact.kind for fact in facts] == ["object", "color", "place"]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    facts_asked(text)


_GLUE = (
    "a the two 3 and , . then that which is it them both in at to into from of left right top corner turn make change rotate "
    "moves fade out grows 'Hi' \"x\" $x^2$ 's color degrees 90 without with becomes"
)
_WORDS = st.sampled_from(sorted(KIND_OF) + sorted(COLORS)[::9] + sorted(set(_GLUE.split())) + list(string.punctuation))


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_heap_of_scene_words_can_be_read(text: str) -> None:
    facts = facts_asked(text)
    assert len({(fact.kind, fact.asked) for fact in facts}) == len(facts)
    assert all(fact.asked == " ".join(fact.asked.split()) for fact in facts if "“" not in fact.asked)


@given(st.sampled_from(["red", "light blue", "gold"]), st.sampled_from(["circle", "square", "star", "arrow"]))
def test_every_way_of_saying_a_colour_is_the_same_fact(color: str, noun: str) -> None:
    article = "an" if noun == "arrow" else "a"
    for text in (
        f"a {color} {noun}",
        f"{article} {noun} that is {color}",
        f"draw {article} {noun} in {color}",
        f"make the {noun} {color}",
    ):
        assert asked(text) == [noun, f"{color} {noun}"], text


def test_a_very_long_text_is_read_up_to_a_limit() -> None:
    assert len(facts_asked("a red circle. " * 100_000)) == 2
