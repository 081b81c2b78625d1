"""What speaks for an answer of the local model, and what is said of words that it does not know."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.generation.confidence import FEATURES, Evidence, left_out, strange_words, weigh
from animathic_lab.vocabulary import hex_of

KNOWN = frozenset(("a", "red", "circle", "that", "says", "and", "turns", "into", "of", "radius", "the", "word", "in", "it"))
CALIBRATION = {"bias": 2.0, "mean": 1.0, "least": 0.5, "strange": -4.0, "unsaid": -1.0, "length": -0.1}


def test_the_mean_and_the_least_are_those_of_the_tokens():
    found = weigh("a red circle", {}, [-0.5, -0.1, -0.3], KNOWN)
    assert found.mean == pytest.approx(-0.3)
    assert found.least == -0.5
    assert found.length == pytest.approx(math.log(3))


def test_words_that_the_corpus_does_not_know_are_counted_but_not_those_in_quotes():
    assert strange_words('a red circle that says "Zanzibar" and "A; B"', KNOWN) == []
    assert strange_words("A RED circle photosynthesizes", KNOWN) == ["photosynthesizes"]
    assert weigh("a red circle vanishes thoughtfully", {}, [], KNOWN).strange == pytest.approx(0.5)
    assert weigh("a red circle vanishes thoughtfully", {}, [], frozenset()).strange == 0


@pytest.mark.parametrize("prompt", ["東京の夜", "🙂🙂", "???", "", "красный круг"])
def test_a_prompt_without_a_word_that_it_knows_is_strange_as_a_whole(prompt):
    assert weigh(prompt, {}, [-0.1], KNOWN).strange == 1


@pytest.mark.parametrize(
    ("prompt", "spec", "unsaid"),
    [
        ("a red circle", {"objects": [{"color": "red"}]}, 0),
        ("a red circle", {"objects": [{"color": hex_of("red")}]}, 0),
        ("a red circle", {"objects": [{"color": "blue"}]}, 1),
        ("a circle of radius 2.5", {"objects": [{"radius": 2.5}]}, 0),
        ("a circle of radius 2", {"objects": [{"radius": 3}]}, 1),
        ("turn it 90 degrees clockwise", {"steps": [{"angle": -90}]}, 0),
        ('the word "Hello" in red', {"objects": [{"text": "Hello", "color": "red"}]}, 0),
        ('the word "Hello" in red', {"objects": [{"text": "Helo"}]}, 2),
    ],
)
def test_what_a_prompt_says_and_the_answer_does_not_hold_is_counted(prompt, spec, unsaid):
    assert weigh(prompt, spec, [-0.1], KNOWN).unsaid == unsaid


def test_each_feature_moves_the_confidence_its_own_way():
    plain = Evidence(mean=-0.05, least=-0.3)
    base = plain.confidence(CALIBRATION)
    assert 0.5 < base < 1
    for name in FEATURES:
        worse = Evidence(**{"mean": -0.05, "least": -0.3, name: -3.0 if name in ("mean", "least") else 1.0})
        assert worse.confidence(CALIBRATION) < base, name
    # A calibration of an earlier adapter knows two features only.
    assert plain.confidence({"bias": 2.0, "mean": 1.0, "least": 0.5}) == base


@given(st.text(max_size=300), st.lists(st.floats(-50, 0), max_size=20))
def test_any_prompt_has_a_confidence_between_0_and_1(prompt, logprobs):
    found = weigh(prompt, {"objects": [{"text": prompt}]}, logprobs, KNOWN)
    assert 0 <= found.strange <= 1
    assert 0 <= found.confidence(CALIBRATION) <= 1


def test_strange_words_are_named_in_a_sentence_and_only_so_many_of_them():
    assert left_out("a red circle", KNOWN) == ()
    assert left_out("a red circle photosynthesizes", frozenset()) == ()
    (one,) = left_out("a red circle photosynthesizes", KNOWN)
    assert one == "the local model does not know the word “photosynthesizes”: what it asks for may be missing"
    (many,) = left_out(" ".join(f"strange{letter}word" for letter in "abcdefghij"), KNOWN)
    assert many.count("“") == 5
    assert ", ..." in many
