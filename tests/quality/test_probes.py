"""Probes on real mp4 files and on drawings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from scenes_drawn import BLUE, RED, WHITE, box, drawing, play, spec, thing

from animathic_lab.domain import Drawing, Quality, Render, Score
from animathic_lab.quality import assess, summary
from animathic_lab.quality.probes import ratio

PROMPT = "a red circle moves right"
SCENE = spec(c="circle")


def movie(path: Path, *, shown: bool = True, moving: bool = True, frames: int = 20) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=15)
        stream.width, stream.height, stream.pix_fmt = 854, 480, "yuv420p"
        for number in range(frames):
            picture = np.zeros((480, 854, 3), np.uint8)
            if shown:
                left = 100 + (20 * number if moving else 0)
                picture[200:260, left : left + 60] = (252, 98, 85)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


def moved(color: str = RED) -> Drawing:
    c = thing("c", "Circle", color)
    return drawing(play(("Create", "c"), after=(c,)), play(("shift", "c"), after=(replace(c, box=box(3)),)))


def render(path: Path, drawn: Drawing) -> Render:
    return Render(path=path, quality=Quality.LOW, duration=1.3, frames=20, width=854, height=480, seconds=1.0, drawing=drawn)


def scores(path: Path, drawn: Drawing, scene: dict | None = None, text: str = PROMPT) -> dict[str, Score]:
    return {score.name: score for score in assess(text, render(path, drawn), scene or SCENE)}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return movie(tmp_path_factory.mktemp("video") / "good.mp4")


def test_a_good_video_has_full_marks_with_reasons(good: Path) -> None:
    found = scores(good, moved())
    assert set(found) == {"facts", "in_frame", "overlap", "not_blank", "motion", "contrast"}
    assert {name: score.value for name, score in found.items()} == dict.fromkeys(found, 1.0)
    assert all(score.reason.endswith(".") for score in found.values())
    assert summary(list(found.values())) == 1


def test_missing_facts_are_named(good: Path) -> None:
    score = scores(good, moved(BLUE))["facts"]
    assert score.value == pytest.approx(2 / 3)
    assert score.reason == "Missing: red circle."


def test_no_facts_score_when_the_words_ask_for_nothing_sure(good: Path) -> None:
    assert "facts" not in scores(good, moved(), text="Fourier transform")


def test_blank_video(tmp_path: Path) -> None:
    found = scores(movie(tmp_path / "blank.mp4", shown=False), moved())
    assert (found["not_blank"].value, found["motion"].value) == (0, 0)


def test_still_video(tmp_path: Path) -> None:
    found = scores(movie(tmp_path / "still.mp4", moving=False), moved())
    assert (found["not_blank"].value, found["motion"].value) == (1, 0)


def test_a_single_frame(tmp_path: Path) -> None:
    found = scores(movie(tmp_path / "one.mp4", frames=1), moved())
    assert (found["not_blank"].value, found["motion"].value) == (1, 0)


@pytest.mark.parametrize("content", [b"", b"no video at all" * 100])
def test_a_broken_file_is_a_bad_score_and_no_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.mp4"
    path.write_bytes(content)
    found = scores(path, moved())
    assert found["not_blank"].value == 0
    assert "could not be read" in found["motion"].reason


def test_out_of_frame(good: Path) -> None:
    c = thing("c", "Circle", RED, box(7.11))
    score = scores(good, drawing(play(after=(c, thing("d", "Dot", WHITE)))))["in_frame"]
    assert score.value == pytest.approx(0.75, abs=0.01)
    assert score.reason == "Outside the frame: c by 50%."


def test_overlap_counts_unless_it_is_meant(good: Path) -> None:
    one, other = thing("c", "Circle", RED), thing("s", "Square", BLUE, box(0.5))
    drawn = drawing(play(after=(one, other)))
    scene = spec(c="circle", s="square")
    score = scores(good, drawn, scene)["overlap"]
    assert score.value < 1
    assert "c and s by 75%" in score.reason
    meant = spec(c={"type": "circle", "relation": "inside", "anchor": "s"}, s="square")
    assert scores(good, drawn, meant)["overlap"].value == 1


def test_words_may_stand_on_shapes_but_not_on_words(good: Path) -> None:
    scene = spec(c="circle", t="text", u="text")
    word, other = thing("t", "Text", WHITE, text="a"), thing("u", "Text", WHITE, text="b")
    assert scores(good, drawing(play(after=(thing("c", "Circle", RED), word))), scene)["overlap"].value == 1
    assert scores(good, drawing(play(after=(word, other))), scene)["overlap"].value < 1


def test_contrast_is_judged_against_the_background(good: Path) -> None:
    drawn = drawing(play(after=(thing("c", "Circle", WHITE),)))
    assert scores(good, drawn)["contrast"].value == 1
    score = scores(good, drawn, {**SCENE, "background": "white"})["contrast"]
    assert score.value == 0
    assert "c (1.0 to 1)" in score.reason


def test_contrast_ratio_of_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_summary_of_nothing_is_zero() -> None:
    assert summary([]) == 0
