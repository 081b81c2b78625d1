"""Features and complexity. The labels are few and the rest are relations that any sensible rule keeps."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.routing import complexity, features

_DEV = Path(__file__).parents[3] / "shared" / "data" / "prompts" / "dev.jsonl"


def score(text: str) -> float:
    return complexity(features(text))


def unseen() -> list[dict]:
    """The half of the public prompts that nobody looked at while the weights were chosen."""
    if not _DEV.exists():
        pytest.skip("the public prompts lie beside the project, not in it")
    rows = [json.loads(line) for line in _DEV.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if hashlib.sha256(row["prompt"].encode()).digest()[0] % 2 == 1]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("a red circle and two blue squares", "kinds", 2),
        ("a red circle and two blue squares", "colors", 2),
        ("A dashed line, then dotted lines", "kinds", 2),  # a dashed line is a line as well
        ("A square turns red, then moves left, then fades out", "actions", 3),
        ("A square turns red, then moves left, then fades out", "sequence_words", 2),
        ("a cube in 3D", "three_d", 2),
        ("zoom the camera in on the axes", "camera", 2),
        ("write 'the camera zooms into a cube'", "camera", 0),
        ("Fourier Transform", "bare_topic", 1),
        ("Space-filling curves", "bare_topic", 1),
        ("a blue circle", "bare_topic", 0),
        ("blue circle", "bare_topic", 0),
        ("красный круг", "non_latin", 1),
        ("die Fläche von α", "non_latin", 0),
        ("the equation a = b transforms into b = a", "formula_change", 1),
        ("the circle transforms into a square", "formula_change", 0),
        ("draw a bar chart of the sales data", "data", 3),
    ],
)
def test_features_count_what_is_asked_for(text: str, name: str, value: float) -> None:
    assert features(text)[name] == value


@given(st.text(max_size=400))
def test_any_text_has_the_same_features_and_a_complexity_within_bounds(text: str) -> None:
    counted = features(text)
    assert set(counted) == set(features("a circle"))
    assert all(isinstance(value, float) and value >= 0 for value in counted.values())
    assert 0 <= complexity(counted) <= 1


@given(
    st.dictionaries(st.sampled_from(sorted(features(""))), st.floats(0, 50)),
    st.sampled_from(sorted(features(""))),
    st.floats(0, 20),
)
def test_complexity_never_falls_when_a_count_rises(counted: dict[str, float], name: str, more: float) -> None:
    assert complexity({**counted, name: counted.get(name, 0) + more}) >= complexity(counted)


ORDERED = [
    ("a circle", "a circle in 3D"),
    ("a red circle moves left", "a red circle moves left, then explain why it does"),
    ("show the formula a = b", "show the formula a = b and transform it into b = a"),
    ("a blue square", "Fourier Transform"),
    ("a bar", "a bar chart of sales data"),
    ("rotate a triangle", "rotate a triangle while the camera zooms out"),
    ("a circle and a square", "a circle, a square, a star, an arrow, a dot and a line"),
    ("a star fades in", "a star fades in, moves left, spins, grows, shrinks, turns red and fades out"),
    ("draw a triangle", "prove that the angles of a triangle sum to 180 degrees"),
    ("a red circle", "нарисуй красный круг"),
]


@pytest.mark.parametrize(("simple", "hard"), ORDERED)
def test_harder_prompts_score_higher(simple: str, hard: str) -> None:
    assert score(simple) < score(hard)


@pytest.mark.parametrize(
    "text", ["a red circle", "Draw a square and rotate it", "write 'Hello'", "a triangle turns into a star"]
)
def test_shapes_and_short_sequences_are_simple(text: str) -> None:
    assert score(text) <= 0.3


@pytest.mark.parametrize(
    "text", ["Fourier Transform", "Explain eigenvectors", "a rotating 3D cube", "Proof of the Pythagorean theorem"]
)
def test_topics_explanations_and_3d_are_not(text: str) -> None:
    assert score(text) > 0.3


def test_another_step_never_makes_an_unseen_prompt_simpler() -> None:
    fell = [row["prompt"] for row in unseen() if score(row["prompt"] + ", then rotates") < score(row["prompt"])]
    assert fell == []


def test_3d_makes_an_unseen_prompt_harder() -> None:
    same = [row["prompt"] for row in unseen() if score(row["prompt"] + " in 3D") <= score(row["prompt"]) < 0.99]
    assert same == []


def test_case_and_spaces_change_nothing_for_unseen_prompts() -> None:
    for row in unseen():
        text = row["prompt"]
        assert score("  " + text.replace(" ", "  ") + "\n") == pytest.approx(score(text), abs=0.02), text


def test_unseen_topics_are_harder_than_unseen_scenes() -> None:
    rows = unseen()
    topics = [score(row["prompt"]) for row in rows if row["origin"] == "topic"]
    scenes = [score(row["prompt"]) for row in rows if row["origin"] != "topic"]
    assert median(topics) > median(scenes)
    assert sum(value > 0.3 for value in topics) / len(topics) > 0.9
